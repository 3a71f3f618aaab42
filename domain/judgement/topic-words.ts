import { eachTopicGram, hashOfGram, leadingGrams } from './topic-grams.ts';
import topicWords from './topic-words.json' with { type: 'json' };

/** What was learnt: for each n-gram pairs of a topic's place and what it adds there, in tenths of log-odds; the last place is "none of them". */
export type TopicWords = { starts: number[]; words: Record<string, number[]> };

const { starts, words } = topicWords as TopicWords;
/** What each topic, and none of them, starts from, in tenths of log-odds. */
export const startsOfTopics: readonly number[] = starts;

/**
 * The words by their hashes, in the first free place from where a hash points to, and one behind the other what each adds: dozens are
 * looked up for each feedback, and a Map of texts and lists lies all over the memory.
 */
const places = 2 ** 17;
const hashes = new Int32Array(places);
const wordAt = new Int32Array(places);
const grams = Object.keys(words);
const pairs = Int16Array.from(grams.flatMap((gram) => words[gram]!));
/** Where the pairs of a word begin; the next one's beginning is its end. */
const pairsFrom = new Int32Array(grams.length + 1);
/** Leads up to longer ones, and adds nothing itself. */
const onlyLeading = -1;

function placeOf(hash: number): number {
  let place = hash & (places - 1);
  while (hashes[place] !== 0 && hashes[place] !== hash) place = (place + 1) & (places - 1);
  return place;
}
function learn(gram: string, word: number) {
  const hash = hashOfGram(gram);
  const place = placeOf(hash);
  if (hashes[place] === 0 || word !== onlyLeading) wordAt[place] = word;
  hashes[place] = hash;
}
grams.forEach((gram, word) => {
  pairsFrom[word + 1] = pairsFrom[word]! + words[gram]!.length;
  learn(gram, word);
  for (const leading of leadingGrams(gram)) learn(leading, onlyLeading);
});

export const wordCount = grams.length;
export type HeardWord = { word: number; start: number; end: number };

/** The known words of a plain text, in the order of their starts. Linear in the length. */
export function wordsHeard(plain: string): HeardWord[] {
  const heard: HeardWord[] = [];
  eachTopicGram(plain, (hash, start, end) => {
    const place = placeOf(hash);
    if (hashes[place] === 0) return false;
    const word = wordAt[place]!;
    if (word !== onlyLeading) heard.push({ word, start, end });
    return true;
  });
  return heard;
}

/** Adds what a word says of each topic, or takes it away. */
export function addWord(word: number, sums: Int32Array, sign: 1 | -1): void {
  const past = pairsFrom[word + 1]!;
  for (let i = pairsFrom[word]!; i < past; i += 2) sums[pairs[i]!]! += sign * pairs[i + 1]!;
}
