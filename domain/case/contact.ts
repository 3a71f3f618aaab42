import type { Contact, StoredFeedback } from '#domain/feedback/stored.ts';
import { iso } from '#domain/time.ts';
import type { ContactStore } from './case-store.ts';

/** A number of the customer, as the newest feedback of one source gave it. */
export type KnownNumber = { phone: string } & GivenBy;
export type GivenBy = Pick<StoredFeedback, 'feedbackId' | 'source' | 'submittedAt'>;
/** How to reach the customer of an open case: one number of each source, the newest first, none twice. */
export type KeptContact = { name?: string | undefined; numbers: KnownNumber[] };

/** The order in which numbers are shown, whatever order they came in. */
export function newestFirst(given: readonly KnownNumber[]): KnownNumber[] {
  const sorted = given.toSorted((a, b) => b.submittedAt - a.submittedAt || (a.source < b.source ? -1 : 1));
  return sorted.filter((number, i) => sorted.findIndex((other) => isSame(other, number)) === i);
}

/** Spaces, hyphens and the prefix of China make no other number. */
const isSame = (a: KnownNumber, b: KnownNumber): boolean => dialled(a.phone) === dialled(b.phone);
const dialled = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');

/** Whether from now on another number is shown first. That this very feedback was kept by an earlier try is left out. */
export function isChanged(known: readonly KnownNumber[], given: KnownNumber): boolean {
  const others = known.filter(({ feedbackId }) => feedbackId !== given.feedbackId);
  const before = newestFirst(others)[0];
  if (others.some(({ source, submittedAt }) => source === given.source && submittedAt >= given.submittedAt)) return false;
  return before !== undefined && !isSame(newestFirst([...others, given])[0]!, before);
}

/** Keeps what a further feedback says of how to reach the customer; whether the number to call is another one now. */
export async function keepContact(
  contacts: ContactStore,
  caseId: string,
  { name, phone }: Contact,
  { feedbackId, source, submittedAt }: StoredFeedback,
): Promise<boolean> {
  const known = phone ? await contacts.get(caseId) : null;
  const by = { feedbackId, source, submittedAt };
  await contacts.put(caseId, { name, phone }, by);
  return phone !== undefined && known !== null && isChanged(known.numbers, { phone, ...by });
}

/** The answer to whoever may call: the newest number, and those that other sources gave before. */
export function numbersView([newest, ...earlier]: [KnownNumber, ...KnownNumber[]]) {
  const shown = ({ phone, source, submittedAt }: KnownNumber) => ({ phone, source, submittedAt: iso(submittedAt) });
  return { ...shown(newest), earlier: earlier.map(shown) };
}
export type NumbersView = ReturnType<typeof numbersView>;
