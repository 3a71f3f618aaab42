import { type Clause, clausesOf } from './clauses.ts';
import { plainText } from './plain-text.ts';
import { addWord, type HeardWord, startsOfTopics, wordCount, wordsHeard } from './topic-words.ts';
import leaves from './topics.json' with { type: 'json' };

export type Topic = {
  id: string;
  group: string;
  zh: string;
  en: string;
  /** Complaint class and usually responsible party; praise has neither. */
  class?: string | undefined;
  party?: string | undefined;
};

export const topics: readonly Topic[] = leaves;
const byId = new Map(topics.map((topic) => [topic.id, topic]));
export const topicOf = (id: string): Topic | undefined => byId.get(id);

const classes = topics.length + 1;
const grain = 10;
const most = 4;
/** From here on a topic is named. */
const clear = 0.35;
const clearAgainstNone = Math.log(clear / (1 - clear));
/** What the journey of the touchpoint adds to its own topics, in log-odds. */
const home = 0.5;
/** So far below the highest, nothing adds to the sum that could be seen. */
const negligible = 9;
const longestText = 5000;

export type SpokenTopic = {
  id: string;
  /** How sure it is, 0…1. */
  probability: number;
  /** Where in the plain text it is spoken of. */
  at: Clause;
};

/** What the text speaks of, surest first, at most four; the touchpoint's journey decides between equals. */
export function detectTopics(text: string, touchpoint = ''): SpokenTopic[] {
  const plain = plainText(text).slice(0, longestText);
  const heard = wordsHeard(plain);
  if (heard.length === 0) return [];
  const starts = startsOf(touchpoint.split('.')[2] ?? '');
  const surest = new Map<number, SpokenTopic>();
  for (const passage of passagesOf(clausesOf(plain), heard)) nameTopics(passage, starts, surest);
  return [...surest.values()].sort((a, b) => b.probability - a.probability).slice(0, most);
}

/** A piece of the text, how many distinct words were heard in it, and what they add to each topic. */
type Passage = { at: Clause; count: number; sums: Int32Array };

/** The last clause that heard a word, counted over all texts: a word counts once in each passage. */
const heardLast = new Float64Array(wordCount);
let clausesHeard = 1;

/** Each clause, and each two neighbours, since what is meant is often said in two. */
function passagesOf(clauses: Clause[], heard: HeardWord[]): Passage[] {
  const passages: Passage[] = [];
  let next = 0;
  let before: (Passage & { crossing: HeardWord[] }) | undefined;
  // A number no clause has, so that the last of one text and the first of the next are no neighbours.
  clausesHeard++;
  for (const at of clauses) {
    clausesHeard++;
    const clause = { at, count: 0, sums: new Int32Array(classes), crossing: [] as HeardWord[] };
    const inBoth: number[] = [];
    for (; next < heard.length && heard[next]!.start < at.end; next++) {
      const { word, end } = heard[next]!;
      if (end > at.end) clause.crossing.push(heard[next]!);
      else if (heardLast[word] !== clausesHeard) {
        if (heardLast[word] === clausesHeard - 1) inBoth.push(word);
        heardLast[word] = clausesHeard;
        clause.count++;
        addWord(word, clause.sums, 1);
      }
    }
    passages.push(clause);
    if (before) passages.push(together(before, clause, inBoth));
    before = clause;
  }
  return passages;
}

/** Two neighbours as one: what both say counts once, what reaches from one into the other is heard now. */
function together(first: Passage & { crossing: HeardWord[] }, second: Passage, inBoth: number[]): Passage {
  const sums = new Int32Array(classes);
  for (let c = 0; c < classes; c++) sums[c] = first.sums[c]! + second.sums[c]!;
  let count = first.count + second.count - inBoth.length;
  for (const word of inBoth) addWord(word, sums, -1);
  const added: number[] = [];
  for (const { word, end } of first.crossing) {
    if (end > second.at.end || heardLast[word]! >= clausesHeard - 1 || added.includes(word)) continue;
    added.push(word);
    count++;
    addWord(word, sums, 1);
  }
  return { at: { start: first.at.start, end: second.at.end }, count, sums };
}

const startsByJourney = new Map<string, Float64Array>();
/** What each topic starts from, in log-odds: a journey is at home with its own. */
function startsOf(journey: string): Float64Array {
  const known = startsByJourney.get(journey);
  if (known) return known;
  const starts = Float64Array.from(startsOfTopics, (start, c) => start / grain + (topics[c]?.group === journey ? home : 0));
  if (startsByJourney.size < topics.length) startsByJourney.set(journey, starts);
  return starts;
}

const scores = new Float64Array(classes);
/** Softmax over the topics and none of them. */
function nameTopics({ at, count, sums }: Passage, starts: Float64Array, surest: Map<number, SpokenTopic>) {
  if (count === 0) return;
  const share = 1 / (Math.sqrt(count) * grain);
  let highest = -Infinity;
  for (let c = 0; c < classes; c++) {
    const score = sums[c]! * share + starts[c]!;
    scores[c] = score;
    if (score > highest && c < topics.length) highest = score;
  }
  // Against "none of them" alone it is not clear; the others only take from it.
  if (highest - scores[topics.length]! < clearAgainstNone) return;
  let total = 0;
  for (let c = 0; c < classes; c++) if (scores[c]! > highest - negligible) total += Math.exp(scores[c]! - highest);
  for (let topic = 0; topic < topics.length; topic++) {
    // What is this far below the highest cannot be clear.
    if (scores[topic]! < highest - 1) continue;
    const probability = Math.exp(scores[topic]! - highest) / total;
    if (probability >= clear && probability > (surest.get(topic)?.probability ?? 0))
      surest.set(topic, { id: topics[topic]!.id, probability, at });
  }
}
