import { type Instant, seconds } from '#domain/time.ts';
import { type Case, type CaseEvent, currentRound } from './case.ts';
import { isPostponed } from './taxonomy.ts';

/** The next call, for which an attempt named a time: the customer's own, or the owner's plan. A pure function of the case's history. */
export type Appointment = {
  /** Counted within its round. */
  number: number;
  round: number;
  /** The customer asked for that time. */
  byCustomer: boolean;
  dueAt: Instant;
  /** So long after its time the call still counts as made in time. */
  until: Instant;
  /** The next attempt, whoever made it; absent while there is none. */
  doneAt?: Instant;
  /** Resolved, closed or overtaken by a new round before another attempt: nothing is owed any more. */
  lapsedAt?: Instant;
};

/** Every appointment, in order. Attempts recorded before there were such named no time. */
export function appointmentsOf({ timeline, rounds }: Pick<Case, 'timeline' | 'rounds'>): Appointment[] {
  const naming = timeline.filter((e) => e.type === 'attempted' && e.dueAt !== undefined);
  return naming.map((e): Appointment => {
    const { round, outcome, dueAt } = e as CaseEvent & { dueAt: Instant };
    const grace = seconds(rounds[round - 1]!.followUp.appointmentGrace);
    return {
      number: naming.filter((other) => other.round === round).indexOf(e) + 1,
      round,
      byCustomer: outcome !== undefined && isPostponed(outcome),
      dueAt,
      until: dueAt + grace,
      ...endOf(e, timeline.slice(timeline.indexOf(e) + 1)),
    };
  });
}

const ends: CaseEvent['type'][] = ['resolved', 'round-opened', 'closed-unreached', 'confirmed', 'unconfirmed'];

/** An attempt written down later that was made before the appointment is not the one that was agreed on. */
function endOf(naming: CaseEvent, after: CaseEvent[]): Pick<Appointment, 'doneAt' | 'lapsedAt'> {
  const named = naming.occurredAt ?? naming.at;
  for (const e of after) {
    const when = e.occurredAt ?? e.at;
    if (e.type === 'attempted' && when >= named) return { doneAt: when };
    if (ends.includes(e.type)) return { lapsedAt: e.at };
  }
  return {};
}

/** Null: it lapsed in time. */
export function appointmentState({ until, doneAt, lapsedAt }: Appointment, now: Instant): 'pending' | 'met' | 'breached' | null {
  if (doneAt !== undefined) return doneAt <= until ? 'met' : 'breached';
  if (lapsedAt !== undefined) return lapsedAt <= until ? null : 'breached';
  return now > until ? 'breached' : 'pending';
}

/** What still waits for its call. Attempts recorded out of their order may leave several. */
export const openAppointments = (c: Case): Appointment[] =>
  appointmentsOf(c).filter((a) => a.round === currentRound(c).number && a.doneAt === undefined && a.lapsedAt === undefined);
