import type { Heard, Sentiment, SentimentModel } from '#domain/judgement/sentiment.ts';

type Waiting = { texts: Heard[]; resolve: (read: Sentiment[] | Promise<Sentiment[]>) => void };

/** Readers who ask in the same turn share one call: a queue batch of ten is one request to a model that is paid by the call. */
export function together(model: SentimentModel): SentimentModel {
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    try {
      const read = await model.read(asked.flatMap((w) => w.texts));
      let start = 0;
      for (const { texts, resolve } of asked) {
        resolve(read.slice(start, start + texts.length));
        start += texts.length;
      }
    } catch {
      // One unreadable text must not take the others with it: each asks alone.
      for (const { texts, resolve } of asked) resolve(model.read(texts));
    }
  };
  return {
    read: (texts) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ texts, resolve });
      }),
  };
}
