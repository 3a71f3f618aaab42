import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breachCauses } from '#domain/case/case.ts';
import { caseSummary } from '#domain/case/view.ts';
import { caseBehind, countedUnder, figureIds, pageOf } from '#domain/insight/behind.ts';
import { type CaseFacts, factsOf } from '#domain/insight/facts.ts';
import { groupings } from '#domain/insight/groupings.ts';
import { causeId, groupsBy, keyOf } from '#domain/insight/groups.ts';
import { figuresOf, inDutyHours, type ResponseFigures, responseReport } from '#domain/insight/response.ts';
import { second, stages } from '../case/stages.ts';
import { anyRecords, fact } from './records.ts';

/** Where the answer shows the number that a figure of the list opens. */
function shown({ cases, callbacks, resolution, intervals }: ResponseFigures): Record<string, number> {
  const { resolved, confirmed, unconfirmed, unreached, reopened } = resolution;
  const { owed, met, breached, pending } = callbacks;
  const causes = breachCauses.map((cause) => [`breached:${causeId(cause)}`, callbacks.breachCauses[cause]]);
  const attempted = intervals.toFirstAttempt.n;
  return {
    ...{ cases, owed, met, breached, pending, resolved, confirmed, unconfirmed, unreached, reopened },
    ...{ attempted, slowest: attempted },
    ...Object.fromEntries(causes),
  };
}

/** Page by page to the end. */
function everything(figure: string, facts: CaseFacts[], limit: number): string[] {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = pageOf(figure, facts, limit, cursor);
    expect(page.total).toBe(countedUnder(figure, facts).length);
    found.push(...page.counted.map((one) => `${one.facts.caseId} ${one.callback?.round}`));
    expect(found.length).toBeLessThanOrEqual(page.total);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

describe('whatever happened', () => {
  test('every number opens to as many as it says: of each figure, in all and duty hours, as a whole and in each group', () => {
    const moment = fc.integer({ min: 0, max: 900_000 });
    fc.assert(
      fc.property(anyRecords, fc.constantFrom(...groupings), moment, fc.integer({ min: 1, max: 4 }), (records, by, now, limit) => {
        const facts = records.map((record) => factsOf(record, second(now)));
        const period = { from: '2026-11-20', to: '2026-11-22' };
        const groups = groupsBy(by, facts, period, 'Asia/Shanghai');
        for (const [key, group] of [[null, facts] as const, ...groups]) {
          const listed = facts.filter((f) => key === null || keyOf(by, f, 'Asia/Shanghai') === key);
          const { allHours, dutyHours } = responseReport(group);
          for (const [figures, counted] of [[allHours, listed] as const, [dutyHours, inDutyHours(listed)] as const])
            for (const figure of figureIds) {
              const found = everything(figure, counted, limit);
              expect(found.length, figure).toBe(shown(figures)[figure]);
              expect(new Set(found).size).toBe(found.length);
            }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the cases behind a figure', () => {
  const twice = fact('c2', {
    submittedAt: second(50),
    callbacks: [
      { round: 1, held: false, state: 'breached', cause: 'nobody claimed' },
      { round: 2, held: false, state: 'breached', cause: 'claimed but no attempt' },
    ],
    times: { toFirstAttempt: 400_000 },
  });
  const facts = [fact('c1'), twice, fact('c3', { submittedAt: second(90), times: { toFirstAttempt: 250_500 } }), fact('c4', { times: {} })];
  const ids = (figure: string) => countedUnder(figure, facts).map((one) => one.facts.caseId);

  test('every figure of the answer that counts cases or callbacks is one of them', () => {
    expect(figureIds.toSorted()).toEqual(Object.keys(shown(figuresOf([]))).toSorted());
  });

  test('come newest first; the slowest by how long the customer waited', () => {
    expect(ids('cases')).toEqual(['c3', 'c2', 'c1', 'c4']);
    expect(ids('slowest')).toEqual(['c2', 'c3', 'c1']);
    expect(ids('attempted')).toEqual(['c3', 'c2', 'c1']);
  });

  test('a case is there once for each callback counted, with the round and its cause', () => {
    const behind = countedUnder('breached', facts).map((one) => caseBehind(caseSummary(stages.open, second(0)), one).counted);
    expect(behind).toEqual([
      { round: 1, cause: 'nobody claimed', caller: null, firstAttemptAfter: 400 },
      { round: 2, cause: 'claimed but no attempt', caller: null, firstAttemptAfter: 400 },
    ]);
    expect(ids('breached:nobody-claimed')).toEqual(['c2']);
    expect(caseBehind(caseSummary(stages.open, second(0)), { facts: fact('c4', { times: {} }), callback: null }).counted).toEqual({
      ...{ round: null, cause: null, caller: null, firstAttemptAfter: null },
    });
  });

  test('each names who called first for what is counted, not who has the case now', () => {
    const twice = fact('c5', {
      agent: 'li',
      times: { toFirstAttempt: 100_000 },
      callbacks: [
        { round: 1, held: false, state: 'met', caller: 'li' },
        { round: 2, held: false, state: 'met', caller: 'chen' },
      ],
    });
    const callers = (figure: string) =>
      countedUnder(figure, [twice]).map((one) => caseBehind(caseSummary(stages.open, second(0)), one).counted.caller);
    expect(callers('met').sort()).toEqual(['chen', 'li']);
    expect(callers('attempted')).toEqual(['li']);
  });

  test('a page goes on behind the last one shown, also when that one counts no more', () => {
    const { cursor, counted } = pageOf('pending', pendingOf('c1', 'c2', 'c3'), 2, undefined);
    expect(counted.map((one) => one.facts.caseId)).toEqual(['c1', 'c2']);
    expect(pageOf('pending', pendingOf('c3'), 2, cursor!)).toMatchObject({
      counted: [{ facts: { caseId: 'c3' } }],
      total: 1,
      cursor: null,
    });
  });

  const pendingOf = (...caseIds: string[]) =>
    caseIds.map((caseId) => fact(caseId, { callbacks: [{ round: 1, held: false, state: 'pending' }], times: {} }));
});
