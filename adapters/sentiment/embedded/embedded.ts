import { type Clause, clausesOf } from '#domain/judgement/clauses.ts';
import { plainText } from '#domain/judgement/plain-text.ts';
import type { ClauseTone, Heard, Sentiment, SentimentModel } from '#domain/judgement/sentiment.ts';
import { evidenceOf } from './evidence.ts';
import { featuresOf } from './features.ts';
import { type Verdict, weigh } from './layer.ts';
import { shippedWeights, type Weights } from './weights.ts';

/** The model that ships with Earshot, Chinese and English. Deterministic, linear in the length, never fails. */
export function embeddedSentiment(weights: Weights = shippedWeights()): SentimentModel {
  return { read: async (texts: Heard[]) => texts.map(({ text }) => readText(text, weights)) };
}

/** Probabilities of a plain text. */
export const weigher =
  (weights: Weights) =>
  (plain: string): Verdict =>
    weigh(featuresOf(plain, weights), weights);

export function readText(text: string, weights: Weights): Sentiment {
  const plain = plainText(text);
  if (!hasWords.test(plain)) return saysNothing(plain);
  const weighed = weigher(weights);
  const [unhappy, , content] = weighed(plain);
  const clauses = clausesOf(plain);
  let tones: ClauseTone[] | undefined;
  return {
    unhappy,
    content,
    evidence: evidenceOf(plain, clauses, unhappy >= content ? 1 : -1, weights),
    /** Looked at only where a topic is spoken of. */
    get clauses() {
      tones ??= clauses.length === 1 ? [{ end: plain.length, unhappy, content }] : clauses.map((clause) => toneIn(plain, clause, weighed));
      return tones;
    },
  };
}

function toneIn(plain: string, { start, end }: Clause, weighed: (plain: string) => Verdict): ClauseTone {
  const [unhappy, , content] = weighed(plain.slice(start, end));
  return { end, unhappy, content };
}
const hasWords = /\p{L}/u;

/** Without a word only its faces speak. */
function saysNothing(plain: string): Sentiment {
  const angry = (plain.match(angryFace) ?? []).length;
  const glad = (plain.match(gladFace) ?? []).length;
  const [unhappy, content] = angry === glad ? [0.1, 0.1] : angry > glad ? [0.8, 0.02] : [0.02, 0.8];
  const face = angry > glad ? angryFace : gladFace;
  return { unhappy, content, evidence: angry === glad ? [] : (plain.match(face) ?? []).slice(0, 1) };
}
const angryFace = /[😠😡🤬👎💔😤😞😭😢😒🙄😩😫]/gu;
const gladFace = /[😀😁😃😄😊😍🥰👍❤💯🎉🌹👏😘🙏]/gu;
