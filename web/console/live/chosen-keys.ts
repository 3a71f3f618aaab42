import { prefer, preferences, usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { type ChosenKeys, faceOf, type KeyDeed, keysOf } from './key-choice.ts';

const standard: ChosenKeys = {};

/** The keys chosen by whoever is signed in: shifts share a machine, each hand has its own habits. */
export function useChosenKeys(): ChosenKeys {
  const { me } = useStart();
  return usePreferences().chosenKeys[me.id] ?? standard;
}

export function chooseKeys(person: string, chosen: ChosenKeys): void {
  prefer({ chosenKeys: { ...preferences().chosenKeys, [person]: chosen } });
}

/** The key of a deed as it is printed; null while single keys are off. */
export function useKeyFace(): (deed: KeyDeed) => string | null {
  const chosen = useChosenKeys();
  const { keys } = usePreferences();
  return (deed) => (keys ? faceOf(keysOf(deed, chosen)[0]!) : null);
}
