import { type Heard, type Sentiment, type SentimentModel, SentimentUnavailable } from '#domain/judgement/sentiment.ts';

/** Between these the first model is not sure whether the customer is unhappy. */
const unsure = { from: 0.2, to: 0.8 };

/**
 * Two models behind the port: the first, which never fails, decides where it is sure; the second is asked for the rest.
 * @throws SentimentUnavailable when the second is out of reach; it carries what the first one heard
 */
export function cascade(first: SentimentModel, second: SentimentModel, isSure = isSureEnough): SentimentModel {
  const readOne = async (heard: Heard): Promise<Sentiment> => {
    const [own] = await first.read([heard]);
    if (isSure(own!)) return own!;
    try {
      const [other] = await second.read([heard]);
      return { unhappy: other!.unhappy, content: other!.content, evidence: own!.evidence };
    } catch (error) {
      if (!(error instanceof SentimentUnavailable)) throw error;
      throw new SentimentUnavailable(error.message, { cause: error, guess: own! });
    }
  };
  return { read: (texts) => Promise.all(texts.map(readOne)) };
}

const isSureEnough = ({ unhappy }: Sentiment): boolean => unhappy < unsure.from || unhappy > unsure.to;
