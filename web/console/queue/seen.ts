import type { ListedCase } from '../api/types.ts';
import { isPressed } from './claim-watch.ts';

const kept = 100;

/** Which calls to hurry a person has seen by opening their cases, kept on this machine: the latest hundred, as `case instant`. */
export function seenIn(storage: Storage, person: string) {
  const key = `earshot.pressed.${person}`;
  const read = (): string[] => {
    try {
      return JSON.parse(storage.getItem(key) ?? '[]');
    } catch {
      return [];
    }
  };
  const nameOf = (c: ListedCase) => `${c.caseId} ${c.pressed?.at}`;
  return {
    /** As it is stored: the same text while nothing has changed. */
    get: () => storage.getItem(key),
    isUnseen: (c: ListedCase): boolean => isPressed(c, person) && !read().includes(nameOf(c)),
    see(c: ListedCase): void {
      storage.setItem(key, JSON.stringify([...read(), nameOf(c)].slice(-kept)));
    },
  };
}
