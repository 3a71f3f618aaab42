import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalOf, quantile, ranksAround } from '#domain/insight/quantile.ts';

describe('an interval', () => {
  test('takes the nearest rank: a value that really occurred', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0.5, 0.9, 0.99].map((share) => quantile(ten, share))).toEqual([5, 9, 10]);
    expect([0.5, 0.9, 0.99].map((share) => quantile([7], share))).toEqual([7, 7, 7]);
    expect([0.5, 0.9].map((share) => quantile([1, 2, 3], share))).toEqual([2, 3]);
  });

  test('has no quantiles when nothing happened', () => {
    expect(quantile([], 0.5)).toBeNull();
    const nothing = { p50: null, p50Interval: null, p90: null, p90Interval: null, p99: null, p99Interval: null };
    expect(intervalOf([])).toEqual({ n: 0, ...nothing });
  });

  test('is told in seconds to the millisecond, whatever the order', () => {
    expect(intervalOf([90_500, 1_001, 300_000])).toMatchObject({ n: 3, p50: 90.5, p90: 300, p99: 300 });
  });

  test('is the least value that at least so many do not exceed, counted in whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 400 }), fc.constantFrom(50, 90, 99), (sample, percent) => {
        const sorted = sample.toSorted((a, b) => a - b);
        const value = quantile(sorted, percent / 100)!;
        const upTo = (limit: number) => sorted.filter((x) => x <= limit).length * 100;
        expect(upTo(value)).toBeGreaterThanOrEqual(percent * sample.length);
        expect(upTo(value - 1)).toBeLessThan(percent * sample.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** Out of 100 ** n: how often at most so many of n lie below the value that `percent` of all lie below. In whole numbers. */
function upTo(below: number, n: number, percent: number): bigint {
  let [sum, ways] = [0n, 1n];
  for (let k = 0; k <= below; k++) {
    sum += ways * BigInt(percent) ** BigInt(k) * BigInt(100 - percent) ** BigInt(n - k);
    ways = (ways * BigInt(n - k)) / BigInt(k + 1);
  }
  return sum;
}

describe('the interval of a quantile', () => {
  test.each([50, 90, 99])('has the ranks that counting every outcome gives, of P%i', (percent) => {
    for (let n = 1; n <= 60; n++) {
      const all = 100n ** BigInt(n);
      const ranks = Array.from({ length: n + 2 }, (_, rank) => rank);
      const low = ranks.findLast((rank) => rank === 0 || upTo(rank - 1, n, percent) * 40n <= all);
      const high = ranks.find((rank) => rank > 0 && upTo(rank - 1, n, percent) * 40n >= all * 39n);
      expect([n, ranksAround(n, percent / 100)]).toEqual([n, { low, high }]);
    }
  });

  test('of a median is that of the tables of the sign test', () => {
    expect(ranksAround(10, 0.5)).toEqual({ low: 2, high: 9 });
    expect(ranksAround(20, 0.5)).toEqual({ low: 6, high: 15 });
    expect(ranksAround(100, 0.5)).toEqual({ low: 40, high: 61 });
  });

  test('needs six for a median on either side, 36 for the upper end of P90, 368 for that of P99', () => {
    expect([5, 6].map((n) => ranksAround(n, 0.5))).toEqual([
      { low: 0, high: 6 },
      { low: 1, high: 6 },
    ]);
    expect([35, 36].map((n) => ranksAround(n, 0.9).high <= n)).toEqual([false, true]);
    expect([367, 368].map((n) => ranksAround(n, 0.99).high <= n)).toEqual([false, true]);
  });

  test('stays exact for many, where a chance is too small for a number', () => {
    const { low, high } = ranksAround(200_000, 0.99);
    // np ± 1.96 √(np(1 − p)) = 198,000 ± 87.2
    expect([Math.abs(low - 197_913), Math.abs(high - 198_088)].map((off) => off <= 2)).toEqual([true, true]);
  });

  test('is told in seconds; a side that so few cannot bound is null', () => {
    const ten = Array.from({ length: 10 }, (_, i) => (i + 1) * 1000);
    expect(intervalOf(ten)).toMatchObject({ p50Interval: { low: 2, high: 9 }, p90Interval: { low: 7, high: null } });
    expect(intervalOf([1500])).toMatchObject({ p50Interval: { low: null, high: null } });
  });

  test('holds the quantile itself, holds it of all with 95 %, and could not be narrower on either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom(50, 90, 99), (n, percent) => {
        const { low, high } = ranksAround(n, percent / 100);
        const rank = Math.ceil((percent * n) / 100);
        expect(low <= rank && rank <= high).toBe(true);
        const all = 100n ** BigInt(n);
        const missed = (low === 0 ? 0n : upTo(low - 1, n, percent)) + (high > n ? 0n : all - upTo(high - 1, n, percent));
        expect(missed * 20n <= all).toBe(true);
        expect(upTo(low, n, percent) * 40n > all).toBe(true);
        expect(high === 1 || upTo(high - 2, n, percent) * 40n < all * 39n).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
