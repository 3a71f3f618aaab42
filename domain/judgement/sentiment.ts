/** One text to be heard; `language` is only a hint of the sender. */
export type Heard = { text: string; language?: string | undefined };

export type Sentiment = {
  /** Probability that the writer is unhappy, and that the writer is content; what is left is neither. */
  unhappy: number;
  content: number;
  /** The words or phrases that weighed most, for the reasons shown to staff. */
  evidence: string[];
  /** The same of each clause of the plain text, where the model looks at them; in order, each ends where the next begins. */
  clauses?: ClauseTone[];
};
export type ClauseTone = { end: number; unhappy: number; content: number };

/** Of a text that says nothing: as likely the one as the other, and hardly either. */
export const nothingSaid: Sentiment = { unhappy: 0.1, content: 0.1, evidence: [] };

/** −1 (furious) … 1 (delighted). */
export const toneOf = ({ unhappy, content }: Sentiment): number => Number((content - unhappy).toFixed(3));

/** Thrown when the text model cannot be reached; the score and the options decide alone, or the feedback is judged again. */
export class SentimentUnavailable extends Error {
  override name = 'SentimentUnavailable';
  /** What a lesser model heard meanwhile, where there is one. */
  readonly guess: Sentiment | undefined;

  constructor(message: string, { guess, ...options }: ErrorOptions & { guess?: Sentiment } = {}) {
    super(message, options);
    this.guess = guess;
  }
}

/** The port of the text model. Answers in the order of `texts`; throws SentimentUnavailable, never anything of the SDK's. */
export interface SentimentModel {
  read(texts: Heard[]): Promise<Sentiment[]>;
}

/** What a deployment may choose: `comprehend` asks Amazon Comprehend for every text, `cascade` only where the embedded model is not sure. */
export const sentimentModels = ['embedded', 'comprehend', 'cascade'] as const;
export type SentimentChoice = (typeof sentimentModels)[number];
