import type { Clause } from '#domain/judgement/clauses.ts';
import { eachGram } from './grams.ts';
import { columns, type Weights } from './weights.ts';

const mostPhrases = 3;
const longestClause = 200;
const longestPhrase = 24;
/** What a word must weigh to lengthen a phrase, as a share of the heaviest word of its clause. */
const dull = 0.1;

type Linear = Pick<Weights, 'table' | 'steps'>;
type Phrase = { words: string; weight: number };

/** The phrases that weighed most in the text's tone, one of a clause: `direction` 1 for unhappy, −1 for content. */
export function evidenceOf(plain: string, clauses: Clause[], direction: 1 | -1, weights: Linear): string[] {
  const phrases: Phrase[] = [];
  for (const { start, end } of clauses) {
    const phrase = heaviest(plain.slice(start, Math.min(end, start + longestClause)), direction, weights);
    if (!phrase) continue;
    phrases.push(phrase);
    phrases.sort((a, b) => b.weight - a.weight);
    phrases.length = Math.min(phrases.length, mostPhrases);
  }
  return [...new Set(phrases.map(({ words }) => words))];
}

type Token = { start: number; end: number; weight: number };

/** The run of words with the largest sum, none of it dull. Each n-gram's weight is shared by its words. */
function heaviest(clause: string, direction: 1 | -1, { table, steps }: Linear): Phrase | undefined {
  const tokens: Token[] = [];
  eachGram(clause, (bucket, start, end) => {
    if (tokens.at(-1)?.end !== end) tokens.push({ start, end, weight: 0 });
    let first = tokens.length - 1;
    while (first > 0 && tokens[first]!.start > start) first--;
    const weight = direction * (table[bucket * columns]! * steps[0]! - table[bucket * columns + 1]! * steps[1]!);
    for (let i = first; i < tokens.length; i++) tokens[i]!.weight += weight / (tokens.length - first);
  });
  const bar = dull * Math.max(0, ...tokens.map(({ weight }) => weight));
  return bar > 0 ? largestRun(clause, tokens, bar) : undefined;
}

/** Kadane's algorithm; a phrase does not reach over a mark nor beyond its longest length. */
function largestRun(clause: string, tokens: Token[], bar: number): Phrase | undefined {
  let best: Phrase | undefined;
  let run = { start: 0, weight: 0 };
  for (const { start, end, weight } of tokens) {
    if (mark.test(clause.slice(start, end))) {
      run = { start: end, weight: 0 };
      continue;
    }
    if (run.weight <= 0 || end - run.start > longestPhrase) run = { start, weight: 0 };
    run.weight += weight - bar;
    if (run.weight > (best?.weight ?? 0)) best = { words: clause.slice(run.start, end).trim(), weight: run.weight };
  }
  return best;
}
const mark = /^[^\p{L}\p{N}]/u;
