import * as z from 'zod';
import { Score, scales } from '#domain/feedback/feedback.ts';
import { mask } from '#domain/feedback/mask.ts';
import { judge } from './judge.ts';
import type { SentimentModel } from './sentiment.ts';
import type { Thresholds } from './thresholds.ts';

const longest = 1_000_000;

/** What may be judged outside of the flow: words, a score, options. */
export const Spoken = z
  .object({
    id: z.union([z.string(), z.number()]).optional(),
    text: z.string().max(longest).optional(),
    score: Score.refine(({ scale, value }) => value >= scales[scale][0] && value <= scales[scale][1], {
      error: 'is outside its scale: nps 0–10, csat 1–5, ces 1–7',
      path: ['value'],
    }).optional(),
    options: z.array(z.string()).optional(),
    /** A hint; the words themselves decide. */
    language: z.string().optional(),
    touchpoint: z.string().optional(),
  })
  .refine(({ text, score, options }) => text !== undefined || score || options, { error: 'text, score or options: one of them is needed' });
export type Spoken = z.infer<typeof Spoken>;

/** As the flow would: personal data is masked before anything is read. */
export async function judgeSpoken(
  { text, score, options, language, touchpoint = '' }: Spoken,
  model: SentimentModel,
  thresholds: Thresholds,
) {
  const comment = text === undefined ? undefined : mask(text);
  const [sentiment = null] = comment?.trim() ? await model.read([{ text: comment, language }]) : [];
  return judge({ touchpoint, score, options: options?.map(mask), comment }, sentiment, thresholds);
}
