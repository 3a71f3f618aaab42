import { quantile } from '#domain/insight/quantile.ts';

export type Quantiles = { p50: number | null; p99: number | null; n: number };

/** Whole milliseconds. */
export function quantilesOf(milliseconds: number[]): Quantiles {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), n: sorted.length };
}

export const median = (values: number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )!;
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
