import { featuresOf, width } from '#adapters/sentiment/embedded/features.ts';
import { buckets } from '#adapters/sentiment/embedded/grams.ts';
import { columns, type Weights } from '#adapters/sentiment/embedded/weights.ts';
import { isWritten, type Text } from './corpus.ts';
import { type Toned, toned } from './label.ts';
import { trainLayer } from './layer.ts';
import { type Example, gramsOf, type Reader, trainReader } from './linear.ts';

/** Scarce kinds count more: posts and letters are what the reviews do not teach. */
const readerWeights: Record<string, number> = { bank: 5, car: 3, civic: 6 };
const layerWeights: Record<string, number> = { bank: 3, car: 2, civic: 3 };
const writtenWeight = 6;
const folds = 3;

export type Trainable = Text & { grams: Uint32Array };
export const trainable = (texts: Text[]): Trainable[] => texts.map((text) => ({ ...text, grams: gramsOf(text.plain) }));

/** The readers on everything; the layer on what readers say of texts they have not seen, lest it trust them too much. */
export function trainModel(texts: Trainable[], say: (what: string) => void): Omit<Weights, 'provenance'> {
  const balance = balanceOf(texts.filter(isWritten));
  const seen = Array.from({ length: folds }, (_, fold) => {
    const linear = trainLinear(texts.filter(({ cluster }) => cluster % folds !== fold));
    say(`readers without fold ${fold + 1} of ${folds}`);
    return texts
      .filter(({ cluster }) => cluster % folds === fold)
      .map((text) => ({
        features: featuresOf(text.plain, linear, new Float64Array(width)),
        tone: text.tone,
        weight: weightOf(text, layerWeights) * (isWritten(text) ? balance(text.tone) : 1),
      }));
  }).flat();
  const layer = trainLayer(seen);
  say('layer');
  return { buckets, ...trainLinear(texts), ...layer };
}

/** Grievances are written most; half of that in log-odds is taken back, for customers have more of them than of the others too. */
function balanceOf(texts: Text[]): (tone: Toned) => number {
  const counts = toned.map((tone) => Math.max(1, texts.filter((text) => text.tone === tone).length));
  return (tone) => Math.sqrt(texts.length / toned.length / counts[toned.indexOf(tone)]!);
}

const weightOf = (text: Text, weights: Record<string, number>) => weights[text.source] ?? (isWritten(text) ? writtenWeight : 1);

/** What is written falls into files by tone, and petitions are all grievances: a start of their own would learn that instead of the words. */
const homeOf = (text: Text) => (isWritten(text) || text.source === 'civic' ? 'written' : text.source);

type Linear = Pick<Weights, 'table' | 'steps' | 'starts'>;

function trainLinear(texts: Trainable[]): Linear {
  const examples = texts.map((text): Example => ({ ...text, home: homeOf(text), weight: weightOf(text, readerWeights) }));
  const reader = (startPerHome: boolean) => mean(seeds.map((seed) => trainReader(examples, { startPerHome, seed })));
  return packed([reader(true), reader(false)]);
}

/** Chance differs from run to run, what the texts teach does not. */
const seeds = [1, 2, 3];

function mean(readers: Reader[]): Reader {
  const of = (pick: (reader: Reader) => Float32Array) => {
    const sum = new Float32Array(buckets);
    for (const reader of readers)
      pick(reader).forEach((weight, bucket) => {
        sum[bucket]! += weight / readers.length;
      });
    return sum;
  };
  const start = (at: 0 | 1) => readers.reduce((sum, { starts }) => sum + starts[at] / readers.length, 0);
  return { unhappy: of((r) => r.unhappy), content: of((r) => r.content), starts: [start(0), start(1)] };
}

/** As whole numbers of eight bits, each column with a step of its own; the few weights beyond are cut. */
function packed(readers: Reader[]): Linear {
  const parts = readers.flatMap(({ unhappy, content }) => [unhappy, content]);
  const table = new Int8Array(buckets * columns);
  const steps = parts.map((weights, column) => {
    const step = largest(weights) / 127;
    weights.forEach((weight, bucket) => {
      table[bucket * columns + column] = Math.max(-127, Math.min(127, Math.round(weight / step)));
    });
    return step;
  });
  return { table, steps, starts: readers.flatMap(({ starts }) => starts) };
}

/** What all but one in ten thousand of the used weights stay below. */
function largest(weights: Float32Array): number {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  return sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
}
