import { describe, expect, test } from 'vitest';
import { changesBetween, type Headline } from '#domain/insight/changes.ts';
import type { CaseFacts } from '#domain/insight/facts.ts';
import { fact } from './records.ts';

const many = (n: number, more: Partial<CaseFacts>): CaseFacts[] => Array.from({ length: n }, (_, i) => fact(`c${i}`, more));
const late: Partial<CaseFacts> = { callbacks: [{ round: 1, held: false, state: 'breached', cause: 'nobody claimed' }], times: {} };
const waits = (...seconds: number[]) => seconds.map((s, i) => fact(`c${i}`, { times: { toFirstAttempt: s * 1000 } }));
const changed = (figure: Headline, before: CaseFacts[], now: CaseFacts[], unfinished = false) =>
  changesBetween(before, now, unfinished).allHours.find((change) => change.figure === figure);

describe('a change since the period before', () => {
  const bad = [...many(70, {}), ...many(30, late)];
  const good = [...many(90, {}), ...many(10, late)];

  test('of a share is significant when the test passes, and better or worse', () => {
    expect(changed('withinTarget', bad, good)).toEqual({
      ...{ figure: 'withinTarget', before: 0.7, now: 0.9, significant: true, better: true },
      difference: expect.closeTo(0.2, 9),
    });
    expect(changed('withinTarget', good, bad)).toMatchObject({ significant: true, better: false });
    expect(changed('withinTarget', good, good)).toMatchObject({ difference: 0, significant: false, better: null });
  });

  test('of breaches is a difference of counts; fewer are better', () => {
    expect(changed('breached', bad, good)).toEqual({
      ...{ figure: 'breached', before: 30, now: 10, difference: -20, significant: true, better: true },
    });
    expect(changed('breached', good, [...good, ...many(3, late)])).toMatchObject({ difference: 3, significant: false, better: null });
  });

  test('of breaches says nothing while the period is not over; shares go on being compared', () => {
    expect(changed('breached', bad, good, true)).toMatchObject({ difference: -20, significant: null, better: null });
    expect(changed('withinTarget', bad, good, true)).toMatchObject({ significant: true });
  });

  test.each([
    ['resolutionRate', { resolved: true }, {}, true],
    ['confirmedRate', { resolved: true, confirmed: true }, { resolved: true }, true],
    ['reopenRate', { resolved: true, reopened: true }, { resolved: true }, false],
  ] as const)('of the %s', (figure, has, hasNot, better) => {
    const [few, most] = [
      [...many(10, has), ...many(40, hasNot)],
      [...many(40, has), ...many(10, hasNot)],
    ];
    expect(changed(figure, few, most)).toMatchObject({ before: 0.2, now: 0.8, significant: true, better });
    expect(changed(figure, most, few)).toMatchObject({ significant: true, better: !better });
  });

  test('of times shows the 90th percentile, tested by all of them; sooner is better', () => {
    const [slow, fast] = [waits(200, 210, 220, 230, 240, 250), waits(50, 60, 70, 80, 90, 100)];
    expect(changed('toFirstAttempt', slow, fast)).toEqual({
      ...{ figure: 'toFirstAttempt', before: 250, now: 100, difference: -150, significant: true, better: true },
    });
    expect(changed('toFirstAttempt', fast, slow)).toMatchObject({ difference: 150, significant: true, better: false });
  });

  test('of times that shows one way while the test says the other is no significant one', () => {
    const [before, now] = [waits(100, 110, 120, 130, 140, 150, 160, 170, 180, 190), waits(10, 20, 30, 40, 50, 60, 70, 80, 900, 900)];
    expect(changed('toFirstAttempt', before, now)).toMatchObject({ before: 180, now: 900, significant: false, better: null });
  });

  test('is null where there are fewer than five on either side, and has no difference without figures', () => {
    for (const figure of ['withinTarget', 'breached', 'toFirstAttempt'] as const) {
      expect(changed(figure, many(4, {}), bad)).toMatchObject({ significant: null, better: null });
      expect(changed(figure, bad, many(4, late))).toMatchObject({ significant: null, better: null });
    }
    expect(changed('confirmedRate', bad, [])).toMatchObject({ before: null, now: null, difference: null, significant: null });
  });

  test('is told for all hours and for duty hours apart', () => {
    const held = many(50, { callbacks: [{ round: 1, held: true, state: 'breached', cause: 'outside hours' }] });
    const { allHours, dutyHours } = changesBetween(good, [...good, ...held], false);
    const breached = (changes: typeof allHours) => changes.find(({ figure }) => figure === 'breached');
    expect(breached(allHours)).toMatchObject({ difference: 50, significant: true, better: false });
    expect(breached(dutyHours)).toMatchObject({ difference: 0, significant: false, better: null });
  });
});
