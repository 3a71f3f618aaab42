import * as z from 'zod';
import { ScoreBody } from '#domain/feedback/body.ts';
import { mask } from '#domain/feedback/mask.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import type { SentimentModel } from './sentiment.ts';
import type { Thresholds } from './thresholds.ts';

const longest = 1_000_000;

/** What may be judged outside of the flow: words, a score, options. */
export const Spoken = z
  .object({
    id: z.union([z.string(), z.number()]).optional(),
    text: z.string().max(longest).optional(),
    score: ScoreBody.optional(),
    options: z.array(z.string()).optional(),
    /** A hint; the words themselves decide. */
    language: z.string().optional(),
    touchpoint: z.string().optional(),
  })
  .refine(({ text, score, options }) => text !== undefined || score || options, { error: 'text, score or options: one of them is needed' });
export type Spoken = z.infer<typeof Spoken>;

/** As the flow would: personal data is masked before anything is read. */
export async function hear({ text, score, options, language, touchpoint = '' }: Spoken, model: SentimentModel) {
  const comment = text === undefined ? undefined : mask(text);
  const [sentiment = null] = comment?.trim() ? await model.read([{ text: comment, language }]) : [];
  return { expression: { touchpoint, score, options: options?.map(mask), comment }, sentiment };
}

export async function judgeSpoken(spoken: Spoken, model: SentimentModel, thresholds: Thresholds): Promise<Judgement> {
  const { expression, sentiment } = await hear(spoken, model);
  return judge(expression, sentiment, thresholds);
}
