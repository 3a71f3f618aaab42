import * as z from 'zod';
import { Rotation } from './rotation.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

export const Team = z.object({
  id,
  zh: z.string().min(1),
  en: z.string().min(1),
  kind: z.enum(['callback', 'claims', 'roadside', 'health', 'branch', 'complaint']),
  /** Leading digits of the region codes it serves; only callback teams are chosen by region. */
  regions: z.array(z.string().regex(/^\d{1,6}$/)),
  /** Unknown regions come here; exactly one callback team is national. */
  national: z.boolean().optional(),
  calendar: id,
});
export type Team = z.infer<typeof Team>;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Weekly, in the insurer's time zone; `to` at or before `from` ends on the next day; 00:00–24:00 is the whole day. */
export const Shift = z.object({
  /** 1 Monday … 7 Sunday. */
  days: z.array(z.int().min(1).max(7)).min(1),
  from: clockTime,
  to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  /** Nobody is there then, as at lunch. */
  breaks: z.array(z.object({ from: clockTime, to: clockTime })).optional(),
});
export type Shift = z.infer<typeof Shift>;

/** Which channels somebody wants for cases of those severities at those hours; where it says nothing of either, always. */
export const Preference = z.object({
  severities: z
    .array(z.enum(['low', 'normal', 'high', 'urgent']))
    .min(1)
    .optional(),
  hours: z.array(Shift).min(1).optional(),
  channels: z.array(id).min(1),
});
export type Preference = z.infer<typeof Preference>;

export const Person = z.object({
  id,
  name: z.string().min(1),
  role: z.enum(['agent', 'lead', 'manager', 'admin']),
  /** Business lines this person knows best. */
  skills: z.array(z.string()),
  /** Channel ids in order of preference: the first is used first, the second by the step that calls for it. */
  channels: z.array(id).min(1),
  /** Where each of those channels finds this person, where it needs to know: by channel id. */
  addresses: z.record(id, z.string().min(1)).optional(),
  /** The first that fits stands before the order of `channels`. */
  preferences: z.array(Preference).optional(),
});
export type Person = z.infer<typeof Person>;

export const Level = z.enum(['agent', 'lead', 'supervisor', 'duty']);
export type Level = z.infer<typeof Level>;

/** Who works where, at which level, when. `team: "*"` serves every callback team. */
export const RotaEntry = z
  .object({
    person: id,
    team: z.union([id, z.literal('*')]),
    level: Level,
    /** Helps out here: may claim and is told with the team, but is proposed only when nobody of the team is on duty. */
    backup: z.boolean().optional(),
    shifts: z.array(Shift).min(1),
    /** Works in this week of a cycle only; every week when absent. */
    rotation: Rotation.optional(),
    /** Counts from this date, and until that one, both included. */
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    message: 'must not be before "from"',
  });
export type RotaEntry = z.infer<typeof RotaEntry>;
