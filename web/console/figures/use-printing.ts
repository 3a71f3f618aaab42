import { useSyncExternalStore } from 'react';

let printing = false;
const listeners = new Set<() => void>();
const set = (value: boolean) => () => {
  printing = value;
  for (const listener of listeners) listener();
};
addEventListener('beforeprint', set(true));
addEventListener('afterprint', set(false));

/** True while the page is being put on paper: charts and components are light then, whatever the screen is. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => printing,
  );
