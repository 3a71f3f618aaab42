/** The value below which that share of the sorted sample lies (nearest rank); null for an empty sample. */
export function quantile(sorted: number[], share: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** At most this much is left out on either side of a 95 % interval. */
const tail = 0.025;

/**
 * The ranks of a sorted sample, from 1, between which that quantile of all lies with at least 95 %; 0 and n + 1 where the sample is too
 * small to bound it. Exact, and whatever the times are distributed like: how many of the sample lie below the quantile is binomial.
 * W. R. Thompson, Annals of Mathematical Statistics 7 (1936) 122–128.
 */
export function ranksAround(n: number, share: number): { low: number; high: number } {
  // In logarithms: the chance that none lies below is too small for a number where many were seen.
  let chance = n * Math.log1p(-share);
  const odds = Math.log(share) - Math.log1p(-share);
  let [low, upTo] = [0, 0];
  for (let below = 0; below < n; below++) {
    upTo += Math.exp(chance);
    if (upTo <= tail) low = below + 1;
    if (upTo >= 1 - tail) return { low, high: below + 1 };
    chance += Math.log((n - below) / (below + 1)) + odds;
  }
  return { low, high: n + 1 };
}

/** Seconds; null where the sample is too small to bound it. */
export type TimeBounds = { low: number | null; high: number | null };

/** Quantiles in seconds, to the millisecond, each with its 95 % interval; null for an empty sample. */
export type Interval = { n: number } & Record<'p50' | 'p90' | 'p99', number | null> &
  Record<'p50Interval' | 'p90Interval' | 'p99Interval', TimeBounds | null>;

export function intervalOf(milliseconds: number[]): Interval {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const seconds = (value: number | null | undefined) => (value == null ? null : value / 1000);
  const at = (share: number) => seconds(quantile(sorted, share));
  const around = (share: number): TimeBounds | null => {
    if (sorted.length === 0) return null;
    const { low, high } = ranksAround(sorted.length, share);
    return { low: seconds(sorted[low - 1]), high: seconds(sorted[high - 1]) };
  };
  return {
    n: sorted.length,
    p50: at(0.5),
    p50Interval: around(0.5),
    p90: at(0.9),
    p90Interval: around(0.9),
    p99: at(0.99),
    p99Interval: around(0.99),
  };
}
