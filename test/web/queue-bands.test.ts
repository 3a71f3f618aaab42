import { describe, expect, test } from 'vitest';
import policy from '#config/policy.json' with { type: 'json' };
import { bandOf, bandSteps, readingOf, urgency } from '../../web/console/queue/bands.ts';
import { at, iso, listed } from './board-case.ts';

const ladder = bandSteps(policy.ladder);
const steps = policy.ladder.map(({ id, zh, en, after }) => ({ id, zh, en, at: iso(after) }));
const fresh = listed('c1', { steps });

describe('the band says who knows', () => {
  test.each([
    [0, 'calm'],
    [119, 'calm'],
    [120, 'soon'],
    [239, 'soon'],
    [240, 'urgent'],
    [299, 'urgent'],
    [300, 'overdue'],
    [4000, 'overdue'],
  ])('at second %i it is %s', (second, band) => expect(bandOf(fresh, ladder, at(second))).toBe(band));

  test('a stretched ladder stretches the bands', () => {
    const held = listed('c1', { dueAt: iso(1800), steps: steps.map((step, i) => ({ ...step, at: iso(i * 360) })) });
    expect(bandOf(held, ladder, at(700))).toBe('calm');
    expect(bandOf(held, ladder, at(720))).toBe('soon');
    expect(bandOf(held, ladder, at(1440))).toBe('urgent');
  });

  test('without steps it goes by the share of time', () => {
    expect(bandOf(listed('c1'), ladder, at(119))).toBe('calm');
    expect(bandOf(listed('c1'), ladder, at(241))).toBe('urgent');
  });
});

describe('what stands where the countdown stands', () => {
  const reading = (change: Parameters<typeof listed>[1], second: number) =>
    readingOf(listed('c1', { steps, ...change }), ladder, at(second));

  test('the time left, and past it how late', () => {
    expect(reading({}, 252)).toMatchObject({ kind: 'left', band: 'urgent', ms: 48_000 });
    expect(reading({}, 372)).toMatchObject({ kind: 'over', band: 'overdue', ms: 72_000 });
  });

  test('a claim stops no clock', () => expect(reading({ state: 'claimed', claimedBy: 'agent-li' }, 100)).toMatchObject({ kind: 'left' }));

  test('a held case waits for its shift without ticking, and ticks once it has begun', () => {
    expect(reading({ state: 'held', heldUntil: iso(9000), dueAt: iso(10_800) }, 100)).toEqual({ kind: 'held', at: at(9000) });
    expect(reading({ state: 'held', heldUntil: iso(9000), dueAt: iso(10_800) }, 9001)).toMatchObject({ kind: 'left' });
  });

  test('after an attempt the next deadline takes the place, also when the first came late', () => {
    const next = { kind: 'promise', dueAt: iso(900) } as const;
    for (const callback of ['met', 'breached'] as const)
      expect(reading({ state: 'contacted', callback, attempts: 1, nextDeadline: next }, 400)).toEqual({
        kind: 'next',
        deadline: 'promise',
        dueAt: at(900),
        ms: 500_000,
      });
  });

  test('with nothing left to wait for it says how long the customer waited', () => {
    const done = { state: 'contacted', attempts: 1, nextDeadline: null, firstAttemptAt: iso(192) } as const;
    expect(reading({ ...done, callback: 'met' }, 900)).toEqual({ kind: 'met', took: 192_000 });
    expect(reading({ ...done, callback: 'breached' }, 900)).toEqual({ kind: 'late', took: 192_000 });
    expect(reading({ ...done, state: 'closed-unreached', callback: 'unreached' }, 900)).toEqual({ kind: 'none' });
  });
});

test('a case is as urgent as its callback, then as its next deadline, and last without either', () => {
  expect(urgency(listed('c1'))).toBe(at(300));
  expect(
    urgency(listed('c1', { state: 'contacted', callback: 'met', attempts: 1, nextDeadline: { kind: 'handling', dueAt: iso(7200) } })),
  ).toBe(at(7200));
  expect(urgency(listed('c1', { state: 'contacted', callback: 'met', attempts: 1, nextDeadline: null }))).toBe(Number.POSITIVE_INFINITY);
});
