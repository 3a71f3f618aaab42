import type { Contact } from '#domain/feedback/stored.ts';
import type { Instant } from '#domain/time.ts';
import { type Case, isClosed, type MatterState, ownerOf } from './case.ts';
import type { GivenBy, KeptContact } from './contact.ts';

export type CaseFilter = {
  /** Teams whose queues are read; all of them when the viewer may see all. */
  teams: string[];
  state?: MatterState | undefined;
  owner?: string | undefined;
  customer?: string | undefined;
};
export const matches =
  ({ teams, state, owner, customer }: CaseFilter) =>
  (c: Case): boolean =>
    (teams.includes(c.team) || (c.handlingTeam !== undefined && teams.includes(c.handlingTeam))) &&
    (state === undefined || c.matter.state === state) &&
    (owner === undefined || responsible(c) === owner) &&
    (customer === undefined || c.customerId === customer);

/** Who has it in hand, or is proposed to take it. */
export const responsible = (c: Case): string | null => ownerOf(c) ?? (isClosed(c) ? null : c.proposedOwner);

export type CasePage = { cases: Case[]; cursor: string | null };

/** Thrown for a cursor this store did not hand out. */
export class BadCursor extends Error {
  override name = 'BadCursor';
}

/** `next`: from which instant on to read on, null when nothing follows. It names no case: it goes out to people who may not see it. */
export type ChangedCases = { cases: Case[]; next: Instant | null };

export type CaseOnRecord = { case: Case; firstAlertAt?: Instant | undefined };

export interface CaseStore {
  /** Reads what was last written. */
  get(caseId: string): Promise<Case | null>;
  /** Reads many as last written, in any order; those that do not exist are left out. */
  getMany(caseIds: string[]): Promise<Case[]>;
  /** False when the case exists already: somebody else has created it. */
  create(c: Case): Promise<boolean>;
  /** Writes `c` if its predecessor is still `version` − 1; false when somebody was faster. */
  save(c: Case): Promise<boolean>;
  /** Queue by queue, open ones first, newest first; a page may hold fewer than its limit and still have a cursor. */
  list(filter: CaseFilter, limit: number, cursor?: string): Promise<CasePage>;
  /**
   * Cases in the order of their last change, closed ones too, from an index, so a change may show a moment late: `limit` of them, and
   * whatever else changed at the instant of the last.
   */
  changed(from: Instant, limit: number): Promise<ChangedCases>;
  /** Ids of cases that should have been looked at by then; from an index, so only a suggestion. */
  overdue(before: Instant, limit: number): Promise<string[]>;
  /** Ids of cases whose alarm was far ahead and is due before then; from an index, so only a suggestion. */
  approaching(before: Instant, limit: number): Promise<string[]>;
  /** Open cases in hand or proposed, counted up to `upTo`; from an index, so only a hint for sharing out work. */
  loadOf(person: string, upTo: number): Promise<number>;
  /** Cases whose clock started on these dates (insurer's time zone, both included). */
  ofDays(dates: string[]): Promise<CaseOnRecord[]>;
  /** When the first alert went out: a fact of the deliverer's, written once, beside the case. */
  markFirstAlert(caseId: string, at: Instant): Promise<void>;
}

export type OpenCaseLock = { caseId: string; feedbackId: string };
export type Customer = { openCase?: OpenCaseLock | undefined; servedBy?: string | undefined };

/** One open case per customer: this item is the only lock. */
export interface CustomerStore {
  get(customerId: string): Promise<Customer>;
  /** Takes the lock if it is free (or held by `instead`, or by itself already); answers the customer as it now is. */
  lock(customerId: string, lock: OpenCaseLock, instead?: string): Promise<Customer>;
  /** Frees the lock if that case holds it. */
  unlock(customerId: string, caseId: string): Promise<void>;
  /** First-contact rule: remembers who reached the customer. */
  remember(customerId: string, person: string): Promise<void>;
}

/** The only place of name and phone; one item per open case. */
export interface ContactStore {
  /** The newest name stands, and of each source its newest number, in whatever order they arrive. */
  put(caseId: string, contact: Contact, by: GivenBy): Promise<void>;
  get(caseId: string): Promise<KeptContact | null>;
  /** All of it, at once. */
  remove(caseId: string): Promise<void>;
}

/** What staff wrote about a case, masked. */
export interface NoteStore {
  put(caseId: string, noteId: string, text: string): Promise<void>;
  ofCase(caseId: string): Promise<Map<string, string>>;
}
