import type { ContactStore, Customer, CustomerStore, NoteStore } from '#domain/case/case-store.ts';
import type { Contact } from '#domain/feedback/stored.ts';

export function memoryCustomers(): CustomerStore {
  const customers = new Map<string, Customer>();
  const of = (id: string): Customer => structuredClone(customers.get(id) ?? {});
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
  const contacts = new Map<string, Contact & { submittedAt: number }>();
  return {
    async put(caseId, contact, submittedAt) {
      if (!contact.name && !contact.phone) return;
      if ((contacts.get(caseId)?.submittedAt ?? -1) < submittedAt) contacts.set(caseId, { ...contact, submittedAt });
    },
    async get(caseId) {
      const found = contacts.get(caseId);
      return found ? { name: found.name, phone: found.phone } : null;
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
