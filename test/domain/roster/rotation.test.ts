import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '#domain/calendar/zoned.ts';
import { coverEveryHour } from '#domain/roster/every-hour.ts';
import { daysOfTerm, Rotation, weekOfCycle } from '#domain/roster/rotation.ts';
import { RotaEntry } from '#domain/roster/team.ts';

const anchor = '2026-11-16';
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];
const entry = (more: object = {}): RotaEntry => RotaEntry.parse({ person: 'duty-wu', team: '*', level: 'duty', shifts: always, ...more });
const works = (term: Parameters<typeof daysOfTerm>[0], date: string) => daysOfTerm(term)(date).keeps !== null;

describe('a rotation', () => {
  test('is checked: its anchor is a Monday, its week one of the cycle', () => {
    const issues = (given: object) =>
      Rotation.safeParse({ anchor, weeks: 2, week: 1, ...given }).error?.issues.map((i) => i.path.join('.'));
    expect(issues({})).toBeUndefined();
    for (const [given, field] of [
      [{ anchor: '2026-11-17' }, 'anchor'],
      [{ anchor: 'monday' }, 'anchor'],
      [{ weeks: 1 }, 'weeks'],
      [{ weeks: 9 }, 'weeks'],
      [{ week: 3 }, 'week'],
      [{ week: 0 }, 'week'],
    ] as const)
      expect(issues(given)).toContain(field);
  });

  test('works in its own week of the cycle, from Monday to Sunday, before the anchor too', () => {
    const second = { rotation: { anchor, weeks: 3, week: 2 } };
    expect(['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'].map((date) => works(second, date))).toEqual([false, true, true, false]);
    expect(['2026-11-01', '2026-11-02', '2026-11-08', '2026-11-09'].map((date) => works(second, date))).toEqual([false, true, true, false]);
  });

  test('on every date exactly one week of the cycle works, and the next one a week later', () => {
    const dates = fc.integer({ min: -2000, max: 2000 }).map((days) => addDays(anchor, days));
    fc.assert(
      fc.property(dates, fc.integer({ min: 2, max: 8 }), (date, weeks) => {
        const weekly = Array.from({ length: weeks }, (_, i) => ({ rotation: { anchor, weeks, week: i + 1 } }));
        const now = weekly.filter((term) => works(term, date));
        expect(now.map((term) => term.rotation.week)).toEqual([weekOfCycle({ anchor, weeks, week: 1 }, date)]);
        expect(works(weekly[now[0]!.rotation.week % weeks]!, addDays(date, 7))).toBe(true);
        expect(daysOfTerm(now[0]!)(date)).toEqual({ keeps: weekdayOf(date), why: 'weekday' });
      }),
    );
  });
});

describe('an entry with dates', () => {
  test('counts from the first to the last, both included', () => {
    const term = { from: '2026-11-18', until: '2026-11-20' };
    const dates = ['2026-11-17', '2026-11-18', '2026-11-20', '2026-11-21'];
    expect(dates.map((date) => works(term, date))).toEqual([false, true, true, false]);
    expect(RotaEntry.safeParse({ ...entry(), from: '2026-11-20', until: '2026-11-18' }).error?.issues[0]?.path).toEqual(['until']);
  });
});

describe('somebody at every hour', () => {
  const week = (n: number, weeks = 2) => entry({ rotation: { anchor, weeks, week: n } });
  test('may be one person, or several who take turns by week or by day and night', () => {
    expect(coverEveryHour([entry()])).toBe(true);
    expect(coverEveryHour([week(1), week(2)])).toBe(true);
    const half = (from: string, to: string) => entry({ shifts: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }] });
    expect(coverEveryHour([half('08:00', '20:00'), half('20:00', '08:00')])).toBe(true);
  });

  test('is not who is missing for an hour, a week, at lunch or after a date', () => {
    expect(coverEveryHour([])).toBe(false);
    expect(coverEveryHour([week(1)])).toBe(false);
    expect(coverEveryHour([week(1), week(2, 3)])).toBe(false);
    expect(coverEveryHour([entry({ shifts: [{ ...always[0], breaks: [{ from: '12:00', to: '12:30' }] }] })])).toBe(false);
    expect(coverEveryHour([entry({ until: '2099-12-31' })])).toBe(false);
    expect(coverEveryHour([entry({ shifts: [{ days: [1, 2, 3, 4, 5, 6], from: '00:00', to: '24:00' }] })])).toBe(false);
  });
});
