import { useCallback, useSyncExternalStore } from 'react';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { seenIn } from './seen.ts';

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The calls to hurry that this person has not answered by opening the case. */
export function usePressed() {
  const { me } = useStart();
  useSyncExternalStore(subscribe, () => seenIn(localStorage, me.id).get());
  const see = useCallback(
    (c: ListedCase) => {
      seenIn(localStorage, me.id).see(c);
      for (const listener of listeners) listener();
    },
    [me.id],
  );
  return { isUnseen: seenIn(localStorage, me.id).isUnseen, see };
}
