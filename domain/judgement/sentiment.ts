/** One text to be heard; `language` is only a hint of the sender. */
export type Heard = { text: string; language?: string | undefined };

export type Sentiment = {
  /** Probability that the writer is unhappy, and that the writer is content; what is left is neither. */
  unhappy: number;
  content: number;
  /** The words or phrases that weighed most, for the reasons shown to staff. */
  evidence: string[];
};

/** −1 (furious) … 1 (delighted). */
export const toneOf = ({ unhappy, content }: Sentiment): number => Number((content - unhappy).toFixed(3));

/** Thrown when the text model cannot be reached; the score and the options decide alone, or the feedback is judged again. */
export class SentimentUnavailable extends Error {
  override name = 'SentimentUnavailable';
}

/** The port of the text model. Answers in the order of `texts`; throws SentimentUnavailable, never anything of the SDK's. */
export interface SentimentModel {
  read(texts: Heard[]): Promise<Sentiment[]>;
}
