import { featuresOf, width } from '#adapters/sentiment/embedded/features.ts';
import { buckets } from '#adapters/sentiment/embedded/grams.ts';
import { columns, type Weights } from '#adapters/sentiment/embedded/weights.ts';
import { isWritten, type Text } from './corpus.ts';
import { trainLayer } from './layer.ts';
import { type Example, gramsOf, type Reader, trainReader } from './linear.ts';

/** Scarce kinds count more: posts and letters are what the reviews do not teach. */
const readerWeights: Record<string, number> = { bank: 2, car: 1.5, civic: 4 };
const layerWeights: Record<string, number> = { bank: 3, car: 2, civic: 3 };
const writtenWeight = 6;
const folds = 3;

export type Trainable = Text & { grams: Uint32Array };
export const trainable = (texts: Text[]): Trainable[] => texts.map((text) => ({ ...text, grams: gramsOf(text.plain) }));

/** The readers on everything; the layer on what readers say of texts they have not seen, lest it trust them too much. */
export function trainModel(texts: Trainable[], say: (what: string) => void): Omit<Weights, 'provenance'> {
  const seen = Array.from({ length: folds }, (_, fold) => {
    const linear = trainLinear(texts.filter(({ cluster }) => cluster % folds !== fold));
    say(`readers without fold ${fold + 1} of ${folds}`);
    return texts
      .filter(({ cluster }) => cluster % folds === fold)
      .map((text) => ({
        features: featuresOf(text.plain, linear, new Float64Array(width)),
        tone: text.tone,
        weight: weightOf(text, layerWeights),
      }));
  }).flat();
  const layer = trainLayer(seen);
  say('layer');
  return { buckets, ...trainLinear(texts), ...layer };
}

const weightOf = (text: Text, weights: Record<string, number>) => weights[text.source] ?? (isWritten(text) ? writtenWeight : 1);

type Linear = Pick<Weights, 'table' | 'steps' | 'starts'>;

function trainLinear(texts: Trainable[]): Linear {
  const examples = texts.map((text): Example => ({ ...text, weight: weightOf(text, readerWeights) }));
  return packed([trainReader(examples, { startPerSource: true }), trainReader(examples, { startPerSource: false })]);
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
