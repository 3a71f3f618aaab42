import type { Instant } from '#domain/time.ts';
import { type Acted, type Action, type Actor, conflict, notTheOwner } from './action.ts';
import { callbackState, failedAttempts } from './callback.ts';
import { type Case, type CaseEvent, currentRound, withEvent, withRound } from './case.ts';
import { isContact, isPostponed } from './taxonomy.ts';

/**
 * One try to reach the customer. Reached: the matter is contacted; found nobody too often: it is over; else the owner tries again.
 * Calls after the resolution, to keep a promise, are recorded and change no state.
 */
export function attempt(c: Case, action: Extract<Action, { type: 'attempts' }>, actor: Actor, now: Instant, event: CaseEvent): Acted {
  const refusal = notTheOwner(c, actor);
  if (refusal) return refusal;
  if (c.matter.state !== 'claimed' && c.matter.state !== 'contacted' && c.matter.state !== 'resolved')
    return conflict(c, `no attempt can be recorded: the case is ${c.matter.state}`);
  const { outcome, occurredAt, nextAttemptAt, noteId } = action;
  const round = currentRound(c);
  const made = { outcome, by: actor.id, occurredAt, recordedAt: now, ...(noteId ? { noteId } : {}) };
  const tried = { ...round, attempts: [...round.attempts, made] };
  const told = { ...event, outcome, occurredAt, ...(nextAttemptAt === undefined ? {} : { dueAt: nextAttemptAt }) };
  const recorded = withEvent(withRound(c, tried), told);
  const annuls = round.breachCause && callbackState(round, now) === 'breached' && callbackState(tried, now) === 'met';
  const next = annuls ? withEvent(recorded, { at: now, type: 'breach-annulled', actor: actor.id, round: round.number }) : recorded;
  const { owner, claimedAt } = c.matter;
  const mark = { at: now, actor: actor.id, round: round.number };
  if (isContact(outcome) && c.matter.state === 'claimed') {
    const matter = { state: 'contacted', owner, claimedAt, contactedAt: occurredAt } as const;
    return { case: withEvent({ ...next, matter, firstContactOwner: c.firstContactOwner ?? owner }, { ...mark, type: 'contacted' }) };
  }
  const exhausted = c.matter.state === 'claimed' && !isPostponed(outcome) && failedAttempts(tried) >= round.unreachedAfter;
  if (!exhausted) return { case: next };
  return {
    case: withEvent({ ...next, matter: { state: 'closed-unreached', owner, closedAt: now } }, { ...mark, type: 'closed-unreached' }),
  };
}
