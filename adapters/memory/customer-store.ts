import type { ContactStore, Customer, CustomerStore, NoteStore } from '#domain/case/case-store.ts';
import { type KnownNumber, newestFirst } from '#domain/case/contact.ts';

export function memoryCustomers(): CustomerStore {
  const customers = new Map<string, Customer>();
  const of = (id: string): Customer => customers.get(id) ?? {};
  return {
    async get(customerId) {
      return of(customerId);
    },
    async lock(customerId, lock, instead) {
      const customer = of(customerId);
      const holder = customer.openCase?.caseId;
      if (holder === undefined || holder === lock.caseId || holder === instead) customers.set(customerId, { ...customer, openCase: lock });
      return of(customerId);
    },
    async unlock(customerId, caseId) {
      const customer = of(customerId);
      if (customer.openCase?.caseId === caseId) customers.set(customerId, { ...customer, openCase: undefined });
    },
    async remember(customerId, person) {
      customers.set(customerId, { ...of(customerId), servedBy: person });
    },
  };
}

export function memoryContacts(): ContactStore {
  type Kept = { name?: { value: string; since: number }; numbers: Map<string, KnownNumber> };
  const contacts = new Map<string, Kept>();
  return {
    async put(caseId, { name, phone }, { feedbackId, source, submittedAt }) {
      if (!name && !phone) return;
      const kept: Kept = contacts.get(caseId) ?? { numbers: new Map() };
      contacts.set(caseId, kept);
      if (name && (kept.name?.since ?? -1) < submittedAt) kept.name = { value: name, since: submittedAt };
      const before = kept.numbers.get(source)?.submittedAt ?? -1;
      if (phone && before < submittedAt) kept.numbers.set(source, { phone, feedbackId, source, submittedAt });
    },
    async get(caseId) {
      const kept = contacts.get(caseId);
      return kept ? { ...(kept.name ? { name: kept.name.value } : {}), numbers: newestFirst([...kept.numbers.values()]) } : null;
    },
    async remove(caseId) {
      contacts.delete(caseId);
    },
  };
}

export function memoryNotes(): NoteStore {
  const notes = new Map<string, Map<string, string>>();
  return {
    async put(caseId, noteId, text) {
      notes.set(caseId, (notes.get(caseId) ?? new Map()).set(noteId, text));
    },
    async ofCase(caseId) {
      return new Map(notes.get(caseId));
    },
  };
}
