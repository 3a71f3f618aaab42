import { useSyncExternalStore } from 'react';
import type { ChosenKeys } from '../live/key-choice.ts';

/** What a person chose on this machine. */
export type Preferences = {
  language: 'zh' | 'en';
  theme: 'system' | 'light' | 'dark';
  /** Percent of the ordinary size. */
  textSize: 100 | 115 | 130;
  /** Single keys act on the queue and the case. */
  keys: boolean;
  /** Which keys, for each person that has changed any, by id. */
  chosenKeys: Readonly<Record<string, ChosenKeys>>;
  sound: boolean;
  /** The first-steps guide was read or put away. */
  guideDone: boolean;
};

const key = 'earshot.preferences';
const defaults: Preferences = {
  language: 'zh',
  theme: 'system',
  textSize: 100,
  keys: true,
  chosenKeys: {},
  sound: true,
  guideDone: false,
};

let current: Preferences = read();
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return defaults;
  }
}

export const preferences = (): Preferences => current;

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(key, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
