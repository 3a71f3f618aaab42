import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 991px)');
const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** Below this width the case covers the list, and what can be done sticks to the lower edge. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
