import { claimExpiry } from '#domain/escalation/next-steps.ts';
import { type Instant, iso } from '#domain/time.ts';
import { appointmentState, appointmentsOf } from './appointment.ts';
import { annulledBreach, breachCauseOf, type CallbackState, callbackState } from './callback.ts';
import type { BreachCause, Case, Round } from './case.ts';
import {
  appointmentReason,
  callbackReason,
  claimReason,
  confirmationReason,
  followUpReason,
  handlingReason,
  promiseReason,
  type Reason,
} from './deadline-reasons.ts';
import { followUpOf } from './follow-up.ts';
import { handlingState, handlingsOf } from './handling.ts';
import { promiseState, promisesOf } from './promise.ts';

export const deadlineKinds = ['callback', 'claim', 'appointment', 'follow-up', 'handling', 'promise', 'confirmation'] as const;
export type Deadline = {
  kind: (typeof deadlineKinds)[number];
  round: number;
  dueAt: string;
  state: Exclude<CallbackState, 'unreached'>;
  cause?: BreachCause;
  /** An attempt made in time was recorded after the deadline. */
  recordedLate?: boolean;
  /** How the due time came about, in both languages. */
  reason: Reason;
};

/** A deadline whose reason is put into words only where somebody reads it. */
type Owed = Omit<Deadline, 'reason' | 'dueAt'> & { dueAt: Instant; reason: (timeZone: string) => Reason };

/** Every deadline with its reason: a pure function of the case's history. */
export const deadlinesOf = (c: Case, now: Instant, timeZone: string): Deadline[] =>
  owedBy(c, now).map((owed) => ({ ...owed, dueAt: iso(owed.dueAt), reason: owed.reason(timeZone) }));

/** The soonest that is still to be met; when none is, what a reached customer has been waiting for since. Null: nothing is owed. */
export function nextDeadline(c: Case, now: Instant): Pick<Deadline, 'kind' | 'dueAt'> | null {
  const owed = owedBy(c, now);
  const [soonest] = owed.filter(({ state }) => state === 'pending').toSorted((a, b) => a.dueAt - b.dueAt);
  const next = soonest ?? owed.find(({ kind }) => kind === 'follow-up');
  return next ? { kind: next.kind, dueAt: iso(next.dueAt) } : null;
}

function owedBy(c: Case, now: Instant): Owed[] {
  const callbacks = c.rounds.map((round) => callbackDeadline(c, round, now));
  const agreed = [...appointmentDeadlines(c, now), ...followUpDeadline(c, now), ...handlingDeadlines(c, now), ...promiseDeadlines(c, now)];
  return [...callbacks, ...claimDeadline(c), ...agreed, ...confirmationDeadline(c)];
}

function callbackDeadline(c: Case, round: Round, now: Instant): Owed {
  const state = callbackState(round, now);
  const cause = state === 'breached' ? { cause: round.breachCause ?? breachCauseOf(c, round) } : {};
  const late = annulledBreach(round) ? { recordedLate: true } : {};
  return {
    kind: 'callback',
    round: round.number,
    dueAt: round.dueAt,
    state,
    ...cause,
    ...late,
    reason: (timeZone) => callbackReason(c, round, timeZone),
  };
}

function claimDeadline(c: Case): Owed[] {
  const dueAt = claimExpiry(c);
  return dueAt === null
    ? []
    : [{ kind: 'claim', round: c.rounds.length, dueAt, state: 'pending', reason: (timeZone) => claimReason(c, dueAt, timeZone) }];
}

function appointmentDeadlines(c: Case, now: Instant): Owed[] {
  return appointmentsOf(c).flatMap((appointment): Owed[] => {
    const state = appointmentState(appointment, now);
    const { round, dueAt } = appointment;
    return state ? [{ kind: 'appointment', round, dueAt, state, reason: (timeZone) => appointmentReason(appointment, timeZone) }] : [];
  });
}

/** The customer was reached: until it is resolved something is owed at any time. */
function followUpDeadline(c: Case, now: Instant): Owed[] {
  const followUp = followUpOf(c);
  if (!followUp) return [];
  const { dueAt } = followUp;
  return [
    {
      kind: 'follow-up',
      round: c.rounds.length,
      dueAt,
      state: now > dueAt ? 'breached' : 'pending',
      reason: (timeZone) => followUpReason(c, timeZone),
    },
  ];
}

function handlingDeadlines(c: Case, now: Instant): Owed[] {
  return handlingsOf(c).flatMap((handling): Owed[] => {
    const state = handlingState(handling, now);
    const { round, dueAt } = handling;
    return state ? [{ kind: 'handling', round, dueAt, state, reason: (timeZone) => handlingReason(c, handling, timeZone) }] : [];
  });
}

function promiseDeadlines(c: Case, now: Instant): Owed[] {
  return promisesOf(c).flatMap((promise): Owed[] => {
    const state = promiseState(promise, now);
    const { round, dueAt } = promise;
    return state ? [{ kind: 'promise', round, dueAt, state, reason: () => promiseReason }] : [];
  });
}

function confirmationDeadline(c: Case): Owed[] {
  if (c.matter.state !== 'resolved') return [];
  return [{ kind: 'confirmation', round: c.rounds.length, dueAt: c.matter.confirmBy, state: 'pending', reason: () => confirmationReason }];
}
