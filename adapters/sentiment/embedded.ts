import { plainText } from '#domain/judgement/plain-text.ts';
import type { Heard, Sentiment, SentimentModel } from '#domain/judgement/sentiment.ts';
import { type Hit, hitsIn } from './hits.ts';
import { sentencesOf } from './sentences.ts';

/** How much the worst sentence counts against the whole: a complaint inside a polite text is a complaint. */
const worstShare = 0.5;
const scale = 1.6;
const mostEvidence = 3;

/** The model that ships with Earshot: a lexicon and patterns of Chinese and English discontent. Deterministic, linear, never fails. */
export const embeddedSentiment = (): SentimentModel => ({
  read: async (texts: Heard[]) => texts.map(({ text }) => readText(text)),
});

export function readText(text: string): Sentiment {
  const sentences = sentencesOf(plainText(text)).map((sentence) => {
    const hits = hitsIn(sentence);
    return { hits, weight: weigh(sentence, hits) };
  });
  const weights = sentences.map(({ weight }) => weight).filter((weight) => weight !== 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const mean = sum / Math.sqrt(Math.max(1, weights.length));
  const worst = weights.reduce((least, weight) => Math.min(least, weight), 0);
  const raw = worst < 0 ? (1 - worstShare) * mean + worstShare * worst : mean;
  const score = Math.tanh(raw / scale);
  const hits = sentences.flatMap((sentence) => sentence.hits);
  return { score, confidence: confidence(score, hits), evidence: evidence(hits, score) };
}

/** Somebody asking is not yet somebody complaining, unless the words themselves accuse. */
const question =
  /[?]\s*$|[吗呢么]$|^(?:请问|咨询|想问|问一下|how (?:do|can|to|much|long does)|what (?:is|are|do)|can i|could you tell|is there|do you|does)/;
const accusing = -1.2;
const questionFactor = 0.5;
const turn = /但是?|可是|不过|然而|就是|除了|\bbut\b|\bhowever\b|\bexcept\b|\balthough\b/g;

function weigh(sentence: string, hits: Hit[]): number {
  const turnAt = lastTurn(sentence);
  const sum = hits.reduce((total, { weight, start }) => total + weight * (turnAt < 0 ? 1 : start > turnAt ? 1.25 : 0.7), 0);
  const asks = sum < 0 && question.test(sentence.trim()) && !hits.some(({ weight }) => weight <= accusing);
  return asks ? sum * questionFactor : sum;
}

function lastTurn(sentence: string): number {
  let at = -1;
  for (const match of sentence.matchAll(turn)) at = match.index;
  return at;
}

/** Sure when much was found and it points one way. */
function confidence(score: number, hits: Hit[]): number {
  const found = hits.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  return hits.length === 0 ? 0.3 : Math.min(0.95, 0.4 + 0.4 * Math.abs(score) + 0.1 * Math.min(2, found));
}

function evidence(hits: Hit[], score: number): string[] {
  const telling = hits
    .filter(({ weight }) => Math.sign(weight) === Math.sign(score))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return [...new Set(telling.map(({ phrase }) => phrase.trim()))].slice(0, mostEvidence);
}
