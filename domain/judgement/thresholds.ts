import * as z from 'zod';

/** Part of the policy: when score, options and text make a customer unhappy. */
export const Thresholds = z.object({
  /** At or below: unhappy by score alone. */
  unhappyScore: z.object({ nps: z.int(), csat: z.int(), ces: z.int() }),
  /** At or above: the score alone says a satisfied customer. */
  happyScore: z.object({ nps: z.int(), csat: z.int(), ces: z.int() }),
  /** A text at or below is unhappy alone, whatever the score. */
  furiousText: z.number().min(-1).max(0),
  /** A text at or below is unhappy unless the score says satisfied. */
  unhappyText: z.number().min(-1).max(0),
  /** Chosen options that make unhappy, by id or by words as sent. */
  unhappyOptions: z.array(z.string()),
});
export type Thresholds = z.infer<typeof Thresholds>;
