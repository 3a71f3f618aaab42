import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { act } from '#domain/case/act.ts';
import { type Action, isRefusal } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseOnRecord } from '#domain/case/case-store.ts';
import { confirmCase, joinCase } from '#domain/case/open-case.ts';
import { groupings } from '#domain/insight/groupings.ts';
import { feedbackOf } from '../../contract/examples.ts';
import { closedUntil, context, type Happening, lead, other, owner, resolve, second, stages, story, tries } from '../case/stages.ts';
import { answerTo, anyRecords, reportOf } from './records.ts';

const solved: Happening[] = [
  [20, { type: 'claim' }],
  [100, tries('busy', second(90))],
  [200, tries('reached', second(150))],
  [400, resolve],
];
const records: CaseOnRecord[] = [
  { case: confirmCase(story(solved), { feedbackId: 'f-yes', submittedAt: second(1000) }, second(1000)), firstAlertAt: second(2) },
  {
    case: story([
      [250, { type: 'claim' }, other],
      [350, tries('proxy', second(320)), other],
    ]),
    firstAlertAt: second(4),
  },
  { case: story([[310, null]]), firstAlertAt: second(6) },
  { case: story([], { submittedAt: second(900), receivedAt: second(901) }) },
  {
    case: story(
      [
        [3700, { type: 'claim' }],
        [3800, tries('reached', second(3800))],
      ],
      {},
      closedUntil(3600),
    ),
    firstAlertAt: second(3601),
  },
];
const { allHours, dutyHours } = reportOf(records, second(1000));

describe('the figures of five cases, counted by hand', () => {
  test('callbacks: met, breached by cause, and pending', () => {
    expect(allHours.callbacks).toEqual({
      ...{ owed: 5, met: 2, breached: 2, pending: 1, decided: 4, withinTarget: 0.5 },
      withinTargetInterval: { low: expect.closeTo(0.15, 3), high: expect.closeTo(0.85, 3) },
      breachCauses: { ...noCauses, 'claimed but no attempt': 1, 'nobody claimed': 1 },
    });
  });

  test('held cases count in the all-hours figures only', () => {
    expect([allHours.cases, dutyHours.cases]).toEqual([5, 4]);
    expect(dutyHours.callbacks).toMatchObject({ owed: 4, met: 1, breached: 2, pending: 1, withinTarget: 1 / 3 });
  });

  test('intervals run from the click of the first feedback', () => {
    expect(dutyHours.intervals).toMatchObject({
      toCase: { n: 4, p50: 1, p90: 1.5, p99: 1.5 },
      toFirstAlert: { n: 3, p50: 4, p90: 6, p99: 6 },
      toClaim: { n: 2, p50: 20, p90: 250, p99: 250 },
      toFirstAttempt: { n: 2, p50: 90, p90: 320, p99: 320 },
      toContact: { n: 2, p50: 150, p90: 320, p99: 320 },
      toResolution: { n: 1, p50: 400, p90: 400, p99: 400 },
      toConfirmation: { n: 1, p50: 1000, p90: 1000, p99: 1000 },
    });
    expect(allHours.intervals.toContact).toMatchObject({ n: 3, p50: 320, p99: 3800 });
    // Of two the upper one is an upper bound of nothing: both may lie below.
    expect(dutyHours.intervals.toClaim).toMatchObject({ p50Interval: { low: null, high: null }, p90Interval: { low: 20, high: null } });
  });

  test('resolved by agents and confirmed by customers stand side by side', () => {
    expect(dutyHours.resolution).toEqual({
      ...{ resolved: 1, confirmed: 1, unconfirmed: 0, unreached: 0, reopened: 0 },
      ...{ resolutionRate: 1 / 4, confirmedRate: 1, reopenRate: 0 },
      resolutionRateInterval: { low: expect.closeTo(0.046, 3), high: expect.closeTo(0.699, 3) },
      confirmedRateInterval: { low: expect.closeTo(0.207, 3), high: 1 },
      reopenRateInterval: { low: 0, high: expect.closeTo(0.793, 3) },
    });
  });

  test('what was never confirmed and whom nobody reached is counted apart from what was solved', () => {
    const closed = [stages.unconfirmed, stages['closed-unreached'], stages['closed-unreached']].map((c) => ({ case: c }));
    expect(reportOf(closed, second(400_000)).allHours.resolution).toMatchObject({
      resolved: 1,
      confirmed: 0,
      unconfirmed: 1,
      unreached: 2,
    });
  });

  test('whoever is handed a case has it in hand as whoever claims it', () => {
    const handed = story([[40, { type: 'transfer', team: 'claims', receiver: 'claims-sun' }, lead]]);
    expect(reportOf([{ case: handed }], second(50)).allHours.intervals.toClaim).toMatchObject({ n: 1, p50: 40 });
    const given = story([[60, { type: 'reassign', person: 'agent-chen' }, lead]]);
    expect(reportOf([{ case: given }], second(70)).allHours.intervals.toClaim).toMatchObject({ n: 1, p50: 60 });
  });

  test('nothing at all has counts of zero and no shares', () => {
    const { callbacks, resolution } = reportOf([], second(0)).allHours;
    expect(callbacks).toEqual({
      ...{ owed: 0, met: 0, breached: 0, pending: 0, decided: 0, withinTarget: null, withinTargetInterval: null },
      breachCauses: noCauses,
    });
    expect(resolution).toMatchObject({ resolutionRate: null, confirmedRate: null, reopenRate: null });
    expect(resolution).toMatchObject({ resolutionRateInterval: null, confirmedRateInterval: null, reopenRateInterval: null });
  });
});

