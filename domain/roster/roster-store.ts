import * as z from 'zod';
import type { Instant } from '#domain/time.ts';
import type { RosterChange } from './change.ts';
import type { OwnPreferences, RunTime } from './roster.ts';
import { RotaEntry } from './team.ts';

/** The rota of a configuration that was deployed, since when. */
export const RotaVersion = z.object({
  since: z.number(),
  /** Of its content: the same configuration is no new version. */
  digest: z.string(),
  entries: z.array(RotaEntry),
  callbackTeams: z.array(z.string()),
  timeZone: z.string(),
});
export type RotaVersion = z.infer<typeof RotaVersion>;

const idLength = 9;
/** Changes are named after their end, so that those that may still count are found in order: 9 digits of base 36, then of the content. */
export const changeId = (until: Instant, contentDigest: string): string => `${endKey(until)}-${contentDigest}`;
export const endKey = (until: Instant): string => until.toString(36).padStart(idLength, '0');

/** Everything about the roster that is known at run time. Changes are never deleted. */
export interface RosterStore {
  /** Changes that end after that instant, withdrawn and declined ones too, and everybody's own preferences: as last written. */
  since(at: Instant): Promise<RunTime>;
  get(id: string): Promise<RosterChange | null>;
  /** False when it is there already. */
  add(change: RosterChange): Promise<boolean>;
  /** Writes it if its predecessor is still `version` − 1; false when somebody was faster. */
  save(change: RosterChange): Promise<boolean>;
  preferencesOf(person: string): Promise<OwnPreferences | null>;
  putPreferences(preferences: OwnPreferences): Promise<void>;
  /** The versions in force in the range, oldest first: the one that was in force at its start, and those that came since. */
  versions(from: Instant, to: Instant): Promise<RotaVersion[]>;
  /** False when one that began at the same instant is there already. */
  addVersion(version: RotaVersion): Promise<boolean>;
  /** Which calendar links of a person hold: those of this number; 0 before the first was taken back. */
  calendarNumber(person: string): Promise<number>;
  /** Takes back all calendar links of a person; answers the new number. */
  takeBackCalendars(person: string): Promise<number>;
}
