import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviateOfCounts, deviateOfShares, deviateOfTimes } from '#domain/insight/significance.ts';

const of = (part: number, whole: number) => ({ part, whole });

describe('two shares', () => {
  test('worked out by hand', () => {
    // pooled 0.8; (0.9 − 0.7 − 0.01) ÷ √(0.8·0.2·0.02)
    expect(deviateOfShares(of(70, 100), of(90, 100))).toBeCloseTo(0.19 / Math.sqrt(0.0032), 9);
    expect(deviateOfShares(of(90, 100), of(70, 100))).toBeCloseTo(-0.19 / Math.sqrt(0.0032), 9);
    // Three of five against none is chance (Fisher: p = 0.17)
    expect(Math.abs(deviateOfShares(of(0, 5), of(3, 5))!)).toBeLessThan(1.96);
  });

  test('that are alike, or all or nothing on both sides, differ by nothing', () => {
    expect(deviateOfShares(of(7, 10), of(14, 20))).toBe(0);
    expect(deviateOfShares(of(10, 10), of(20, 20))).toBe(0);
    expect(deviateOfShares(of(0, 10), of(0, 20))).toBe(0);
  });

  test('of fewer than five on either side cannot be told apart', () => {
    expect(deviateOfShares(of(0, 4), of(90, 90))).toBeNull();
    expect(deviateOfShares(of(90, 90), of(0, 4))).toBeNull();
    expect(deviateOfShares(of(0, 5), of(90, 90))).not.toBeNull();
  });
});

describe('two counts', () => {
  test('worked out by hand: one less than their difference, over the root of their sum', () => {
    expect(deviateOfCounts(25, 16)).toBeCloseTo(-8 / Math.sqrt(41), 9);
    expect(deviateOfCounts(3, 13)).toBeCloseTo(9 / 4, 9);
    expect([deviateOfCounts(0, 0), deviateOfCounts(4, 4), deviateOfCounts(4, 5)]).toEqual([0, 0, 0]);
  });

  test('none against four is chance, none against six is not', () => {
    expect(deviateOfCounts(0, 4)).toBeLessThan(1.96);
    expect(deviateOfCounts(0, 6)).toBeGreaterThan(1.96);
  });
});

/** Every pair compared: a later time of now counts one, an equal one half. */
const pairs = (before: number[], now: number[]) =>
  before.flatMap((b) => now.map((n): number => (n > b ? 1 : n === b ? 0.5 : 0))).reduce((sum, x) => sum + x, 0);

describe('two samples of times', () => {
  test('worked out by hand, without ties', () => {
    // U = 25 of 25 pairs; (25 − 12.5 − 0.5) ÷ √(25·11 ÷ 12)
    expect(deviateOfTimes([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(12 / Math.sqrt(275 / 12), 9);
    // U = 0 + 1 + 3 + 5 + 5 + 3 = 17 of 30 pairs
    expect(deviateOfTimes([2, 4, 5, 8, 9], [1, 3, 6, 10, 11, 7])).toBeCloseTo((17 - 15 - 0.5) / Math.sqrt(30), 9);
  });

  test('worked out by hand, with ties', () => {
    // 1 four times, 2 four times, 3 twice: ties 60 + 60 + 6 = 126; U = 1.5 + 4 + 4 + 5 + 5
    const [before, now] = [
      [1, 1, 1, 2, 2],
      [1, 2, 2, 3, 3],
    ];
    expect(pairs(before!, now!)).toBe(19.5);
    expect(deviateOfTimes(before!, now!)).toBeCloseTo((19.5 - 12.5 - 0.5) / Math.sqrt((25 / 12) * (11 - 126 / 90)), 9);
  });

  test('that are all one value differ by nothing; fewer than five cannot be told apart', () => {
    expect(deviateOfTimes([3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3])).toBe(0);
    expect(deviateOfTimes([1, 2, 3, 4], [11, 12, 13, 14, 15, 16])).toBeNull();
    expect(deviateOfTimes([11, 12, 13, 14, 15, 16], [1, 2, 3, 4])).toBeNull();
  });

  test('rank as their pairs do, look the same in any order, and turn round with the periods', () => {
    const times = fc.array(fc.nat(30), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(times, times, (before, now) => {
        const deviate = deviateOfTimes(before, now)!;
        const middle = (before.length * now.length) / 2;
        const excess = pairs(before, now) - middle;
        expect(Math.sign(deviate) + 0).toBe(Math.abs(excess) <= 0.5 ? 0 : Math.sign(excess));
        expect(deviateOfTimes(before.toReversed(), now.toReversed())).toBe(deviate);
        expect(deviateOfTimes(now, before)).toBeCloseTo(-deviate, 9);
        // The correction can only make differences count more.
        const uncorrected = Math.sqrt((middle / 6) * (before.length + now.length + 1));
        expect(Math.abs(deviate)).toBeGreaterThanOrEqual(Math.max(0, Math.abs(excess) - 0.5) / uncorrected - 1e-9);
      }),
    );
  });

  test('from one and the same distribution seldom differ: about one pair in twenty', () => {
    let [seed, wrong] = [1, 0];
    // Park and Miller's generator: the same numbers every time.
    const next = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const sample = () => Array.from({ length: 40 }, () => Math.round(-300 * Math.log(next())));
    for (let i = 0; i < 1000; i++) if (Math.abs(deviateOfTimes(sample(), sample())!) > 1.959964) wrong++;
    expect(wrong).toBeGreaterThan(25);
    expect(wrong).toBeLessThan(75);
  });
});
