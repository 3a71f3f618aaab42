import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, share } from '#domain/insight/share.ts';

const rounded = (part: number, whole: number) => {
  const { low, high } = boundsOf(part, whole)!;
  return [low, high].map((x) => Number(x.toFixed(4)));
};

describe('a share and its 95 % interval', () => {
  test('are null when there is nothing to share', () => {
    expect([share(0, 0), boundsOf(0, 0)]).toEqual([null, null]);
    expect(share(1, 4)).toBe(0.25);
  });

  test('worked out by hand: z² = 3.8415', () => {
    // 5 of 10: (0.5 + 0.19207 ± 1.95996·√(0.025 + 0.009604)) ÷ 1.38415
    expect(rounded(5, 10)).toEqual([0.2366, 0.7634]);
    // 0 of 10: (0.19207 ± 0.19207) ÷ 1.38415
    expect(rounded(0, 10)).toEqual([0, 0.2775]);
    expect(rounded(10, 10)).toEqual([0.7225, 1]);
    // 396 of 412, about the sample of the specification
    expect(rounded(396, 412)).toEqual([0.9379, 0.976]);
  });

  test('the interval holds the share, stays within the whole, is as wide for the rest, and narrows as more are counted', () => {
    const counts = fc.integer({ min: 1, max: 5000 }).chain((whole) => fc.tuple(fc.nat(whole), fc.constant(whole)));
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const { low, high } = boundsOf(part, whole)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(part / whole);
        expect(high).toBeGreaterThanOrEqual(part / whole);
        const rest = boundsOf(whole - part, whole)!;
        expect(rest.high - rest.low).toBeCloseTo(high - low, 9);
        const more = boundsOf(part * 4, whole * 4)!;
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});
