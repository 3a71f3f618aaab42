import type { Sentiment } from './sentiment.ts';
import type { ScoreVerdict } from './verdicts.ts';

/** What is known of a customer's mood, each by itself. */
export type Grounds = {
  score: ScoreVerdict;
  lowestScore: boolean;
  text: Sentiment | null;
  /** How sure it is that the text speaks of something that goes wrong at an insurer, and not contentedly, and of something praised, 0…1. */
  matter: number;
  praise: number;
  /** An option was chosen that tells of a failure. */
  options: boolean;
  /** A declared complaint, a threat or a danger. */
  compelled: boolean;
  asksForCall: boolean;
  /** A case of the customer's is open. */
  unhappyBefore: boolean;
};

/**
 * Log-odds of "unhappy" for each ground: positive speaks for it. A score's odds are those of its holders before a word is read;
 * the others are what a ground adds to them.
 */
const odds = {
  score: { unhappy: 2.6, middle: -0.85, happy: -2.9, none: -2.2 },
  lowestScore: 0.5,
  /** Insurance customers tell what happened and leave it at that: a matter counts by being told. */
  matter: 1.5,
  praise: -0.75,
  options: 4.5,
  asksForCall: 0.8,
  unhappyBefore: 0.4,
};
const compelling = 0.97;
/** The part of "neither" that is lent to both sides, so that a text that says nothing adds nothing to a score. */
const lent = 0.35;
const least = 0.001;

/** One probability that the customer is unhappy. A conflict is weighed, not averaged: the surer side prevails. */
export function probabilityOf(grounds: Grounds): number {
  const sum =
    scoreAndText(grounds) +
    (grounds.options ? odds.options : 0) +
    (grounds.asksForCall && grounds.score !== 'happy' ? odds.asksForCall : 0) +
    (grounds.unhappyBefore ? odds.unhappyBefore : 0);
  const probability = 1 / (1 + Math.exp(-sum));
  return Number(Math.max(grounds.compelled ? compelling : 0, probability).toFixed(3));
}

/** What a probability would be if the customer were known to have been unhappy before. */
export const knowingUnhappyBefore = (probability: number): number =>
  1 / (1 + Math.exp(-(logOdds(probability, 1 - probability) + odds.unhappyBefore)));

function scoreAndText({ score, lowestScore, text, matter, praise }: Grounds): number {
  const told = text ? odds.matter * matter + odds.praise * praise : 0;
  if (score === 'none' && text) return logOdds(text.unhappy, 1 - text.unhappy) + told;
  const byScore = odds.score[score] + (lowestScore ? odds.lowestScore : 0);
  if (!text) return byScore;
  const neither = lent * (1 - text.unhappy - text.content);
  return byScore + logOdds(text.unhappy + neither, text.content + neither) + told;
}

const logOdds = (part: number, other: number): number => Math.log(Math.max(least, part) / Math.max(least, other));
