import { buckets, eachGram } from '#adapters/sentiment/embedded/grams.ts';
import type { Text } from './corpus.ts';
import { randomFrom, shuffle } from './random.ts';

/** Weights of one linear reader for each bucket: what speaks for unhappy and for content, each against neither. */
export type Reader = { unhappy: Float32Array; content: Float32Array; starts: [unhappy: number, content: number] };

const seen = new Uint32Array(buckets);
let turn = 0;
const found: number[] = [];

/** The distinct n-grams of a text. */
export function gramsOf(plain: string): Uint32Array {
  turn++;
  found.length = 0;
  eachGram(plain, (bucket) => {
    if (seen[bucket] === turn) return;
    seen[bucket] = turn;
    found.push(bucket);
  });
  return Uint32Array.from(found);
}

/** `home`: texts whose share of the unhappy is the same by custom, not by their words. */
export type Example = Pick<Text, 'tone'> & { home: string; grams: Uint32Array; weight: number };
type Settings = {
  /** A start of its own for each home while learning, dropped afterwards: what is left does not know where a text came from. */
  startPerHome: boolean;
  seed?: number;
};

const passes = 4;
const rate = 0.35;
const decay = 1e-4;
const startRate = 0.01;
/** Share of n-grams hidden from each look at a text: no single phrase may carry it. */
const hidden = 0.4;
const tooSmall = 1e-3;

/** Softmax regression by AdaGrad. */
export function trainReader(examples: Example[], { startPerHome, seed = 1 }: Settings): Reader {
  const unhappy = new Float32Array(buckets);
  const content = new Float32Array(buckets);
  const steps = [new Float32Array(buckets), new Float32Array(buckets)] as const;
  const starts = new Map(examples.map(({ home }) => [startPerHome ? home : '', [0, 0] as [number, number]]));
  const random = randomFrom(seed);
  const order = Uint32Array.from(examples.keys());
  const shown = new Uint32Array(Math.max(1, ...examples.map(({ grams }) => grams.length)));

  const learn = ({ grams, tone, home, weight }: Example) => {
    let n = 0;
    for (const bucket of grams) if (random() >= hidden) shown[n++] = bucket;
    const share = 1 / Math.sqrt(Math.max(1, n));
    const start = starts.get(startPerHome ? home : '')!;
    let u = 0;
    let c = 0;
    for (let k = 0; k < n; k++) {
      u += unhappy[shown[k]!]!;
      c += content[shown[k]!]!;
    }
    const [pu, pc] = probabilities(u * share + start[0], c * share + start[1]);
    const gu = (pu - (tone === 'neg' ? 1 : 0)) * weight;
    const gc = (pc - (tone === 'pos' ? 1 : 0)) * weight;
    if (Math.abs(gu) < tooSmall && Math.abs(gc) < tooSmall) return;
    for (let k = 0; k < n; k++) {
      descend(unhappy, steps[0], shown[k]!, gu * share);
      descend(content, steps[1], shown[k]!, gc * share);
    }
    start[0] -= startRate * gu;
    start[1] -= startRate * gc;
  };

  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const at of order) learn(examples[at]!);
  }
  const each = [...starts.values()];
  const mean = (at: 0 | 1) => each.reduce((sum, start) => sum + start[at], 0) / each.length;
  return { unhappy, content, starts: [mean(0), mean(1)] };
}

function probabilities(unhappy: number, content: number): [number, number] {
  const most = Math.max(unhappy, content, 0);
  const u = Math.exp(unhappy - most);
  const c = Math.exp(content - most);
  const sum = u + c + Math.exp(-most);
  return [u / sum, c / sum];
}

function descend(weights: Float32Array, steps: Float32Array, at: number, slope: number) {
  const gradient = slope + decay * weights[at]!;
  const sum = steps[at]! + gradient * gradient;
  steps[at] = sum;
  weights[at]! -= (rate * gradient) / (Math.sqrt(sum) + 0.05);
}
