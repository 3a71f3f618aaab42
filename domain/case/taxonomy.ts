import * as z from 'zod';

const entry = z.object({ id: z.string(), zh: z.string().min(1), en: z.string().min(1) });

/** The ids staff choose from when they record and resolve, and those they read (insurer's data; outcomes are fixed because rules read them). */
export const Taxonomy = z.object({
  causes: z.array(entry),
  parties: z.array(entry),
  actions: z.array(entry.extend({ needsApproval: z.boolean().optional() })),
  outcomes: z.array(entry),
  /** Names of chosen options, by the ids that surveys send; others are shown as they were sent. */
  options: z.array(entry).default([]),
});
export type Taxonomy = z.infer<typeof Taxonomy>;

export const outcomes = [
  'reached',
  'proxy',
  'later',
  'unsafe',
  'noanswer',
  'busy',
  'off',
  'invalid',
  'wrong',
  'refused',
  'hungup',
  'assistant',
] as const;
export type Outcome = (typeof outcomes)[number];

/** All are attempts; only these are contact. */
export const isContact = (outcome: Outcome): boolean => outcome === 'reached' || outcome === 'proxy';
/** The customer answered and asked for another time: an attempt, but not one more failure to reach. */
export const isPostponed = (outcome: Outcome): boolean => outcome === 'later' || outcome === 'unsafe';
