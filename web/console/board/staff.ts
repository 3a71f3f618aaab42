import type { GapView } from '#domain/roster/view.ts';
import type { StaffItem } from '#domain/staff/board.ts';
import type { ListedCase } from '../api/types.ts';
import { isInHandsOf } from './layout.ts';

/** Where somebody stands, as a lead sees it. `silent`: signed on, but the console has not been heard for a minute. */
export type Standing = 'on' | 'break' | 'silent' | 'missing' | 'off';

export function standingOf(p: StaffItem): Standing {
  if (p.state === 'break') return 'break';
  if (p.state === 'on') return p.present ? 'on' : 'silent';
  return p.onRota ? 'missing' : 'off';
}

/** Why an alert may not reach somebody who is on duty. */
export type Unreachable = 'no-sound' | 'muted' | 'alerts-failed';

/** `failed`: people whose alerts were given up today. */
export function unreachable(p: StaffItem, failed: ReadonlySet<string>): Unreachable[] {
  if (standingOf(p) !== 'on') return [];
  return [
    ...(p.mutedUntil !== null ? (['muted'] as const) : p.sound ? [] : (['no-sound'] as const)),
    ...(failed.has(p.person) ? (['alerts-failed'] as const) : []),
  ];
}

const order: Standing[] = ['on', 'silent', 'break', 'missing', 'off'];

/** Those who are there first, the least loaded before others. */
export const byStanding = (a: StaffItem, b: StaffItem): number =>
  order.indexOf(standingOf(a)) - order.indexOf(standingOf(b)) || a.load.open - b.load.open || (a.person < b.person ? -1 : 1);

/** What somebody has claimed or was given, and what only waits for them to claim it. */
export type Load = { inHand: number; proposed: number };

/** Counted from the same cases as the list behind it. */
export function loadOf(cases: Iterable<ListedCase>, person: string): Load {
  const load = { inHand: 0, proposed: 0 };
  for (const c of cases) if (isInHandsOf(c, person)) load[c.claimedBy === person ? 'inHand' : 'proposed']++;
  return load;
}

export const ofTeamsStaff = (p: StaffItem, teams: readonly string[]): boolean =>
  teams.length === 0 || p.teams.some((t) => teams.includes(t));

export type Gaps = {
  /** Teams in which somebody should be there now and no agent is. */
  empty: string[];
  /** By the rota on duty now, but not signed on or not heard. */
  missing: StaffItem[];
};

/** The gaps known today: the rota against who sits at a console. */
export function gapsOf(staff: readonly StaffItem[], teams: readonly string[]): Gaps {
  const isAgent = (p: StaffItem) => p.levels.includes('agent');
  const expected = staff.filter((p) => p.onRota && ofTeamsStaff(p, teams));
  const concerned = teams.length > 0 ? teams : [...new Set(staff.flatMap((p) => p.teams))];
  const empty = concerned.filter(
    (team) =>
      expected.some((p) => isAgent(p) && p.teams.includes(team)) &&
      !staff.some((p) => isAgent(p) && p.teams.includes(team) && standingOf(p) === 'on'),
  );
  return { empty, missing: expected.filter((p) => ['missing', 'silent'].includes(standingOf(p))) };
}

/** Gaps of the rota in these teams (of all when none are named) that begin before that instant, cut off there. */
export const gapsWithin = (gaps: readonly GapView[], teams: readonly string[], until: number): GapView[] =>
  gaps
    .filter((gap) => (teams.length === 0 || teams.includes(gap.team)) && Date.parse(gap.from) < until)
    .map((gap) => ({ ...gap, until: new Date(Math.min(Date.parse(gap.until), until)).toISOString() }));
