import type { ContactStore, Customer, CustomerStore, NoteStore } from '#domain/case/case-store.ts';

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
  const contacts = new Map<string, Map<string, { value: string; since: number }>>();
  return {
    async put(caseId, contact, submittedAt) {
      const kept = contacts.get(caseId) ?? new Map();
      for (const [field, value] of Object.entries(contact))
        if (value && (kept.get(field)?.since ?? -1) < submittedAt) kept.set(field, { value, since: submittedAt });
      if (kept.size > 0) contacts.set(caseId, kept);
    },
    async get(caseId) {
      const found = contacts.get(caseId);
      return found ? { name: found.get('name')?.value, phone: found.get('phone')?.value } : null;
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
