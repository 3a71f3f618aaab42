import { describe, expect, test } from 'vitest';
import { datesOf, periodBefore } from '#domain/insight/period.ts';
import { behindQuery, responseQuery } from '#domain/insight/response-query.ts';
import { insurer } from '../../contract/examples.ts';

const query = responseQuery(insurer);
const behind = behindQuery(insurer);
const faults = (asked: unknown, schema: typeof query | typeof behind = query) =>
  schema.safeParse(asked).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
const november = { from: '2026-11-01', to: '2026-11-30' };

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

  test('may be a single day', () => {
    expect(query.parse({ from: '2026-11-20', to: '2026-11-20' })).toEqual({ from: '2026-11-20', to: '2026-11-20' });
  });

  test('follows an equally long one: three weeks follow three weeks', () => {
    expect(periodBefore({ from: '2026-11-01', to: '2026-11-21' })).toEqual({ from: '2026-10-11', to: '2026-10-31' });
    expect(periodBefore({ from: '2028-03-01', to: '2028-03-01' })).toEqual({ from: '2028-02-29', to: '2028-02-29' });
  });

  test.each([
    [{ from: '2026-11-02', to: '2026-11-01' }, ['to: must not be before from']],
    [{ from: '2026-02-30', to: '2026-13-01' }, ['from: must be a date like 2026-11-01', 'to: must be a date like 2026-11-30']],
    [{ from: '20261101', to: 'tomorrow' }, ['from: must be a date like 2026-11-01', 'to: must be a date like 2026-11-30']],
    [{}, ['from: must be a date like 2026-11-01', 'to: must be a date like 2026-11-30']],
  ])('that is wrong is refused by field: %j', (asked, expected) => expect(faults(asked)).toEqual(expected));
});

describe('groups, filters and a comparison', () => {
  test.each(['team', 'region', 'line', 'scene', 'journey', 'touchpoint', 'agent', 'day', 'hour', 'cause'])('figures by %s', (by) =>
    expect(faults({ ...november, by })).toEqual([]),
  );

  test('filters go together', () => {
    const narrow = {
      ...{ team: 'callback-east', region: '31', line: 'motor', scene: 'claims.motor', touchpoint: 'claims.motor.repair.progress' },
      ...{ agent: 'agent-li', severity: 'high', compare: 'previous' },
    };
    expect(query.parse({ ...november, ...narrow })).toEqual({ ...november, ...narrow });
    expect(faults({ ...november, region: 'unknown', agent: 'nobody' })).toEqual([]);
  });

  test.each([
    ['by', 'weather'],
    ['team', 'callback-mars'],
    ['team', ''],
    ['region', '310000'],
    ['region', 'east'],
    ['line', 'claims.motor'],
    ['scene', 'motor'],
    ['touchpoint', 'claims.motor'],
    ['agent', '李敏'],
    ['severity', 'mild'],
    ['compare', 'next'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(faults({ ...november, [name]: value })).toEqual([expect.stringMatching(`^${name}: `)]);
    if (name !== 'compare') expect(faults({ ...november, figure: 'met', key: 'x', by: 'team', [name]: value }, behind)).toHaveLength(1);
  });
});

describe('the cases behind a figure', () => {
  test('are those of all hours, fifty a page, unless asked otherwise', () => {
    expect(behind.parse({ ...november, figure: 'breached:nobody-claimed' })).toMatchObject({ hours: 'all', limit: 50 });
    expect(behind.parse({ ...november, figure: 'met', hours: 'duty', limit: '7', by: 'day', key: '2026-11-02' })).toMatchObject({
      limit: 7,
    });
    expect(faults({ ...november, figure: 'owed', by: 'agent', key: 'somebody-who-left' }, behind)).toEqual([]);
  });

  test.each<[Record<string, string>, string]>([
    [{}, 'figure'],
    [{ figure: 'happy' }, 'figure'],
    [{ figure: 'breached:nobody claimed' }, 'figure'],
    [{ figure: 'constructor' }, 'figure'],
    [{ figure: 'met', hours: 'night' }, 'hours'],
    [{ figure: 'met', by: 'team' }, 'key'],
    [{ figure: 'met', key: 'callback-east' }, 'key'],
    [{ figure: 'met', cursor: 'garbage' }, 'cursor'],
    [{ figure: 'met', limit: '201' }, 'limit'],
    [{ figure: 'met', limit: '0' }, 'limit'],
  ])('%j is refused by field', (asked, field) => {
    expect(faults({ ...november, ...asked }, behind)).toEqual([expect.stringMatching(`^${field}: `)]);
  });
});
