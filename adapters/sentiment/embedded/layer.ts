import type { Head } from './weights.ts';

/** Probabilities of unhappy, neither and content. */
export type Verdict = [unhappy: number, neither: number, content: number];

export function weigh(features: ArrayLike<number>, { inner, outer }: Pick<Head, 'inner' | 'outer'>): Verdict {
  const hidden: number[] = [];
  for (const row of inner) hidden.push(Math.tanh(dot(row, features)));
  return softmax(outer.map((row) => dot(row, hidden)));
}

/** The bias stands last in the row. */
function dot(row: number[], values: ArrayLike<number>): number {
  const last = row.length - 1;
  let sum = row[last]!;
  for (let i = 0; i < last; i++) sum += row[i]! * values[i]!;
  return sum;
}

export function softmax(values: number[]): Verdict {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum) as Verdict;
}
