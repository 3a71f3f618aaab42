import type { Instant } from '#domain/time.ts';
import { type Attempt, type BreachCause, type Case, isTaking, type Round } from './case.ts';
import { isPostponed } from './taxonomy.ts';

export type CallbackState = 'pending' | 'met' | 'breached' | 'unreached';

export const firstAttempt = (attempts: Attempt[]): Instant | undefined =>
  attempts.length > 0 ? Math.min(...attempts.map((a) => a.occurredAt)) : undefined;

/** Who made it; of two at the same instant, who recorded first. */
export const firstCaller = (attempts: Attempt[]): string | undefined => {
  const first = firstAttempt(attempts);
  return attempts.find((a) => a.occurredAt === first)?.by;
};

/** Derived, never stored: an attempt made in time meets the deadline even when it was recorded later. */
export function callbackState(round: Round, now: Instant): Exclude<CallbackState, 'unreached'> {
  const first = firstAttempt(round.attempts);
  if (first !== undefined) return first <= round.dueAt ? 'met' : 'breached';
  return now > round.dueAt ? 'breached' : 'pending';
}

/** In time, but the record came after the deadline: shown, because it turned a breach into a kept promise. */
export const annulledBreach = (round: Round): boolean =>
  round.attempts.some((a) => a.occurredAt <= round.dueAt && a.recordedAt > round.dueAt) &&
  !round.attempts.some((a) => a.recordedAt <= round.dueAt);

/** Tries that found nobody; a customer who asks for another time is not one of them. */
export const failedAttempts = (round: Round): number => round.attempts.filter((a) => !isPostponed(a.outcome)).length;

/** Why nobody had called by then: the first thing that went wrong. */
export function breachCauseOf(c: Case, round: Round): BreachCause {
  const before = c.timeline.filter((e) => e.round === round.number && e.at <= round.dueAt);
  const inHand = before.some(isTaking);
  // A held case had the night to arrive and to be judged in.
  if (round.held) return inHand ? 'claimed but no attempt' : 'outside hours';
  const limits = round.causeLimits;
  if (round.receivedAt - round.submittedAt > limits.lateIntakeAfter * 1000) return 'late intake';
  if (round.openedAt - round.receivedAt > limits.slowJudgementAfter * 1000) return 'slow judgement';
  if (inHand) return 'claimed but no attempt';
  const ran = Object.values(round.ran).filter((step) => step.at <= round.dueAt);
  return ran.length > 0 && ran.every((step) => step.skipped) ? 'nobody on duty' : 'nobody claimed';
}
