import { describe, expect, test } from 'vitest';
import { answerResponse, datesOf, ResponseQuery } from '#domain/insight/response-query.ts';
import { stages } from '../case/stages.ts';

const faults = (query: unknown) => {
  const { error } = ResponseQuery.safeParse(query);
  return error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
};

describe('a period', () => {
  test('is every date from the first to the last, both included, over leap days and years', () => {
    expect(datesOf({ from: '2028-02-27', to: '2028-03-01' })).toEqual(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01']);
    expect(datesOf({ from: '2026-12-31', to: '2027-01-01' })).toEqual(['2026-12-31', '2027-01-01']);
    expect(datesOf({ from: '2026-11-20', to: '2026-11-20' })).toEqual(['2026-11-20']);
  });

  test('may have 400 days and no more', () => {
    expect(faults({ from: '2025-01-01', to: '2026-02-04' })).toEqual([]);
    expect(faults({ from: '2025-01-01', to: '2026-02-05' })).toEqual([expect.stringMatching(/^to: .*400 days/)]);
    expect(datesOf({ from: '0001-01-01', to: '9999-12-31' }).length).toBeLessThanOrEqual(401);
  });

  test('may be a single day, and may be asked for by team, touchpoint or day', () => {
    for (const by of [undefined, 'team', 'touchpoint', 'day'])
      expect(ResponseQuery.parse({ from: '2026-11-20', to: '2026-11-20', by })).toEqual({ from: '2026-11-20', to: '2026-11-20', by });
  });

  test.each([
    [{ from: '2026-11-02', to: '2026-11-01' }, ['to: must not be before from']],
    [{ from: '2026-02-30', to: '2026-13-01' }, ['from: must be a date like 2026-11-01', 'to: must be a date like 2026-11-30']],
    [
      { from: '20261101', to: 'tomorrow', by: 'agent' },
      ['from: must be a date like 2026-11-01', 'to: must be a date like 2026-11-30', 'by: must be team, touchpoint or day'],
    ],
    [{}, ['from: must be a date like 2026-11-01', 'to: must be a date like 2026-11-30']],
  ])('that is wrong is refused by field: %j', (query, expected) => expect(faults(query)).toEqual(expected));
});

describe('an answer', () => {
  const at = (text: string, team = 'callback-east') => ({ case: { ...stages.open, team, submittedAt: Date.parse(text) } });
  const records = [at('2026-11-21T00:00:00+08:00', 'callback-north'), at('2026-11-20T23:59:59+08:00'), at('2026-11-20T00:00:00+08:00')];
  const keys = (by: 'day' | 'team' | 'touchpoint') =>
    answerResponse({ from: '2026-11-20', to: '2026-11-21', by }, records, 0, 'Asia/Shanghai').groups!.map((g) => [g.key, g.allHours.cases]);

  test('groups by day of the insurer’s zone, team or touchpoint, in order', () => {
    expect(keys('day')).toEqual([
      ['2026-11-20', 2],
      ['2026-11-21', 1],
    ]);
    expect(keys('team')).toEqual([
      ['callback-east', 2],
      ['callback-north', 1],
    ]);
    expect(keys('touchpoint')).toEqual([['claims.motor.repair.progress', 3]]);
  });

  test('has no groups unless asked for them', () => {
    const answer = answerResponse({ from: '2026-11-20', to: '2026-11-21' }, records, 0, 'Asia/Shanghai');
    expect(answer).not.toHaveProperty('groups');
    expect(answer).toMatchObject({ from: '2026-11-20', to: '2026-11-21', allHours: { cases: 3 } });
  });
});
