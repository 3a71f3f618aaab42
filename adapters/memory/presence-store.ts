import type { Presence, PresenceStore } from '#domain/staff/presence.ts';
import { frozen } from './frozen.ts';

export function memoryPresence(): PresenceStore {
  const known = new Map<string, Presence>();
  return {
    async get(person) {
      return known.get(person) ?? null;
    },
    async getMany(people) {
      return [...new Set(people)].flatMap((person) => known.get(person) ?? []);
    },
    async put(presence) {
      const before = known.get(presence.person);
      if (!before || before.seenAt <= presence.seenAt) known.set(presence.person, frozen(presence));
    },
  };
}
