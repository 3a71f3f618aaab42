import { type Due, dueInHours, dueOnWorkdays } from '#domain/calendar/due.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Instant } from '#domain/time.ts';
import { type Case, type CaseEvent, currentRound, isTaking } from './case.ts';

/** A call or a handing over moves the matter on; a note alone does not. */
const isMove = (e: CaseEvent): boolean => isTaking(e) || e.type === 'attempted';

/** When the matter was last moved on in this round; null: not yet. */
export const lastMove = (c: Pick<Case, 'timeline' | 'rounds'>): CaseEvent | null =>
  c.timeline.findLast((e) => e.round === c.rounds.length && isMove(e)) ?? null;

/** Writes down with a fresh move until when the next one is owed: with the policy of its round, by the hours as they are now. */
export function withMoveOn(c: Case, before: Case, duty: Duty): Case {
  const last = lastMove(c);
  const place = last ? c.timeline.indexOf(last) : -1;
  if (!last || place < before.timeline.length) return c;
  const moveOn = owed(c, last.at, duty);
  return moveOn ? { ...c, timeline: c.timeline.with(place, { ...last, moveOn }) } : c;
}

/** Another call is a matter of hours, the solution one of days; both are those of the team that has it. The first call has its own clock. */
function owed(c: Case, since: Instant, duty: Duty): Due | null {
  const { attempts, followUp } = currentRound(c);
  const hours = duty.hours(c.handlingTeam ?? c.team);
  if (c.matter.state === 'contacted') return dueOnWorkdays(hours, since, followUp.unresolvedAfter);
  return c.matter.state === 'claimed' && attempts.length > 0 ? dueInHours(hours, since, followUp.nextAttemptWithin) : null;
}
