import { plainText } from '#domain/judgement/plain-text.ts';
import { topicGrams } from '#domain/judgement/topic-grams.ts';
import type { TopicWords } from '#domain/judgement/topic-words.ts';
import { topics } from '#domain/judgement/topics.ts';
import type { Text } from './corpus.ts';
import cues from './cues.json' with { type: 'json' };
import { phrases } from './phrases.ts';
import { hashOf, randomFrom, shuffle } from './random.ts';

/** Sources that hardly ever speak of an insurer's service: they show what no topic is. */
const elsewhere = new Set(['car', 'nlpcc14', 'os10', 'bank']);
const everyNth = 12;
const longestElsewhere = 60;
/** An n-gram heard once or twice is chance. */
const rarest = 3;
const passes = 25;
const rate = 0.6;
const decay = 1e-4;
const hidden = 0.25;
/** Whole numbers in the file are so many to one of log-odds; what is smaller than the least is left out. */
const grain = 10;
const least = 4;

type Example = { grams: number[]; topic: number };

/** Softmax regression over the topics and none of them, as sparse whole numbers that a person can read. */
export function trainTopics(texts: Text[]): TopicWords {
  const none = topics.length;
  const indexOf = new Map(topics.map(({ id }, i) => [id, i]));
  const said = [
    ...phrases().flatMap(({ topic, text }) => (indexOf.has(topic) ? [{ topic: indexOf.get(topic)!, text }] : [])),
    ...Object.entries(cues).flatMap(([id, words]) => words.map((text) => ({ topic: indexOf.get(id)!, text }))),
    ...texts
      .filter(
        ({ source, text, heldOut }) =>
          elsewhere.has(source) && !heldOut && text.length <= longestElsewhere && hashOf(text) % everyNth === 0,
      )
      .map(({ text }) => ({ topic: none, text })),
  ].map(({ topic, text }) => ({ topic, grams: [...topicGrams(plainText(text))] }));
  const counts = new Map<string, number>();
  for (const { grams, topic } of said) if (topic !== none) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const known = new Map([...counts].filter(([, count]) => count >= rarest).map(([gram], i) => [gram, i]));
  const examples = said.map(({ topic, grams }) => ({ topic, grams: grams.flatMap((gram) => known.get(gram) ?? []) }));
  const { weights, starts } = descend(examples, known.size, none + 1);
  const words = [...known].map(([gram, at]) => [gram, sparse(weights.subarray(at * (none + 1), (at + 1) * (none + 1)))] as const);
  return {
    starts: starts.map(whole),
    words: Object.fromEntries(words.filter(([, entry]) => entry.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const whole = (value: number) => Math.round(value * grain);
const sparse = (weights: Float32Array): number[] =>
  [...weights].flatMap((weight, topic) => (whole(weight) >= least ? [topic, whole(weight)] : []));

function descend(examples: Example[], grams: number, classes: number): { weights: Float32Array; starts: number[] } {
  const weights = new Float32Array(grams * classes);
  const sums = new Float32Array(grams * classes);
  const starts: number[] = Array.from({ length: classes }, () => 0);
  const random = randomFrom(5);
  const order = Uint32Array.from(examples.keys());
  const scores = new Float64Array(classes);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const at of order) {
      const { topic } = examples[at]!;
      const shown = examples[at]!.grams.filter(() => random() >= hidden);
      const share = 1 / Math.sqrt(Math.max(1, shown.length));
      scores.set(starts);
      for (const gram of shown) for (let c = 0; c < classes; c++) scores[c]! += weights[gram * classes + c]! * share;
      softmaxInPlace(scores);
      scores[topic]! -= 1;
      for (let c = 0; c < classes; c++) {
        const slope = scores[c]!;
        starts[c]! -= 0.01 * slope;
        if (Math.abs(slope) < 1e-3) continue;
        for (const gram of shown) {
          const i = gram * classes + c;
          const gradient = slope * share + decay * weights[i]!;
          sums[i]! += gradient * gradient;
          weights[i] = Math.max(0, weights[i]! - (rate * gradient) / (Math.sqrt(sums[i]!) + 0.05));
        }
      }
    }
  }
  return { weights, starts };
}

function softmaxInPlace(scores: Float64Array) {
  const most = scores.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - most);
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
}
