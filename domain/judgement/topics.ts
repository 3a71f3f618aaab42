import { type Clause, clausesOf } from './clauses.ts';
import { plainText } from './plain-text.ts';
import { eachTopicGram } from './topic-grams.ts';
import topicWords from './topic-words.json' with { type: 'json' };
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

/** What was learnt: for each n-gram pairs of a topic's place in `topics` and what it adds there, in tenths of log-odds; the last place is "none of them". */
export type TopicWords = { starts: number[]; words: Record<string, number[]> };

type Word = {
  /** Pairs of a topic's place and what the word adds to it. */
  weights: number[];
  /** The last passage that heard it: a word counts once in each. */
  heardIn: number;
};
const { starts, words } = topicWords as TopicWords;
const known = new Map(Object.entries(words).map(([gram, weights]): [string, Word] => [gram, { weights, heardIn: -1 }]));
const classes = topics.length + 1;
const grain = 10;
const most = 4;
/** From here on a topic is named. */
const clear = 0.35;
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
  const heard = heardIn(plain);
  if (heard.length === 0) return [];
  const atHome = homeOf(touchpoint.split('.')[2] ?? '');
  const surest = new Map<number, SpokenTopic>();
  for (const at of passagesOf(plain)) judgePassage(heard, at, atHome, surest);
  return [...surest.values()].sort((a, b) => b.probability - a.probability).slice(0, most);
}

type HeardWord = { word: Word; start: number; end: number };
function heardIn(plain: string): HeardWord[] {
  const heard: HeardWord[] = [];
  eachTopicGram(plain, (gram, start, end) => {
    const word = known.get(gram);
    if (word) heard.push({ word, start, end });
  });
  return heard;
}

/** Each clause, and each two neighbours, since what is meant is often said in two. */
function passagesOf(plain: string): Clause[] {
  const clauses = clausesOf(plain);
  const pairs = clauses.slice(1).map(({ end }, i) => ({ start: clauses[i]!.start, end }));
  return [...clauses, ...pairs];
}

const homes = new Map<string, Float64Array>();
/** What a journey adds to each topic. */
function homeOf(journey: string): Float64Array {
  const known = homes.get(journey);
  if (known) return known;
  const atHome = new Float64Array(classes);
  topics.forEach(({ group }, topic) => {
    if (group === journey) atHome[topic] = home;
  });
  if (homes.size < topics.length) homes.set(journey, atHome);
  return atHome;
}

const sums = new Float64Array(classes);
let passage = 0;

/** Softmax over the topics and none of them, of the words that lie wholly in the passage. */
function judgePassage(heard: HeardWord[], at: Clause, atHome: Float64Array, surest: Map<number, SpokenTopic>) {
  passage++;
  sums.fill(0);
  let count = 0;
  for (const { word, start, end } of heard) {
    if (start < at.start || end > at.end || word.heardIn === passage) continue;
    word.heardIn = passage;
    count++;
    const { weights } = word;
    for (let i = 0; i < weights.length; i += 2) sums[weights[i]!]! += weights[i + 1]!;
  }
  if (count === 0) return;
  const share = 1 / Math.sqrt(count);
  let highest = -Infinity;
  for (let c = 0; c < classes; c++) {
    const score = (sums[c]! * share + starts[c]!) / grain + atHome[c]!;
    sums[c] = score;
    if (score > highest) highest = score;
  }
  let total = 0;
  for (let c = 0; c < classes; c++) if (sums[c]! > highest - negligible) total += Math.exp(sums[c]! - highest);
  for (let topic = 0; topic < topics.length; topic++) {
    // What is this far below the highest cannot be clear.
    if (sums[topic]! < highest - 1) continue;
    const probability = Math.exp(sums[topic]! - highest) / total;
    if (probability >= clear && probability > (surest.get(topic)?.probability ?? 0))
      surest.set(topic, { id: topics[topic]!.id, probability, at });
  }
}
