import * as z from 'zod';

export const severities = ['low', 'normal', 'high', 'urgent'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

export const signalIds = [
  'complaint',
  'legal',
  'media',
  'emergency',
  'vulnerable',
  'wants_call',
  'no_call',
  'fraud_hint',
  'staff_named',
  'competitor',
  /** score and text contradict each other */
  'contradiction',
] as const;
export const Signal = z.enum(signalIds);
export type Signal = z.infer<typeof Signal>;

/** Why, in the words staff read. */
export const Reason = z.object({ zh: z.string(), en: z.string() });
export type Reason = z.infer<typeof Reason>;

/** Something the customer speaks of; `class` is the complaint class, where it is complained of. */
export const TopicHeard = z.preprocess(
  /** As stored before topics had a polarity. */
  (stored) => (typeof stored === 'string' ? { id: stored, polarity: 'neutral' } : stored),
  z.object({ id: z.string(), polarity: z.enum(['negative', 'neutral', 'positive']), class: z.string().optional() }),
);
export type TopicHeard = z.infer<typeof TopicHeard>;

/** What Earshot concludes from one feedback. */
export const Judgement = z.object({
  unhappy: z.boolean(),
  /** Probability that the customer is unhappy, 0…1. */
  probability: z.number().min(0).max(1),
  /** −1 (furious) … 1 (delighted); null when the feedback has no text or the text model was out of reach. */
  sentiment: z.number().min(-1).max(1).nullable(),
  severity: Severity,
  topics: z.array(TopicHeard),
  signals: z.array(Signal),
  reasons: z.array(Reason),
  /** The customer's own words that decided, as they stand in the comment; of unhappy feedback only. */
  phrases: z.array(z.string()).default([]),
});
export type Judgement = z.infer<typeof Judgement>;

export const moreSevere = (a: Severity, b: Severity): Severity => (severities.indexOf(a) >= severities.indexOf(b) ? a : b);
