import { useSyncExternalStore } from 'react';
import { serverNow } from '../api/clock.ts';

// One clock for all countdowns: each tick reads the time anew, so that a late tick loses nothing.
let now = serverNow();
const listeners = new Set<() => void>();
/** Also called with each beat of the feed: timers of hidden pages nearly stop. */
export const tick = () => {
  now = serverNow();
  for (const listener of listeners) listener();
};
setInterval(tick, 250);
document.addEventListener('visibilitychange', tick);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The server's time in whole seconds of ms, so that what shows it changes once a second. */
export const useSecond = (): number => useSyncExternalStore(subscribe, () => Math.floor(now / 1000) * 1000);
