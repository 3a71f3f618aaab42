import { expect, test } from 'vitest';
import { mix } from '../../bench/tools/mix.ts';
import { quantilesOf } from '../../bench/tools/quantiles.ts';

test('a mix holds exactly the share of unhappy customers, everywhere, each with a case of his own', () => {
  const feedbacks = mix(1200, 0.05);
  for (let start = 0; start < 1200; start += 20)
    expect(feedbacks.slice(start, start + 20).filter(({ unhappy }) => unhappy)).toHaveLength(1);
  expect(new Set(feedbacks.map(({ body }) => body.customer.id)).size).toBe(1200);
});

test('the unhappy ones are not in step with the clock', () => {
  const places = mix(2000, 0.05).flatMap(({ unhappy }, i) => (unhappy ? [i % 20] : []));
  expect(new Set(places).size).toBeGreaterThan(10);
});

test('quantiles are values of the sample', () => {
  expect(quantilesOf([30, 10, 20])).toEqual({ p50: 20, p99: 30, n: 3 });
  expect(quantilesOf([])).toEqual({ p50: null, p99: null, n: 0 });
});
