import type { Instant } from '#domain/time.ts';
import type { AlertMessage, Delivery } from './alert.ts';

export type DeliveryKey = Pick<Delivery, 'caseId' | 'alertId' | 'channel'>;
export type Sent = { sent: Instant; delivered?: Instant; receipt?: string | undefined; summary?: string | undefined };
export type Fact = 'delivered' | 'seen' | 'acknowledged';

/** Where a row stands: on its way, out, or given up. */
export const ledgerStates = ['pending', 'sent', 'dead'] as const;
export type LedgerState = (typeof ledgerStates)[number];
export type DeliveryPage = { deliveries: Delivery[]; cursor: string | null };

/** Null for a cancelled row, which nobody waits for. */
export function stateOf({ at }: Delivery): LedgerState | null {
  if (at.sent !== undefined) return 'sent';
  if (at.dead !== undefined) return 'dead';
  return at.cancelled === undefined ? 'pending' : null;
}

/** The ledger of deliveries: one row per alert and channel, written before anything is published. */
export interface Ledger {
  /**
   * Writes the rows that are not there yet. A cancelled one is written anew: a step runs once, so whoever raised it before had lost,
   * and now it is owed.
   */
  addPending(deliveries: Delivery[]): Promise<void>;
  get(key: DeliveryKey): Promise<Delivery | null>;
  ofCase(caseId: string): Promise<Delivery[]>;
  /** Takes the row for one try, until then; null when it is settled or another deliverer has it. */
  lease(key: DeliveryKey, now: Instant, until: Instant): Promise<Delivery | null>;
  /** Ends a try and the lease with it. */
  settle(key: DeliveryKey, outcome: Sent | { cancelled: Instant; note: string } | { dead: Instant; note: string }): Promise<void>;
  /** The channel failed; the row stays pending for the next try. */
  failed(key: DeliveryKey, note: string): Promise<void>;
  /** Nothing went out: it waits, and until then nobody need look for it. Takes back the try, and the lease with it. */
  postpone(key: DeliveryKey, until: Instant, note: string): Promise<void>;
  /** Back to pending after it was given up: the dead letter is replayed. */
  revive(key: DeliveryKey): Promise<void>;
  /** Records a fact about a sent alert once, on every channel it went out by; false when there is no such alert. */
  record(caseId: string, alertId: string, fact: Fact, at: Instant): Promise<boolean>;
  /**
   * Rows in that state whose alert was raised from `from` until before `until`, newest first; from an index, so a moment late.
   * A page may be short and still have a cursor. Throws BadCursor.
   */
  inState(state: LedgerState, from: Instant, until: Instant, limit: number, cursor?: string): Promise<DeliveryPage>;
  /** Rows still pending since before then, and not waiting beyond it; from an index, so only a suggestion. */
  pendingSince(before: Instant, limit: number): Promise<Delivery[]>;
}

export interface AlertPublisher {
  /** Throws when any of them could not be published; publishing twice is harmless. */
  publish(messages: AlertMessage[]): Promise<void>;
}
