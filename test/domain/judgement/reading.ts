import type { Sentiment } from '#domain/judgement/sentiment.ts';

/** A text read with this tone, −1 … 1; what is left of it is neither. */
export const reading = (tone: number, ...evidence: string[]): Sentiment => ({
  unhappy: Math.max(0, -tone),
  content: Math.max(0, tone),
  evidence,
});
