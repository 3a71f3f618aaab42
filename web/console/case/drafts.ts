const prefix = 'earshot.draft.';

/** What a person has begun to write about a case, until it is sent or the person signs out; it outlives a change of owner and a new sign-in. */
export function draftIn(storage: Storage, person: string, caseId: string, form: string) {
  const key = `${prefix}${person}.${caseId}.${form}`;
  return {
    read<T>(empty: T): T {
      try {
        const kept = JSON.parse(storage.getItem(key) ?? 'null');
        return kept === null ? empty : typeof empty === 'object' ? { ...empty, ...kept } : kept;
      } catch {
        return empty;
      }
    },
    write<T>(value: T, empty: T): void {
      const text = JSON.stringify(value);
      try {
        if (text === JSON.stringify(empty)) storage.removeItem(key);
        else storage.setItem(key, text);
      } catch {
        // A full storage keeps nothing; what is on the screen stays.
      }
    },
    forget: () => storage.removeItem(key),
  };
}

/** On sign-out nobody's unsent words stay on a shared machine. */
export function forgetDrafts(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i)!);
  for (const key of keys.filter((k) => k.startsWith(prefix))) storage.removeItem(key);
}
