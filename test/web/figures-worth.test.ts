import { describe, expect, test } from 'vitest';
import type { CallbackFact, CaseFacts } from '#domain/insight/facts.ts';
import { figuresOf, responseReport } from '#domain/insight/response.ts';
import { pairsOf, topCause } from '../../web/console/figures/causes.ts';
import { changedSince, columnsFor, counts, shares, timeColumn } from '../../web/console/figures/columns.ts';
import { decisionsOf } from '../../web/console/figures/decisions.ts';
import { tableSheet } from '../../web/console/figures/export/sheets.ts';
import { type Answer, type Row, worthOfPercentile, worthOfShare } from '../../web/console/figures/figures.ts';

const met: CallbackFact = { round: 1, held: false, state: 'met' };
const late: CallbackFact = { round: 1, held: false, state: 'breached', cause: 'nobody claimed' };
const fact = (callback: CallbackFact, firstAttempt: number): CaseFacts => ({
  caseId: 'c',
  submittedAt: 0,
  team: 't',
  region: '11',
  touchpoint: 'voice.motor.claim.survey',
  severity: 'high',
  agent: 'a',
  callbacks: [callback],
  times: { toFirstAttempt: firstAttempt },
  resolved: false,
  confirmed: false,
  unconfirmed: false,
  unreached: false,
  reopened: false,
});
const some = (inTime: number, tooLate: number, seconds = 100) =>
  figuresOf([...Array(inTime).fill(fact(met, seconds * 1000)), ...Array(tooLate).fill(fact(late, seconds * 1000))]);

describe('how far a figure can be trusted', () => {
  test('nothing of nothing, and fewer than five are hidden', () => {
    expect(shares.withinTarget.of(some(0, 0))).toMatchObject({ value: null, n: 0, worth: 'none' });
    expect(shares.withinTarget.of(some(3, 1))).toMatchObject({ value: null, n: 4, worth: 'hidden' });
    expect(timeColumn('toFirstAttempt', 90).of(some(4, 0))).toMatchObject({ value: null, n: 4, worth: 'hidden' });
  });

  test('a margin of more than ten points is greyed, a smaller one is not', () => {
    expect(shares.withinTarget.of(some(18, 2))).toMatchObject({ value: 0.9, worth: 'few' });
    expect(shares.withinTarget.of(some(180, 20))).toMatchObject({ value: 0.9, worth: 'enough' });
    expect(worthOfShare(5, null)).toBe('hidden');
  });

  test('a percentile that so few cannot bound on either side is greyed', () => {
    const worthOf = (percentile: 50 | 90 | 99) => (n: number) => timeColumn('toFirstAttempt', percentile).of(some(n, 0)).worth;
    expect([0, 4, 5, 6].map(worthOf(50))).toEqual(['none', 'hidden', 'few', 'enough']);
    expect([5, 35, 36].map(worthOf(90))).toEqual(['few', 'few', 'enough']);
    expect([367, 368].map(worthOf(99))).toEqual(['few', 'enough']);
    expect(worthOfPercentile(9, { low: 1, high: null })).toBe('few');
  });
});

describe('a change is one', () => {
  test('when the test passes; good or bad by what is counted', () => {
    const [before, now] = [some(180, 20), some(120, 80)];
    expect(changedSince(shares.withinTarget, before, now, false)).toMatchObject({ significant: true, better: false });
    expect(changedSince(shares.withinTarget, now, before, false)).toMatchObject({ significant: true, better: true });
    expect(changedSince(counts.breached, before, now, false)).toMatchObject({ difference: 60, significant: true, better: false });
  });

  test('not when it may be chance', () => {
    expect(changedSince(shares.withinTarget, some(90, 10), some(88, 12), false)).toMatchObject({ significant: false, better: null });
  });

  test('never for few, for counts of an unfinished period, for times, or with nothing before', () => {
    expect(changedSince(shares.withinTarget, some(4, 0), some(0, 100), false)).toBeNull();
    expect(changedSince(counts.breached, some(180, 20), some(120, 80), true)).toBeNull();
    expect(changedSince(timeColumn('toFirstAttempt', 90), some(100, 0), some(100, 0, 900), false)).toBeNull();
    expect(changedSince(shares.withinTarget, null, some(100, 0), false)).toBeNull();
  });
});

describe('causes', () => {
  test('the commonest has a name, unless two are', () => {
    const two = [fact(late, 1), fact({ ...late, cause: 'late intake' }, 1)];
    expect(topCause(some(0, 3).callbacks)).toEqual({ cause: 'nobody claimed', count: 3 });
    expect(topCause(figuresOf(two).callbacks)).toBeNull();
    expect(topCause(some(9, 0).callbacks)).toBeNull();
  });

  test('stand beside those of the period before, the commonest first', () => {
    const pairs = pairsOf(some(0, 3).callbacks, some(0, 1).callbacks);
    expect(pairs[0]).toEqual({ cause: 'nobody claimed', now: 3, before: 1 });
    expect(pairs).toHaveLength(6);
    expect(pairsOf(some(0, 3).callbacks, null)[0]!.before).toBeNull();
  });
});

