import { useSearchParams } from 'wouter';

/** Filters and the place in the list, as the address has them; another filter begins at the newest. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
  const change = (changes: Record<string, string | null>, replace: boolean) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace },
    );
  return {
    of: (name: string): string => search.get(name) ?? '',
    set: (name: string, value: string | null) => change({ [name]: value, cursor: null }, true),
    clear: (...names: string[]) => change(Object.fromEntries([...names, 'cursor'].map((name) => [name, null])), true),
    cursor: search.get('cursor') ?? undefined,
    /** What is older can be gone back from. */
    older: (cursor: string) => change({ cursor }, false),
    newest: () => change({ cursor: null }, false),
  };
}