const noCauses = {
  'late intake': 0,
  'slow judgement': 0,
  'outside hours': 0,
  'nobody on duty': 0,
  'nobody claimed': 0,
  'claimed but no attempt': 0,
};
const again = (c = stages.contacted, staff = context(0).duty) =>
  joinCase(c, feedbackOf('f2', { submittedAt: second(600), receivedAt: second(600) }), context(second(601), { duty: staff }));

const acted = (c: Case, action: Action): Case => {
  const done = act(c, action, owner, context(second(620)));
  if (isRefusal(done)) throw new Error(done.detail);
  return done.case;
};

describe('a case with two rounds', () => {
  test('owes two callbacks', () => {
    expect(reportOf([{ case: again() }], second(700)).allHours).toMatchObject({
      cases: 1,
      callbacks: { owed: 2, met: 1, pending: 1 },
    });
    expect(reportOf([{ case: again() }], second(901)).allHours.callbacks).toMatchObject({ breached: 1, pending: 0 });
  });

  test('whose second round is held counts that callback in the all-hours figures only', () => {
    const held = reportOf([{ case: again(stages.contacted, closedUntil(3600)) }], second(99_999));
    expect(held.allHours.callbacks.owed).toBe(2);
    expect(held.dutyHours.callbacks.owed).toBeLessThan(2);
  });

  test('that was never resolved is no reopened one: the reopen rate is a share of the resolved', () => {
    const { resolution } = reportOf([{ case: again() }, { case: again() }, { case: stages.resolved }], second(700)).allHours;
    expect(resolution.reopenRate).toBe(0);
    expect(reportOf([{ case: again(stages.resolved) }], second(700)).allHours.resolution.reopenRate).toBe(1);
  });

  test('that was resolved in its second round stays solved', () => {
    const lastly = [{ type: 'claim' } as const, tries('reached', second(610)), resolve].reduce(acted, again());
    expect(reportOf([{ case: lastly }], second(700)).allHours.resolution).toMatchObject({ resolved: 1, reopened: 0 });
  });
});

describe('whatever happened', () => {
  test('the groups add up to the total', () => {
    fc.assert(
      fc.property(anyRecords, fc.constantFrom(...groupings), (some, by) => {
        const answer = answerTo({ from: '2026-11-01', to: '2026-11-30', by }, some, second(5000));
        for (const hours of ['allHours', 'dutyHours'] as const) {
          const sum = (of: (r: typeof answer.allHours) => number) => answer.groups!.reduce((total, group) => total + of(group[hours]), 0);
          expect(sum((r) => r.cases)).toBe(answer[hours].cases);
          for (const count of ['owed', 'met', 'breached', 'pending'] as const)
            expect(sum((r) => r.callbacks[count])).toBe(answer[hours].callbacks[count]);
          expect(sum((r) => r.intervals.toClaim.n)).toBe(answer[hours].intervals.toClaim.n);
          expect(sum((r) => r.resolution.resolved)).toBe(answer[hours].resolution.resolved);
        }
        expect(new Set(answer.groups!.map((g) => g.key)).size).toBe(answer.groups!.length);
      }),
      { numRuns: 40 },
    );
  });

  test('every callback is met, breached for one cause, or pending; asked later, only pending ones have changed', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(500_000), (some, later) => {
        const now = Math.max(second(0), ...some.flatMap(({ case: c }) => c.timeline.map((e) => e.at)));
        const [first, then] = [reportOf(some, now).allHours, reportOf(some, now + later).allHours];
        for (const { callbacks } of [first, then]) {
          expect(callbacks.met + callbacks.breached + callbacks.pending).toBe(callbacks.owed);
          expect(Object.values(callbacks.breachCauses).reduce((a, b) => a + b, 0)).toBe(callbacks.breached);
        }
        expect(then).toMatchObject({ cases: first.cases, intervals: first.intervals, resolution: first.resolution });
        expect(then.callbacks.met).toBe(first.callbacks.met);
        expect(then.callbacks.breached - first.callbacks.breached).toBe(first.callbacks.pending - then.callbacks.pending);
        expect(then.callbacks.breached).toBeGreaterThanOrEqual(first.callbacks.breached);
      }),
      { numRuns: 60 },
    );
  });
});
