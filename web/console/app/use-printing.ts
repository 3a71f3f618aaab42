import { useSyncExternalStore } from 'react';

const paper = matchMedia('print');
let printing = paper.matches;
const listeners = new Set<() => void>();
const set = (value: boolean) => {
  printing = value;
  for (const listener of listeners) listener();
};
// Not every browser tells both.
addEventListener('beforeprint', () => set(true));
addEventListener('afterprint', () => set(false));
paper.addEventListener('change', ({ matches }) => set(matches));

/** True while the page is being put on paper: charts and components are light then, whatever the screen is, and tables are as narrow as a sheet. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => printing,
  );
