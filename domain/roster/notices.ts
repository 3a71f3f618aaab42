import type { Notice, NoticeOf } from '#domain/alert/notice.ts';
import type { Policy } from '#domain/escalation/policy.ts';
import type { Instant } from '#domain/time.ts';
import { type RosterChange, type Swap, swapState } from './change.ts';
import type { Duty } from './duty.ts';
import { type Gap, gaps, gapsAhead } from './gaps.ts';
import type { Roster } from './roster.ts';
import type { Level } from './team.ts';

const hour = 3_600_000;
/** Told so long before they begin. */
const ahead = 24 * hour;
/** What was decided longer ago has been told, or is no news any more. */
const news = hour;

export type OwedNotice = { notice: Notice; people: string[] };

/** Everything about the roster that somebody has to be told of now. Most of it has been: who is told once is not told again. */
export function rosterNotices(roster: Roster, policy: Pick<Policy, 'ladder'>, now: Instant): OwedNotice[] {
  const teams = [...new Set([...roster.rota.callbackTeams, ...roster.rota.entries.map(({ team }) => team)])].filter((id) => id !== '*');
  const found = gapsAhead(roster, teams, policy, { from: now, to: now + ahead });
  // Somebody who is there for several teams is missed by all of them at once: one message is enough.
  const together = Map.groupBy(found, ({ level, from, to, noShifts }) => [level, from, to, noShifts].join());
  const about = [...together.values()].map(([gap, ...others]) => ({
    notice: { ...noticeOfGap(gap!), others: others.length },
    people: inCharge(roster, gap!.team, now),
  }));
  return [...about, ...roster.changes.filter(isSwap).flatMap((swap) => noticesOfSwap(swap, roster, now))];
}

const noticeOfGap = ({ id, team, level, from, to, noShifts }: Gap): NoticeOf<'gap'> => ({
  ...{ kind: 'gap', id: `gap.${id}`, team, level, from, until: to, noShifts, others: 0 },
});

/** Who looks after a team now: its leads, else whoever is above them; for a team without any, those of all callback teams. */
export function inCharge(duty: Duty, team: string, now: Instant): string[] {
  const levels: Level[] = ['lead', 'supervisor', 'duty'];
  for (const one of [team, duty.callbackTeam(undefined)]) {
    const there = levels.map((level) => duty.onDuty(one, level, now)).find((people) => people.length > 0);
    if (there) return there.map(({ person }) => person);
  }
  return [];
}

const isSwap = (change: RosterChange): change is Swap => change.kind === 'swap';

/** The colleague is asked, then a lead; what became of it is told to both, but for whoever did it. */
export function noticesOfSwap(swap: Swap, roster: Roster, now: Instant): OwedNotice[] {
  const { id, team, from, until, requester, colleague } = swap;
  const state = swapState(swap);
  const done = swap.marks[state]!;
  if (until <= now || done.at <= now - news) return [];
  const notice = { kind: 'swap', state, id: `swap.${id}.${state}`, team, from, until, requester, colleague } as const;
  const both = [requester, colleague];
  const leads = () => inCharge(roster, team === '*' ? roster.callbackTeam(undefined) : team, now).filter((id) => !both.includes(id));
  const people = state === 'asked' ? [colleague] : state === 'agreed' ? leads() : both.filter((person) => person !== done.by);
  return [{ notice, people }];
}

/** Whether what a notice says still holds. What has happened has happened. */
export function isSo(notice: Notice, roster: Roster, now: Instant): boolean {
  if (notice.kind === 'gap') {
    const { team, level, until } = notice;
    return until > now && gaps(roster, team, level, { from: now, to: until }).some((gap) => noticeOfGap(gap).id === notice.id);
  }
  if (notice.kind !== 'swap' || (notice.state !== 'asked' && notice.state !== 'agreed')) return true;
  const swap = roster.changes.filter(isSwap).find(({ id }) => notice.id.startsWith(`swap.${id}.`));
  return notice.until > now && swap !== undefined && swapState(swap) === notice.state;
}
