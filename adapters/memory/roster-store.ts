import type { RosterChange } from '#domain/roster/change.ts';
import type { OwnPreferences } from '#domain/roster/roster.ts';
import type { RosterStore, RotaVersion } from '#domain/roster/roster-store.ts';
import { frozen } from './frozen.ts';

export function memoryRoster(): RosterStore {
  const changes = new Map<string, RosterChange>();
  const preferences = new Map<string, OwnPreferences>();
  const versions = new Map<number, RotaVersion>();
  const calendars = new Map<string, number>();
  return {
    async since(at) {
      return { changes: [...changes.values()].filter((c) => c.until > at), preferences: [...preferences.values()] };
    },
    async get(id) {
      return changes.get(id) ?? null;
    },
    async add(change) {
      if (changes.has(change.id)) return false;
      changes.set(change.id, frozen(change));
      return true;
    },
    async save(change) {
      if (changes.get(change.id)?.version !== change.version - 1) return false;
      changes.set(change.id, frozen(change));
      return true;
    },
    async preferencesOf(person) {
      return preferences.get(person) ?? null;
    },
    async putPreferences(own) {
      preferences.set(own.person, frozen(own));
    },
    async versions(from, to) {
      const all = [...versions.values()].sort((a, b) => a.since - b.since);
      const first = all.findLastIndex(({ since }) => since <= from);
      return all.slice(Math.max(0, first)).filter(({ since }) => since <= to);
    },
    async addVersion(version) {
      if (versions.has(version.since)) return false;
      versions.set(version.since, frozen(version));
      return true;
    },
    async calendarNumber(person) {
      return calendars.get(person) ?? 0;
    },
    async takeBackCalendars(person) {
      const next = (calendars.get(person) ?? 0) + 1;
      calendars.set(person, next);
      return next;
    },
  };
}
