import * as z from 'zod';

/** Part of the policy: when score, options and text make a customer unhappy. */
export const Thresholds = z.object({
  /** At or below: unhappy by score alone. */
  unhappyScore: z.object({ nps: z.int(), csat: z.int(), ces: z.int() }),
  /** At or above: the score alone says a satisfied customer. */
  happyScore: z.object({ nps: z.int(), csat: z.int(), ces: z.int() }),
  /** Probability from which a customer is unhappy and a person calls. Lower: more cases, fewer missed. */
  unhappyFrom: z.number().min(0.05).max(0.95),
  /** Chosen options that make unhappy, by id or by words as sent. */
  unhappyOptions: z.array(z.string()),
});
export type Thresholds = z.infer<typeof Thresholds>;
