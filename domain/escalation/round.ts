import type { ServiceHours } from '#domain/calendar/service-hours.ts';
import type { Round } from '#domain/case/case.ts';
import { type Instant, nearestSecond, seconds } from '#domain/time.ts';
import type { Policy } from './policy.ts';

/** Feedback that reached us later than this starts its clock at receipt. */
export const staleAfterSeconds = 3600;

/** Opens a round: fixes its clock, its due time and its steps, which no later deploy moves. */
export function openRound(
  number: number,
  cause: { submittedAt: Instant; receivedAt: Instant },
  policy: Policy,
  hours: ServiceHours,
  now: Instant,
): Round {
  const stale = cause.receivedAt - cause.submittedAt > seconds(staleAfterSeconds);
  const heldUntil = hours.isOpen(now) ? null : hours.nextOpening(now);
  const held = heldUntil !== null;
  const clockStart = heldUntil ?? (stale ? cause.receivedAt : cause.submittedAt);
  const dueAfter = held ? policy.callback.heldDueAfter : policy.callback.dueAfter;
  // A held case has more time; its ladder is stretched by as much, so that the duty manager is not woken at minute four.
  const stretch = dueAfter / policy.callback.dueAfter;
  return {
    number,
    openedAt: now,
    clockStart,
    dueAt: clockStart + seconds(dueAfter),
    submittedAt: cause.submittedAt,
    receivedAt: cause.receivedAt,
    held,
    policyVersion: policy.version,
    exclusiveUntil: clockStart + seconds(policy.claim.exclusiveFor * stretch),
    claimExpiresAfter: policy.claim.expiresAfter,
    callingFor: policy.claim.callingFor,
    followUp: policy.followUp,
    unreachedAfter: policy.unreached.afterAttempts,
    steps: policy.ladder.map((step) => ({ ...step, at: stepAt(clockStart, step.after * stretch, held) })),
    ran: {},
    attempts: [],
    causeLimits: policy.breachCauses,
  };
}

/** On a whole second, where its alarm can ring; the first alert of a clock that runs already has nothing to wait for. */
const stepAt = (clockStart: Instant, after: number, held: boolean): Instant =>
  after === 0 && !held ? clockStart : nearestSecond(clockStart + seconds(after));

/** A further feedback while the callback is still owed: the earlier promise stands, for every step of it. */
export function pullForward(round: Round, fresh: Pick<Round, 'clockStart' | 'submittedAt' | 'receivedAt'>): Round {
  const earlier = fresh.clockStart;
  const by = round.clockStart - earlier;
  if (by <= 0 || round.held) return round;
  return {
    ...round,
    clockStart: earlier,
    submittedAt: fresh.submittedAt,
    receivedAt: fresh.receivedAt,
    dueAt: round.dueAt - by,
    exclusiveUntil: round.exclusiveUntil - by,
    steps: round.steps.map((step) => ({ ...step, at: stepAt(earlier, step.after, round.held) })),
  };
}
