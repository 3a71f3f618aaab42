import type { Heard, Sentiment, SentimentModel } from '#domain/judgement/sentiment.ts';

type Waiting = { texts: Heard[]; resolve: (read: Sentiment[]) => void; reject: (error: unknown) => void };

/** Readers who ask in the same turn share one call: a queue batch of ten is one request to a model that is paid by the call. */
export function together(model: SentimentModel): SentimentModel {
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    try {
      const read = await model.read(asked.flatMap((w) => w.texts));
      let start = 0;
      for (const w of asked) w.resolve(read.slice(start, (start += w.texts.length)));
    } catch (error) {
      for (const w of asked) w.reject(error);
    }
  };
  return {
    read: (texts) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ texts, resolve, reject });
      }),
  };
}
