/** The value below which that share of the sorted sample lies (nearest rank); null for an empty sample. */
export function quantile(sorted: number[], share: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export type Interval = { n: number; p50: number | null; p90: number | null; p99: number | null };

/** Seconds, to the millisecond. */
export function intervalOf(milliseconds: number[]): Interval {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => {
    const value = quantile(sorted, share);
    return value === null ? null : value / 1000;
  };
  return { n: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}
