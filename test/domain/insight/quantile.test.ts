import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalOf, quantile } from '#domain/insight/quantile.ts';

describe('an interval', () => {
  test('takes the nearest rank: a value that really occurred', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0.5, 0.9, 0.99].map((share) => quantile(ten, share))).toEqual([5, 9, 10]);
    expect([0.5, 0.9, 0.99].map((share) => quantile([7], share))).toEqual([7, 7, 7]);
    expect([0.5, 0.9].map((share) => quantile([1, 2, 3], share))).toEqual([2, 3]);
  });

  test('has no quantiles when nothing happened', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(intervalOf([])).toEqual({ n: 0, p50: null, p90: null, p99: null });
  });

  test('is told in seconds to the millisecond, whatever the order', () => {
    expect(intervalOf([90_500, 1_001, 300_000])).toEqual({ n: 3, p50: 90.5, p90: 300, p99: 300 });
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
