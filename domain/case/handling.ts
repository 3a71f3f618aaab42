import type { Account } from '#domain/calendar/due.ts';
import type { Instant } from '#domain/time.ts';
import type { Case, CaseEvent } from './case.ts';

/** What a transfer owes: that the receiver does something with it in time. A pure function of the case's history. */
export type Handling = {
  /** Counted within its round. */
  number: number;
  round: number;
  team: string;
  since: Instant;
  dueAt: Instant;
  /** What of the team's working time was counted; absent when every moment was. */
  account?: Account;
  /** The first sign of work by whoever had received it; absent while there is none. */
  doneAt?: Instant;
  /** Given back, fallen back or overtaken by a new round before any sign of work: nothing is owed any more. */
  lapsedAt?: Instant;
};

/** Every transfer with its clock, in order. One made before there were such clocks has none. */
export function handlingsOf({ timeline }: Pick<Case, 'timeline'>): Handling[] {
  const transfers = timeline.filter((e) => e.type === 'transferred');
  return transfers.flatMap((e): Handling[] => {
    const { at: since, dueAt, account, round, team = '' } = e;
    if (dueAt === undefined) return [];
    const number = transfers.filter((other) => other.round === round).indexOf(e) + 1;
    return [{ number, round, team, since, dueAt, ...(account ? { account } : {}), ...endOf(e, timeline.slice(timeline.indexOf(e) + 1)) }];
  });
}

const lapses: CaseEvent['type'][] = ['released', 'claim-expired', 'round-opened', 'closed-unreached'];

/** Whoever is given it by a lead in between has to keep the same time. */
function endOf(transfer: CaseEvent, after: CaseEvent[]): Pick<Handling, 'doneAt' | 'lapsedAt'> {
  let receiver = transfer.people?.[0];
  for (const e of after) {
    const when = e.occurredAt ?? e.at;
    const isWork = (e.type === 'attempted' || e.type === 'noted') && e.actor === receiver && when >= transfer.at;
    if (isWork || e.type === 'transferred' || e.type === 'resolved') return { doneAt: when };
    if (lapses.includes(e.type)) return { lapsedAt: e.at };
    if (e.type === 'reassigned') receiver = e.people?.[0];
  }
  return {};
}

/** Null: it lapsed in time. */
export function handlingState({ dueAt, doneAt, lapsedAt }: Handling, now: Instant): 'pending' | 'met' | 'breached' | null {
  if (doneAt !== undefined) return doneAt <= dueAt ? 'met' : 'breached';
  if (lapsedAt !== undefined) return lapsedAt <= dueAt ? null : 'breached';
  return now > dueAt ? 'breached' : 'pending';
}

/** The transfer that still waits for a sign of work; null when none does. */
export function openHandling(c: Case): Handling | null {
  const last = handlingsOf(c).at(-1);
  return last && last.doneAt === undefined && last.lapsedAt === undefined ? last : null;
}
