import { type Entry, wordAt } from './lexicon.ts';
import patternList from './patterns.json' with { type: 'json' };

/** What was found in a sentence, and how it weighs after negation and emphasis. */
export type Hit = { phrase: string; start: number; weight: number };

const patterns = patternList.map(({ pattern, weight }) => ({ weight, latin: pattern.startsWith('\\b'), regex: new RegExp(pattern, 'gu') }));
const han = /\p{Script=Han}/u;
const latin = /[a-z]{2}/;

/** How far a negator reaches: six characters, or thirty of a spaced language, never over punctuation or a turn. */
const reach = { han: 6, latin: 30 };
const breaks = /[,.。!?;:、\n]|但|却|就是|\bbut\b/;

/** Polar words and phrases of one sentence; whole patterns come first and what they cover is not counted again. */
export function hitsIn(sentence: string): Hit[] {
  const hits: Hit[] = [];
  const covered = new Uint8Array(sentence.length);
  const speaks = { han: han.test(sentence), latin: latin.test(sentence) };
  for (const { regex, weight, latin } of patterns) {
    if (!(latin ? speaks.latin : speaks.han)) continue;
    // Not matchAll, which compiles a copy of the pattern for each sentence.
    regex.lastIndex = 0;
    for (let match = regex.exec(sentence); match; match = regex.exec(sentence)) {
      const end = regex.lastIndex;
      if (end === match.index) break; // a match of nothing would be found there for ever
      if (covered[match.index] || covered[end - 1]) continue;
      covered.fill(1, match.index, end);
      hits.push({ phrase: match[0], start: match.index, weight });
    }
  }
  addWords(sentence, covered, hits);
  return hits;
}

function addWords(sentence: string, covered: Uint8Array, hits: Hit[]) {
  let negator: number | undefined;
  let emphasis = { at: -9, factor: 1 };
  for (let at = 0; at < sentence.length; ) {
    const found = covered[at] ? undefined : wordAt(sentence, at);
    if (!found) {
      at++;
      continue;
    }
    const { entry, end } = found;
    if (entry.role === 'negator') negator = negator === undefined ? at : undefined;
    if (entry.role === 'booster') emphasis = { at: end, factor: 1.4 };
    if (entry.role === 'weakener') emphasis = { at: end, factor: 0.6 };
    if (entry.role === 'polar') {
      const negated = negator !== undefined && reaches(sentence, negator, at);
      const start = negated ? negator! : at;
      const factor = at - emphasis.at <= 2 ? emphasis.factor : 1;
      hits.push({ phrase: sentence.slice(start, end), start, weight: (negated ? turned(entry) : entry.weight) * factor });
      negator = undefined;
    }
    at = end;
  }
}

function reaches(sentence: string, negator: number, at: number): boolean {
  const far = sentence.charCodeAt(negator) < 0x80 ? reach.latin : reach.han;
  return at - negator <= far && !breaks.test(sentence.slice(negator, at));
}

/** Denied praise is discontent; denied discontent only mildly good. */
const turned = ({ weight }: Entry): number => (weight > 0 ? -Math.max(0.9, weight) : Math.min(0.5, -weight * 0.35));
