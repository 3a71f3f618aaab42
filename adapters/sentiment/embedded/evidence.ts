import { sentenceEnds } from '../sentences.ts';
import { eachGram } from './grams.ts';
import { columns, type Weights } from './weights.ts';

const mostPhrases = 3;
const longestSentence = 400;
const longestPhrase = 24;
/** What a word must weigh to lengthen a phrase, as a share of the heaviest word of its sentence. */
const dull = 0.25;

type Phrase = { words: string; weight: number };

/** The phrases that weighed most in the text's tone: `direction` 1 for unhappy, −1 for content. */
export function evidenceOf(plain: string, direction: 1 | -1, weights: Pick<Weights, 'table' | 'steps'>): string[] {
  const phrases: Phrase[] = [];
  let from = 0;
  for (const end of sentenceEnds(plain)) {
    const phrase = heaviest(plain.slice(from, Math.min(end, from + longestSentence)), direction, weights);
    if (phrase) keepMost(phrases, phrase);
    from = end;
  }
  return [...new Set(phrases.map(({ words }) => words))];
}

function keepMost(phrases: Phrase[], phrase: Phrase) {
  phrases.push(phrase);
  phrases.sort((a, b) => b.weight - a.weight);
  phrases.length = Math.min(phrases.length, mostPhrases);
}

type Token = { start: number; end: number; weight: number };

/** The run of words with the largest sum, none of it dull. Each n-gram's weight is shared by its words. */
function heaviest(sentence: string, direction: 1 | -1, { table, steps }: Pick<Weights, 'table' | 'steps'>): Phrase | undefined {
  const tokens: Token[] = [];
  const at = new Map<number, number>();
  eachGram(sentence, (bucket, start, end) => {
    if (!at.has(start)) {
      at.set(start, tokens.length);
      tokens.push({ start, end, weight: 0 });
    }
    const first = at.get(start)!;
    const weight = direction * (table[bucket * columns]! * steps[0]! - table[bucket * columns + 1]! * steps[1]!);
    for (let i = first; i < tokens.length; i++) tokens[i]!.weight += weight / (tokens.length - first);
    void end;
  });
  const bar = dull * Math.max(0, ...tokens.map(({ weight }) => weight));
  return bar > 0 ? largestRun(sentence, tokens, bar) : undefined;
}

/** Kadane's algorithm; a phrase does not reach over a mark nor beyond its longest length. */
function largestRun(sentence: string, tokens: Token[], bar: number): Phrase | undefined {
  let best: Phrase | undefined;
  let run = { start: 0, weight: 0 };
  for (const { start, end, weight } of tokens) {
    if (mark.test(sentence.slice(start, end))) {
      run = { start: end, weight: 0 };
      continue;
    }
    if (run.weight <= 0 || end - run.start > longestPhrase) run = { start, weight: 0 };
    run.weight += weight - bar;
    if (run.weight > (best?.weight ?? 0)) best = { words: sentence.slice(run.start, end).trim(), weight: run.weight };
  }
  return best;
}
const mark = /^[^\p{L}\p{N}]/u;
