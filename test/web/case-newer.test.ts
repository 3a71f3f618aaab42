import { expect, test } from 'vitest';
import { newerOf } from '../../web/console/live/newer.ts';
import { listed } from './board-case.ts';

const words = {
  comment: '修理厂不接电话',
  options: [],
  phrases: [],
  touchpoint: 'claims.motor.repair.progress',
  submittedAt: '',
  score: null,
};

test('the customer’s words are kept or added, whichever of list and open case comes first', () => {
  const [bare, whole] = [listed('c1'), listed('c1', { words })];
  expect(newerOf(bare, whole)).toEqual(whole);
  expect(newerOf(whole, bare)).toBe(whole);
  expect(newerOf(whole, { ...bare, version: 2 })).toEqual({ ...whole, version: 2 });
});

test('words that could not be read at first are added when they can', () => {
  expect(newerOf(listed('c1', { words: null }), listed('c1', { words }))).toMatchObject({ words });
});

test('what is older, or says nothing new, leaves the known one as it is', () => {
  const known = listed('c1', { version: 3 });
  expect(newerOf(known, listed('c1', { version: 2, words }))).toBe(known);
  expect(newerOf(known, listed('c1', { version: 3 }))).toBe(known);
});
