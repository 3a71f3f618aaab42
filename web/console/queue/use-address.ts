import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Address, readAddress, writeAddress } from './address.ts';

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
