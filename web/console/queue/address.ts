import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type View, views } from './rows.ts';

export type Address = { view: View; caseId: string | null; q: string };

export function readAddress(search: string): Address {
  const asked = new URLSearchParams(search);
  const view = views.find((v) => v === asked.get('view')) ?? 'team';
  return { view, caseId: asked.get('case'), q: asked.get('q') ?? '' };
}

export function writeAddress({ view, caseId, q }: Address): string {
  const said = new URLSearchParams({ view, ...(caseId ? { case: caseId } : {}), ...(q ? { q } : {}) });
  return `/queue?${said}`;
}

/** View, search and open case live in the address; what is opened can be gone back from, what is only moved along cannot. */
export function useAddress(): [Address, (change: Partial<Address>, how?: 'push' | 'replace') => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const address = useMemo(() => readAddress(search), [search]);
  const go = useCallback(
    (change: Partial<Address>, how: 'push' | 'replace' = 'replace') =>
      // Read anew: of two changes in one moment the second must not undo the first.
      navigate(writeAddress({ ...readAddress(location.search), ...change }), { replace: how === 'replace' }),
    [navigate],
  );
  return [address, go];
}
