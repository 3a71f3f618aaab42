import { softmax } from '#adapters/sentiment/embedded/layer.ts';
import type { Head } from '#adapters/sentiment/embedded/weights.ts';
import { type Toned, toned } from './label.ts';
import { randomFrom, shuffle } from './random.ts';

type Layer = Pick<Head, 'inner' | 'outer'>;
export type Seen = { features: Float64Array; tone: Toned; weight: number };

const hiddenUnits = 24;
const passes = 12;
const rate = 0.01;
const decay = 1e-4;
const batch = 64;
const [fade, squareFade] = [0.9, 0.999];

/** The small layer above both readers, by Adam on batches. */
export function trainLayer(seen: Seen[], seed = 3): Layer {
  const random = randomFrom(seed);
  const inputs = seen[0]!.features.length;
  const row = (n: number) => Array.from({ length: n + 1 }, (_, i) => (i < n ? ((random() - 0.5) * 2) / Math.sqrt(n) : 0));
  const layer: Layer = {
    inner: Array.from({ length: hiddenUnits }, () => row(inputs)),
    outer: toned.map(() => row(hiddenUnits)),
  };
  const rows = [...layer.inner, ...layer.outer];
  const slopes = rows.map(zeros);
  const moments = rows.map(zeros);
  const squares = rows.map(zeros);
  const order = Uint32Array.from(seen.keys());
  let step = 0;

  const update = (size: number, speed: number) => {
    step++;
    rows.forEach((weights, r) => {
      for (let i = 0; i < weights.length; i++) {
        const slope = slopes[r]![i]! / size + decay * weights[i]!;
        moments[r]![i] = fade * moments[r]![i]! + (1 - fade) * slope;
        squares[r]![i] = squareFade * squares[r]![i]! + (1 - squareFade) * slope * slope;
        const moment = moments[r]![i]! / (1 - fade ** step);
        weights[i]! -= (speed * moment) / (Math.sqrt(squares[r]![i]! / (1 - squareFade ** step)) + 1e-8);
      }
    });
  };

  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += batch) {
      const some = order.subarray(from, from + batch);
      for (const slope of slopes) slope.fill(0);
      for (const at of some) descend(layer, seen[at]!, slopes);
      update(some.length, rate * (1 - pass / passes));
    }
  }
  const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(4)));
  return { inner: layer.inner.map(rounded), outer: layer.outer.map(rounded) };
}

const zeros = (row: number[]) => new Float64Array(row.length);

function descend({ inner, outer }: Layer, { features, tone, weight }: Seen, slopes: Float64Array[]) {
  const hidden = inner.map((row) => Math.tanh(sum(row, features)));
  const said = softmax(outer.map((row) => sum(row, hidden)));
  const back = new Float64Array(inner.length);
  said.forEach((probability, c) => {
    const error = (probability - (toned[c] === tone ? 1 : 0)) * weight;
    const slope = slopes[inner.length + c]!;
    hidden.forEach((value, j) => {
      slope[j]! += error * value;
      back[j]! += error * outer[c]![j]!;
    });
    slope[inner.length]! += error;
  });
  hidden.forEach((value, j) => {
    const error = back[j]! * (1 - value * value);
    const slope = slopes[j]!;
    for (let i = 0; i < features.length; i++) slope[i]! += error * features[i]!;
    slope[features.length]! += error;
  });
}

const sum = (row: number[], values: ArrayLike<number>): number => {
  let total = row[row.length - 1]!;
  for (let i = 0; i < row.length - 1; i++) total += row[i]! * values[i]!;
  return total;
};
