import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleOfSeconds } from '../../web/console/figures/chart/drawing.ts';
import { clockOf, duration, percent, points } from '../../web/console/figures/format.ts';
import { readSorting, sorted, writtenSorting } from '../../web/console/figures/sorting.ts';
import { figuresWords } from '../../web/console/figures/words.ts';

describe('a share', () => {
  test.each([
    [0, '0%'],
    [1, '100%'],
    [0.9621, '96.2%'],
    [0.94, '94%'],
    [0.9999, '99.9%'],
    [0.0001, '0.1%'],
  ])('%d is %s', (share, text) => expect(percent(share)).toBe(text));

  test('is never rounded to all or to none', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(percent(share) === '100%').toBe(share === 1);
        expect(percent(share) === '0%').toBe(share === 0);
      }),
    );
  });
});

test.each([
  [0.021, '2.1'],
  [-0.04, '4'],
])('a difference of %d is %s points', (difference, text) => expect(points(difference)).toBe(text));

test.each([
  [0.42, '0.4 秒', '0.4 s'],
  [9.99, '9.9 秒', '9.9 s'],
  [10, '0:10', '0:10'],
  [238.4, '3:58', '3:58'],
  [299.999, '4:59', '4:59'],
  [3723, '1:02:03', '1:02:03'],
  [86_399, '23:59:59', '23:59:59'],
  [97_200, '1 天 3 小时', '1 d 3 h'],
])('%d seconds are %s', (seconds, zh, en) => {
  expect(duration(seconds, figuresWords.zh)).toBe(zh);
  expect(duration(seconds, figuresWords.en)).toBe(en);
});

test('the scale of a chart is in round steps, at most six, and holds the highest', () => {
  expect(scaleOfSeconds(315)).toEqual({ top: 360, step: 60 });
  expect(clockOf(scaleOfSeconds(315).step)).toBe('1:00');
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1e8, noNaN: true }), (highest) => {
      const { top, step } = scaleOfSeconds(highest);
      expect(top).toBeGreaterThanOrEqual(highest);
      expect(top / step).toBeLessThanOrEqual(6);
      expect(Number.isInteger(top / step)).toBe(true);
    }),
  );
});

describe('sorting', () => {
  const rows = [{ v: 2 }, { v: null }, { v: 10 }];
  const values = (descending: boolean) => sorted(rows, ({ v }) => v, descending).map(({ v }) => v);

  test('goes by number, with the unknown last either way', () => {
    expect(values(false)).toEqual([2, 10, null]);
    expect(values(true)).toEqual([10, 2, null]);
  });

  test('leaves the rows themselves as they are', () => {
    values(true);
    expect(rows[0]).toEqual({ v: 2 });
  });

  test('is found again in an address; nonsense is none', () => {
    const sorting = { column: 'toFirstAttempt.p90', descending: true };
    expect(readSorting(writtenSorting(sorting))).toEqual(sorting);
    expect(readSorting('cases')).toBeNull();
    expect(readSorting(null)).toBeNull();
  });
});
