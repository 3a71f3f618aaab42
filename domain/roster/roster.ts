import type { ServiceHours } from '#domain/calendar/service-hours.ts';
import { joined, type Span } from '#domain/calendar/spans.ts';
import { withCanary } from '#domain/canary/canary.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { Instant } from '#domain/time.ts';
import { isInForce, type RosterChange } from './change.ts';
import type { Duty } from './duty.ts';
import { type Post, type PostSpan, postSpans, postsAt, type Rota, rotaOf, serves } from './posts.ts';
import { channelsFor } from './reach.ts';
import type { Level, Preference } from './team.ts';

/** How somebody wants to be told, in their own words; stands before what the configuration says of it. */
export type OwnPreferences = { person: string; preferences: Preference[] };
/** What has been changed at run time. */
export type RunTime = { changes: RosterChange[]; preferences: OwnPreferences[] };
export const nothingChanged: RunTime = { changes: [], preferences: [] };

/** Who is there: the configured duty with what has been changed since, at any instant. */
export type Roster = Duty & {
  posts(team: string, level: Level, at: Instant): Post[];
  postSpans(team: string, level: Level, range: Span): PostSpan[];
  rota: Rota;
  changes: RosterChange[];
};

/**
 * The roster as known at `now`. Somebody on an override or a swap belongs to that team while it lasts, and sees its cases. Whoever is
 * put on duty outside the hours of a team opens its doors: its cases need not be held.
 */
export function rosterAt(base: Duty, insurer: Insurer, { changes, preferences }: RunTime, now: Instant): Roster {
  const rota = rotaOf(insurer);
  const own = new Map(preferences.map((p) => [p.person, p.preferences]));
  const posts = (team: string, level: Level, at: Instant) => postsAt(rota, changes, team, level, at);
  const spans = (team: string, level: Level, range: Span) => postSpans(rota, changes, team, level, range);
  const isAbsent = (person: string) => changes.some((c) => c.kind === 'absence' && c.person === person && isInForce(c, now));
  const callback = rota.callbackTeams;
  return withCanary({
    ...base,
    rota,
    changes,
    posts,
    postSpans: spans,
    onDuty: (team, level, at) => posts(team, level, at).map(({ person, backup }) => ({ person, backup })),
    hours(team) {
      const helpers = changes.filter((c) => c.kind === 'override' && c.level === 'agent' && serves(rota, c.team, team));
      if (helpers.length === 0) return base.hours(team);
      const helped = (range: Span) => spans(team, 'agent', range).filter(isHelper);
      return openedBy(helpers, base.hours(team), (at) => posts(team, 'agent', at).some(isHelper), helped);
    },
    members(team) {
      const there = base.members(team).filter((person) => !isAbsent(person));
      return there.length > 0 ? there : base.members(team);
    },
    teamsOf(person) {
      const joinedNow = changes.filter((c) => c.kind !== 'absence' && newcomer(c) === person && isInForce(c, now));
      const teams = joinedNow.flatMap((c) => (c.kind === 'absence' ? [] : c.team === '*' ? callback : [c.team]));
      return [...new Set([...base.teamsOf(person), ...teams])];
    },
    channelsOf(id, severity, at) {
      const person = base.person(id);
      const preferred = own.get(id);
      return person ? channelsFor(preferred ? { ...person, preferences: preferred } : person, severity, at, insurer.timeZone) : [];
    },
  });
}

const isHelper = ({ source }: Post): boolean => source === 'override';
const newcomer = (c: RosterChange): string => (c.kind === 'swap' ? c.colleague : c.person);

/** Service hours, and besides them whenever one of the helpers is there. Deadlines in working time keep to the service hours. */
function openedBy(
  helpers: RosterChange[],
  doors: ServiceHours,
  isHelped: (at: Instant) => boolean,
  helped: (range: Span) => Span[],
): ServiceHours {
  const isOpen = (at: Instant) => doors.isOpen(at) || isHelped(at);
  return {
    ...doors,
    isOpen,
    nextOpening(at) {
      const starts = helpers.map(({ from }) => Math.max(from, at)).filter(isOpen);
      const opening = doors.nextOpening(at);
      return starts.length === 0 ? opening : Math.min(...starts, opening ?? Number.POSITIVE_INFINITY);
    },
    openSpans: (range) => joined([...doors.openSpans(range), ...helped(range)]),
  };
}
