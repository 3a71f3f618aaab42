import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { decidedWithoutText, judge, unjudged } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { type Sentiment, type SentimentModel, SentimentUnavailable } from './sentiment.ts';
import type { Thresholds } from './thresholds.ts';

export type Verdict = { judgement: Judgement; judged: boolean };

/**
 * Judges one feedback. Score and options never wait for the text model: when it is out of reach and they decide alone, they do.
 * @param lastTry nobody will ask again: what cannot be judged goes to a human instead of throwing
 * @throws SentimentUnavailable when only the text could decide and it cannot be read now
 */
export async function judgeFeedback(
  f: AcceptedFeedback,
  model: SentimentModel,
  thresholds: Thresholds,
  lastTry: boolean,
): Promise<Verdict> {
  try {
    const text = await readText(f, model, thresholds);
    return { judgement: judge(f, text, thresholds), judged: true };
  } catch (error) {
    if (!lastTry) throw error;
    return { judgement: unjudged(), judged: false };
  }
}

async function readText(f: AcceptedFeedback, model: SentimentModel, thresholds: Thresholds): Promise<Sentiment | null> {
  if (!f.comment) return null;
  try {
    return (await model.read([{ text: f.comment, language: f.language }]))[0] ?? null;
  } catch (error) {
    if (error instanceof SentimentUnavailable && decidedWithoutText(f, thresholds)) return null;
    throw error;
  }
}
