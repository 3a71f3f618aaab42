import * as z from 'zod';
import type { Fault } from '#domain/feedback/fault.ts';
import { type Instant, iso, seconds } from '#domain/time.ts';

export const presenceStates = ['on', 'break', 'off'] as const;

/** Whether somebody sits at the console, as the console says: for the sake of customers, no attendance data. */
export const Presence = z.object({
  person: z.string(),
  state: z.enum(presenceStates),
  /** When this state began. */
  since: z.number(),
  /** The console's last sign of life. */
  seenAt: z.number(),
  /** The browser may play tones. */
  sound: z.boolean(),
  mutedUntil: z.number().nullable(),
  /** When the break is to end. */
  breakUntil: z.number().nullable(),
});
export type Presence = z.infer<typeof Presence>;

const time = z.iso.datetime({ offset: true }).nullable().optional();

/** What a console says about its user, also as its heartbeat. What is left out stays as it was. */
export const PresenceBody = z.object({
  state: z.enum(presenceStates),
  sound: z.boolean().optional(),
  mutedUntil: time,
  breakUntil: time,
});
export type PresenceBody = z.infer<typeof PresenceBody>;

const seenWithinSeconds = 60;
const longestMuteSeconds = 600;
/** Clocks of browsers may be so far ahead. */
const clockToleranceSeconds = 60;

/** On duty at the console: signed on, and seen within a minute. */
export const isPresent = (p: Presence, now: Instant): boolean => p.state === 'on' && now - p.seenAt <= seconds(seenWithinSeconds);

/**
 * The presence after a word of the console; whoever was not seen for a minute begins anew. `changed`: the state is another one now, or
 * begins anew; sound and muting come and go with every reload of a page.
 */
export function heard(
  before: Presence | null,
  person: string,
  body: PresenceBody,
  now: Instant,
): { presence: Presence; changed: boolean } | { faults: Fault[] } {
  const mutedUntil = said(body.mutedUntil, before?.mutedUntil);
  if (body.mutedUntil && mutedUntil! > now + seconds(longestMuteSeconds + clockToleranceSeconds))
    return { faults: [{ pointer: '/mutedUntil', detail: `may lie ${longestMuteSeconds / 60} minutes ahead at most` }] };
  const goesOn = before?.state === body.state && (body.state !== 'on' || isPresent(before, now));
  const presence = {
    person,
    state: body.state,
    since: goesOn ? before.since : now,
    seenAt: now,
    sound: body.sound ?? before?.sound ?? false,
    mutedUntil: mutedUntil !== null && mutedUntil > now ? Math.min(mutedUntil, now + seconds(longestMuteSeconds)) : null,
    breakUntil: body.state === 'break' ? said(body.breakUntil, goesOn ? before.breakUntil : null) : null,
  };
  return { presence, changed: !goesOn };
}

const said = (words: string | null | undefined, before: Instant | null | undefined): Instant | null =>
  words === undefined ? (before ?? null) : words === null ? null : Date.parse(words);

export interface PresenceStore {
  get(person: string): Promise<Presence | null>;
  /** Those of whom anything is known, in no order. */
  getMany(people: string[]): Promise<Presence[]>;
  /** The latest sign of life stands, in whatever order they arrive. */
  put(presence: Presence): Promise<void>;
}

/** A presence as the API shows it; times are ISO 8601. */
export const presenceView = (p: Presence, now: Instant) => ({
  person: p.person,
  state: p.state,
  since: iso(p.since) as string | null,
  seenAt: iso(p.seenAt) as string | null,
  present: isPresent(p, now),
  sound: p.sound,
  mutedUntil: p.mutedUntil === null || p.mutedUntil <= now ? null : iso(p.mutedUntil),
  breakUntil: p.breakUntil === null ? null : iso(p.breakUntil),
});
export type PresenceView = ReturnType<typeof presenceView>;