describe('to decide', () => {
  const answer = (inTime: number, tooLate: number, seconds?: number) => {
    const facts = [...Array(inTime).fill(fact(met, (seconds ?? 100) * 1000)), ...Array(tooLate).fill(fact(late, (seconds ?? 100) * 1000))];
    return { from: '2026-11-01', to: '2026-11-07', unfinished: false, serverNow: '', ...responseReport(facts) } satisfies Answer;
  };
  const team = (key: string, inTime: number, tooLate: number): Row => ({ key, now: some(inTime, tooLate), before: null });
  const kinds = (a: Answer, teams: Row[] = []) => decisionsOf(a, teams, 'all', 300).map(({ kind }) => kind);

  test('nothing when all is well', () => {
    expect(kinds(answer(100, 0), [team('north', 50, 0), team('south', 50, 0)])).toEqual([]);
  });

  test('the tail beyond the promise, with enough of them', () => {
    expect(kinds(answer(100, 0, 400))).toEqual(['tail']);
    expect(kinds(answer(19, 0, 400))).toEqual([]);
  });

  test('what most were late for opens those cases', () => {
    expect(decisionsOf(answer(100, 4), [], 'all', 300)).toEqual([
      { kind: 'cause', cause: 'nobody claimed', count: 4, of: 4, opens: { figure: 'breached:nobody-claimed' } },
    ]);
  });

  test('a team far behind all others, and no team that is so by chance', () => {
    expect(kinds(answer(100, 0), [team('north', 95, 5), team('south', 60, 40)])).toEqual(['group']);
    expect(kinds(answer(100, 0), [team('north', 95, 5), team('south', 88, 12)])).toEqual([]);
    expect(kinds(answer(100, 0), [team('north', 95, 5), team('south', 0, 4)])).toEqual([]);
  });

  test('a share in time that fell beyond chance', () => {
    const fell = { figure: 'withinTarget', before: 0.96, now: 0.9, difference: -0.06, significant: true, better: false } as const;
    expect(kinds({ ...answer(100, 0), changes: { allHours: [fell], dutyHours: [] } })).toEqual(['slower']);
    const chance = { ...fell, significant: false, better: null };
    expect(kinds({ ...answer(100, 0), changes: { allHours: [chance], dutyHours: [] } })).toEqual([]);
  });
});

test('a table is exported with n, margins and the period before; what is hidden on the screen is empty', () => {
  const sheet = tableSheet({
    name: '班组',
    groupTitle: '班组',
    columns: [counts.cases, shares.withinTarget, timeColumn('toFirstAttempt', 90)],
    rows: [
      { key: 'north', now: some(90, 10), before: some(4, 0) },
      { key: 'south', now: some(2, 1), before: null },
    ],
    nameOf: ({ key }) => key,
    titleOf: ({ id }) => id,
    words: { n: 'n', low: 'low', high: 'high', seconds: 's', beforeOf: (title) => `${title} before` },
  });
  expect(sheet.head).toEqual([
    '班组',
    'cases',
    'cases before',
    'withinTarget',
    'withinTarget low',
    'withinTarget high',
    'withinTarget n',
    'withinTarget before',
    ...['', ' low', ' high', ' n', ' before'].map((what) => `toFirstAttempt.p90 (s)${what}`),
  ]);
  expect(sheet.rows[0]!.slice(0, 4)).toEqual(['north', 100, 4, { share: 0.9 }]);
  expect(sheet.rows[0]!.slice(-7)).toEqual([100, null, 100, 100, 100, 100, null]);
  expect(sheet.rows[1]).toEqual(['south', 3, null, null, null, null, 3, null, null, null, null, 3, null]);
  const widths = new Set([sheet.head, ...sheet.rows].map((row) => row.length));
  expect(widths).toEqual(new Set([13]));
});

test('every column of the table opens a figure', () => {
  expect(columnsFor(['toFirstAttempt', 'toCase']).map(({ id, opens }) => `${id} ${opens}`)).toEqual([
    'cases cases',
    'withinTarget met',
    'breached breached',
    ...[50, 90, 99].map((p) => `toFirstAttempt.p${p} slowest`),
    ...[50, 90, 99].map((p) => `toCase.p${p} cases`),
    'resolutionRate resolved',
    'confirmedRate confirmed',
    'reopenRate reopened',
    'unreached unreached',
    'pending pending',
  ]);
});
