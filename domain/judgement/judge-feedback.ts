import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { knowingUnhappyBefore } from './fusion.ts';
import { judge, type Past, unjudged } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { type Sentiment, type SentimentModel, SentimentUnavailable } from './sentiment.ts';
import type { Thresholds } from './thresholds.ts';

export type Verdict = { judgement: Judgement; judged: boolean };

/**
 * Judges one feedback. Whoever is unhappy by score, options or signals, or by the guess of a lesser model, never waits for the text model;
 * who may be content does, since an outage passes.
 * @param pastOf asked only where it may tip the scales
 * @param lastTry nobody will ask again: the guess counts, and what cannot even be guessed goes to a human instead of throwing
 * @throws SentimentUnavailable when only the text could decide and it cannot be read now
 */
export async function judgeFeedback(
  f: AcceptedFeedback,
  model: SentimentModel,
  thresholds: Thresholds,
  lastTry: boolean,
  pastOf: (customerId: string) => Promise<Past> = async () => ({ unhappy: false }),
): Promise<Verdict> {
  try {
    const text = await readText(f, model);
    const alone = judge(f, text, thresholds);
    if (alone.unhappy || knowingUnhappyBefore(alone.probability) < thresholds.unhappyFrom) return { judgement: alone, judged: true };
    return { judgement: judge(f, text, thresholds, await pastOf(f.customer.id)), judged: true };
  } catch (error) {
    const guess = error instanceof SentimentUnavailable ? judge(f, error.guess ?? null, thresholds) : undefined;
    if (guess?.unhappy || (lastTry && error instanceof SentimentUnavailable && error.guess)) return { judgement: guess!, judged: true };
    if (!lastTry) throw error;
    return { judgement: unjudged(), judged: false };
  }
}

async function readText(f: AcceptedFeedback, model: SentimentModel): Promise<Sentiment | null> {
  if (!f.comment?.trim()) return null;
  return (await model.read([{ text: f.comment, language: f.language }]))[0] ?? null;
}
