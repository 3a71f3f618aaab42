import { minus, type Span } from '#domain/calendar/spans.ts';
import { addDays, dateIn, instantOf } from '#domain/calendar/zoned.ts';
import type { Policy } from '#domain/escalation/policy.ts';
import { type Instant, iso } from '#domain/time.ts';
import type { Roster } from './roster.ts';
import { Level } from './team.ts';

/** Service time in which nobody of that level is on duty for the team. */
export type Gap = {
  /** The same for as long as the gap is the same, so that it is told once; one that goes on for days is told once a day. */
  id: string;
  team: string;
  level: Level;
  from: Instant;
  to: Instant;
  /** Nobody at all, a week long: there is no rota. */
  noShifts: boolean;
};

const day = 86_400_000;

/** When somebody of that level is on duty for the team. */
export const coverage = (roster: Roster, team: string, level: Level, range: Span): Span[] =>
  minus([range], minus([range], roster.postSpans(team, level, range)));

/** Gaps of one team and level within the range: never past when the range begins now, never in closed hours. */
export function gaps(roster: Roster, team: string, level: Level, range: Span): Gap[] {
  const { timeZone } = roster.rota;
  // From the beginning of yesterday on, so that one that goes on keeps its own beginning and with it its id.
  const since = instantOf(addDays(dateIn(range.from, timeZone), -1), 0, timeZone);
  const uncovered = minus(
    roster.hours(team).openSpans({ from: since, to: range.to }),
    roster.postSpans(team, level, { from: since, to: range.to }),
  );
  const ahead = uncovered.filter(({ to }) => to > range.from);
  if (ahead.length === 0) return [];
  const noShifts = roster.postSpans(team, level, { from: since, to: range.from + 7 * day }).length === 0;
  return ahead.map(({ from, to }) => ({
    id: `${team}.${level}.${iso(from)}`,
    team,
    level,
    from: Math.max(from, range.from),
    to,
    noShifts,
  }));
}

/** Levels somebody of which should be there: agents; for a callback team also those whom its ladder tells. */
export function levelsNeeded(roster: Roster, team: string, policy: Pick<Policy, 'ladder'>): Level[] {
  if (!roster.rota.callbackTeams.includes(team)) return ['agent'];
  const told = policy.ladder.flatMap((step) => step.tell.map(({ who }) => who as string));
  return Level.options.filter((level) => level === 'agent' || told.includes(level));
}

/** All gaps of some teams within the range: the loudest first, then the nearest. */
export function gapsAhead(roster: Roster, teams: string[], policy: Pick<Policy, 'ladder'>, range: Span): Gap[] {
  const found = teams.flatMap((team) => levelsNeeded(roster, team, policy).flatMap((level) => gaps(roster, team, level, range)));
  return found.sort((a, b) => Number(b.noShifts) - Number(a.noShifts) || a.from - b.from || (a.id < b.id ? -1 : 1));
}
