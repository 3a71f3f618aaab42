import { describe, expect, test } from 'vitest';
import type { Scale } from '#domain/feedback/feedback.ts';
import { Thresholds } from '#domain/judgement/thresholds.ts';
import { isCompelling, isLowestScore, scoreVerdict, textVerdict, unhappyOptions } from '#domain/judgement/verdicts.ts';
import { reading } from './reading.ts';

const thresholds = {
  unhappyScore: { nps: 3, csat: 2, ces: 2 },
  happyScore: { nps: 9, csat: 4, ces: 6 },
  unhappyFrom: 0.5,
  unhappyOptions: ['not_solved', ' 沒來 '],
};
const scored = (scale: Scale, value: number) => ({ touchpoint: 'x', score: { scale, value } });

describe('a verdict', () => {
  test.each<[Scale, number, string]>([
    ['nps', 3, 'unhappy'],
    ['nps', 4, 'middle'],
    ['nps', 8, 'middle'],
    ['nps', 9, 'happy'],
    ['csat', 3, 'middle'],
    ['ces', 3, 'middle'],
    ['ces', 6, 'happy'],
  ])('by %s %d is %s', (scale, value, verdict) => expect(scoreVerdict(scored(scale, value), thresholds)).toBe(verdict));

  test('by a score that was not given is none', () => expect(scoreVerdict({ touchpoint: 'x' }, thresholds)).toBe('none'));

  test.each([
    [-0.5, 'unhappy'],
    [-0.49, 'plain'],
    [0.49, 'plain'],
    [0.5, 'praise'],
  ])('by a text at %d is %s', (tone, verdict) => expect(textVerdict(reading(tone))).toBe(verdict));

  test('by a text nobody read is none', () => expect(textVerdict(null)).toBe('none'));
});

test('the lowest score is the least of its own scale', () => {
  expect([scored('nps', 0), scored('csat', 1), scored('ces', 1)].map(isLowestScore)).toEqual([true, true, true]);
  expect([scored('nps', 1), scored('csat', 2), { touchpoint: 'x' }].map(isLowestScore)).toEqual([false, false, false]);
});

test('a telling option is known however it is spelt, and answered as it was sent', () => {
  const options = ['Not_Solved', '没来 ', '没来了', 'other'];
  expect(unhappyOptions({ touchpoint: 'x', options }, thresholds)).toEqual(['Not_Solved', '没来 ']);
  expect(unhappyOptions({ touchpoint: 'x' }, thresholds)).toEqual([]);
});

test('a declared threat and a danger compel; the other signals do not', () => {
  const signals = [
    'emergency',
    'complaint',
    'legal',
    'media',
    'vulnerable',
    'wants_call',
    'no_call',
    'fraud_hint',
    'staff_named',
    'competitor',
  ] as const;
  expect(signals.filter((signal) => isCompelling({ signal }))).toEqual(['emergency', 'complaint', 'legal', 'media']);
});

describe('thresholds', () => {
  test('are kept for every scale', () => expect(Thresholds.parse(thresholds)).toEqual(thresholds));

  test.each([{ unhappyFrom: 0 }, { unhappyFrom: 1 }, { unhappyScore: { nps: 3.5, csat: 2, ces: 2 } }])('may not be %j', (changes) =>
    expect(Thresholds.safeParse({ ...thresholds, ...changes }).success).toBe(false),
  );
});
