import { BatchDetectSentimentCommand, type ComprehendClient, type SentimentScore } from '@aws-sdk/client-comprehend';
import { type Heard, nothingSaid, type Sentiment, type SentimentModel, SentimentUnavailable } from '#domain/judgement/sentiment.ts';
import { type Language, languageOf, partsOf } from './comprehend-parts.ts';

const textsPerCall = 25;
const longestQuote = 40;

type Part = { owner: number; text: string };
type ReadPart = Part & { unhappy: number; content: number };

export type ComprehendOptions = {
  /** Milliseconds one call may take, retries of the client included. */
  timeout?: number;
};

/** Amazon Comprehend behind the port. A long text is read in parts and its worst part counts. Throws only SentimentUnavailable. */
export function comprehendSentiment(client: Pick<ComprehendClient, 'send'>, { timeout = 2000 }: ComprehendOptions = {}): SentimentModel {
  const call = async (language: Language, parts: Part[]): Promise<{ read: ReadPart[]; failed: Part[] }> => {
    try {
      const answer = await client.send(
        new BatchDetectSentimentCommand({ LanguageCode: language, TextList: parts.map(({ text }) => text) }),
        { abortSignal: AbortSignal.timeout(timeout) },
      );
      const read = (answer.ResultList ?? []).flatMap(({ Index, SentimentScore }) => readPart(parts[Index ?? -1], SentimentScore));
      const answered = new Set<Part>(read.map(({ part }) => part));
      return { read: read.map(({ part, ...rest }) => ({ ...part, ...rest })), failed: parts.filter((part) => !answered.has(part)) };
    } catch (error) {
      throw new SentimentUnavailable(`Comprehend cannot be reached: ${error instanceof Error ? error.name : 'unknown error'}`, {
        cause: error,
      });
    }
  };

  /** What Comprehend refused within a batch (ErrorList) is asked once more, alone: an error of its own is often of the moment. */
  const readAll = async (language: Language, parts: Part[]): Promise<ReadPart[]> => {
    const first = await Promise.all(batches(parts).map((batch) => call(language, batch)));
    const again = await Promise.all(first.flatMap(({ failed }) => failed).map((part) => call(language, [part])));
    return [...first, ...again].flatMap(({ read }) => read);
  };

  return {
    read: async (texts: Heard[]) => {
      const asked = texts.flatMap((heard, owner) => partsOf(heard.text).map((text) => ({ owner, text, language: languageOf(heard) })));
      const byLanguage = Map.groupBy(asked, ({ language }) => language);
      const read = (await Promise.all(Array.from(byLanguage, ([language, parts]) => readAll(language, parts)))).flat();
      const byText = Map.groupBy(read, ({ owner }) => owner);
      const spoken = new Set(asked.map(({ owner }) => owner));
      return texts.map((_, i) => (spoken.has(i) ? worst(byText.get(i)) : nothingSaid));
    },
  };
}

function batches(parts: Part[]): Part[][] {
  return Array.from({ length: Math.ceil(parts.length / textsPerCall) }, (_, i) => parts.slice(i * textsPerCall, (i + 1) * textsPerCall));
}

function readPart(part: Part | undefined, scores: SentimentScore | undefined) {
  if (!part || !scores) return [];
  const { Positive = 0, Negative = 0, Mixed = 0 } = scores;
  // A mixed text holds a complaint beside the praise: most of it counts as discontent.
  return [{ part, unhappy: Math.min(1, Negative + mixedShare * Mixed), content: Positive }];
}
const mixedShare = 0.75;

/** A part that could not be read does not silence the others; with none read, the text is unread. */
function worst(parts: ReadPart[] | undefined): Sentiment {
  if (!parts?.length) throw new SentimentUnavailable('Comprehend answered with an error for this text');
  const { unhappy, content, text } = parts.reduce((a, b) => (b.unhappy - b.content > a.unhappy - a.content ? b : a));
  return { unhappy, content, evidence: unhappy > content ? [Array.from(text).slice(0, longestQuote).join('')] : [] };
}
