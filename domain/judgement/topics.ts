import { type Clause, clausesOf } from './clauses.ts';
import { plainText } from './plain-text.ts';
import { topicGrams } from './topic-grams.ts';
import topicWords from './topic-words.json' with { type: 'json' };
import leaves from './topics.json' with { type: 'json' };

export type Topic = {
  id: string;
  group: string;
  zh: string;
  en: string;
  /** Words that speak of it, as plainText spells them. */
  cues: string[];
  /** Complaint class and usually responsible party; praise has neither. */
  class?: string | undefined;
  party?: string | undefined;
};

export const topics: readonly Topic[] = leaves;
const byId = new Map(topics.map((topic) => [topic.id, topic]));
export const topicOf = (id: string): Topic | undefined => byId.get(id);

/** What was learnt: for each n-gram pairs of a topic's place in `topics` and what it adds there, in tenths of log-odds; the last place is "none of them". */
export type TopicWords = { starts: number[]; words: Record<string, number[]> };

const { starts, words } = topicWords as TopicWords;
const weightsOf = new Map(Object.entries(words));
const classes = topics.length + 1;
const grain = 10;
const most = 4;
/** From here on a topic is named. */
const clear = 0.35;
/** What the journey of the touchpoint adds to its own topics, in log-odds. */
const atHome = 0.5;
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
  const journey = touchpoint.split('.')[2] ?? '';
  const surest = new Map<number, SpokenTopic>();
  for (const at of passagesOf(plain)) {
    const probabilities = probabilitiesOf(plain.slice(at.start, at.end), journey);
    probabilities.forEach((probability, topic) => {
      if (probability < clear || topic === topics.length) return;
      if (probability > (surest.get(topic)?.probability ?? 0)) surest.set(topic, { id: topics[topic]!.id, probability, at });
    });
  }
  return [...surest.values()].sort((a, b) => b.probability - a.probability).slice(0, most);
}

/** Each clause, and each two neighbours, since what is meant is often said in two. */
function passagesOf(plain: string): Clause[] {
  const clauses = clausesOf(plain);
  const pairs = clauses.slice(1).map(({ end }, i) => ({ start: clauses[i]!.start, end }));
  return [...clauses, ...pairs];
}

function probabilitiesOf(passage: string, journey: string): number[] {
  const known = [...topicGrams(passage)].flatMap((gram) => (weightsOf.has(gram) ? [weightsOf.get(gram)!] : []));
  if (known.length === 0) return [];
  const share = 1 / Math.sqrt(known.length) / grain;
  const scores = Array.from({ length: classes }, (_, topic) => starts[topic]! / grain + (topics[topic]?.group === journey ? atHome : 0));
  for (const weights of known) for (let i = 0; i < weights.length; i += 2) scores[weights[i]!]! += weights[i + 1]! * share;
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
