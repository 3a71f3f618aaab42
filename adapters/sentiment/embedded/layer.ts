import type { Head } from './weights.ts';

/** Probabilities of unhappy, neither and content. */
export type Verdict = [unhappy: number, neither: number, content: number];

export function weigh(features: ArrayLike<number>, { inner, outer }: Pick<Head, 'inner' | 'outer'>): Verdict {
  const hidden = inner.map((row) => Math.tanh(dot(row, features)));
  return softmax(outer.map((row) => dot(row, hidden)));
}

/** The bias stands last in the row. */
function dot(row: number[], values: ArrayLike<number>): number {
  let sum = row[row.length - 1]!;
  for (let i = 0; i < row.length - 1; i++) sum += row[i]! * values[i]!;
  return sum;
}

export function softmax(values: number[]): Verdict {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum) as Verdict;
}
