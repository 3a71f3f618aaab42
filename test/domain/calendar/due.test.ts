import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountWords } from '#domain/calendar/account-words.ts';
import type { Calendar } from '#domain/calendar/calendar.ts';
import { Due, dueInHours, dueOnWorkdays } from '#domain/calendar/due.ts';
import { lasting } from '#domain/calendar/lasting.ts';
import { alwaysOpen, serviceHours } from '#domain/calendar/service-hours.ts';
import { insurer } from '../../contract/examples.ts';

const shanghai = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const clock = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19);
const calendar = (id: string) => insurer.calendars.find((c) => c.id === id)!;
const hoursOf = (c: Calendar) => serviceHours(c, insurer.holidays, shanghai);
const branch = hoursOf(calendar('branch-workdays'));
const lunch = hoursOf({
  ...{ id: 'lunch', observesHolidays: true },
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '18:00', breaks: [{ from: '12:00', to: '13:30' }] }],
});
const desks = [...insurer.calendars.map(hoursOf), lunch];
const [twoHours, day] = [7200, 86_400];

/** When it is due, and in whose words. */
function told(due: Due): [string, string?, string?] {
  const words = due.account && accountWords(due.account, shanghai);
  return words ? [clock(due.dueAt), words.zh, words.en] : [clock(due.dueAt)];
}

describe('two hours of working time', () => {
  test.each([
    [
      'the evening into the next morning',
      '2026-11-24T17:30:00',
      '2026-11-25T10:00:00',
      '11/24 17:30–18:00 计 30 分钟，11/25 08:30–10:00 计 1 小时 30 分钟；跳过夜间',
      '24 Nov 17:30–18:00 counts 30 min, 25 Nov 08:30–10:00 counts 1 h 30 min; nights passed over',
    ],
    [
      'lunch',
      '2026-11-24T11:30:00',
      '2026-11-24T15:00:00',
      '11/24 11:30–12:00 计 30 分钟，11/24 13:30–15:00 计 1 小时 30 分钟；跳过休息时间',
      '24 Nov 11:30–12:00 counts 30 min, 24 Nov 13:30–15:00 counts 1 h 30 min; breaks passed over',
    ],
    [
      'lunch, from the middle of it',
      '2026-11-24T12:20:00',
      '2026-11-24T15:30:00',
      '11/24 13:30–15:30 计 2 小时；跳过休息时间',
      '24 Nov 13:30–15:30 counts 2 h; breaks passed over',
    ],
    [
      'the weekend',
      '2026-11-20T17:00:00',
      '2026-11-23T09:30:00',
      '11/20 17:00–18:00 计 1 小时，11/23 08:30–09:30 计 1 小时；跳过夜间、周末',
      '20 Nov 17:00–18:00 counts 1 h, 23 Nov 08:30–09:30 counts 1 h; nights, weekends passed over',
    ],
    [
      'the National Day holiday, which holds a weekend',
      '2026-09-30T17:00:00',
      '2026-10-08T09:30:00',
      '09/30 17:00–18:00 计 1 小时，10/08 08:30–09:30 计 1 小时；跳过夜间、节假日 10/01–10/07',
      '30 Sep 17:00–18:00 counts 1 h, 8 Oct 08:30–09:30 counts 1 h; nights, the holidays 1 Oct–7 Oct passed over',
    ],
    [
      'no Saturday that is a make-up workday',
      '2026-05-08T17:00:00',
      '2026-05-09T09:30:00',
      '05/08 17:00–18:00 计 1 小时，05/09 08:30–09:30 计 1 小时；跳过夜间；05/09 调休上班',
      '8 May 17:00–18:00 counts 1 h, 9 May 08:30–09:30 counts 1 h; nights passed over; make-up workday 9 May',
    ],
    [
      'a year whose holidays are not known by its weekdays, and says so',
      '2026-12-31T17:00:00',
      '2027-01-01T09:30:00',
      '12/31 17:00–18:00 计 1 小时，01/01 08:30–09:30 计 1 小时；跳过夜间；2027 年放假安排未录入，暂按每周工作时间计',
      '31 Dec 17:00–18:00 counts 1 h, 1 Jan 08:30–09:30 counts 1 h; nights passed over; no holidays of 2027 on file yet',
    ],
  ])('pass over %s', (_, from, dueAt, zh, en) => {
    expect(told(dueInHours(lunch, at(from), twoHours))).toEqual([dueAt, zh, en]);
  });

  test('of a morning need no explanation, nor those of a desk that never closes', () => {
    expect(told(dueInHours(lunch, at('2026-11-24T09:00:00'), twoHours))).toEqual(['2026-11-24T11:00:00']);
    const always = hoursOf(calendar('always'));
    for (const desk of [always, alwaysOpen]) {
      expect(told(dueInHours(desk, at('2026-10-01T23:00:00'), twoHours))).toEqual(['2026-10-02T01:00:00']);
      expect(told(dueOnWorkdays(desk, at('2026-10-01T23:00:00'), day))).toEqual(['2026-10-02T23:00:00']);
    }
  });

  test('on a make-up workday alone name it', () => {
    expect(told(dueInHours(lunch, at('2026-05-09T09:00:00'), twoHours))[1]).toBe('05/09 09:00–11:00 计 2 小时；05/09 调休上班');
  });

  test('of a night shift end at midnight and after it', () => {
    const nights = hoursOf({ id: 'nights', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '08:00' }], observesHolidays: false });
    expect(told(dueInHours(nights, at('2026-11-24T21:00:00'), twoHours))[1]).toBe('11/24 22:00–24:00 计 2 小时；跳过非服务时间');
    expect(told(dueInHours(nights, at('2026-11-24T21:00:00'), 10_800))[1]).toBe('11/24 22:00–11/25 01:00 计 3 小时；跳过非服务时间');
  });
});

test('many spans are told by the first three and the last', () => {
  const due = dueInHours(branch, at('2026-11-24T17:00:00'), 60 * 3600);
  expect(told(due)[1]).toBe(
    '11/24 17:00–17:30 计 30 分钟，11/25 08:30–17:30 计 9 小时，11/26 08:30–17:30 计 9 小时，另 4 段，12/03 08:30–14:00 计 5 小时 30 分钟；跳过夜间、周末',
  );
});

describe('a day of working days', () => {
  test.each([
    ['is the next one at the same time', '2026-11-24T16:00:00', ['2026-11-25T16:00:00']],
    ['passes over the weekend', '2026-11-20T16:00:00', ['2026-11-23T16:00:00', '跳过周末', 'weekends passed over']],
    [
      'begins with the Monday for what was reached on a Saturday',
      '2026-11-21T10:00:00',
      ['2026-11-24T08:30:00', '跳过周末', 'weekends passed over'],
    ],
    [
      'passes over the holidays of Spring Festival',
      '2026-02-14T11:00:00',
      ['2026-02-24T11:00:00', '跳过节假日 02/15–02/23；02/14 调休上班', 'the holidays 15 Feb–23 Feb passed over; make-up workday 14 Feb'],
    ],
    ['counts a make-up Saturday', '2026-05-08T16:00:00', ['2026-05-09T16:00:00', '05/09 调休上班', 'make-up workday 9 May']],
    ['that would end after closing time ends at the next opening', '2026-11-24T19:00:00', ['2026-11-26T08:30:00']],
  ])('%s', (_, from, expected) => {
    expect(told(dueOnWorkdays(branch, at(from), day))).toEqual(expected);
  });

  test('says from where it was moved', () => {
    expect(dueOnWorkdays(branch, at('2026-11-24T19:00:00'), day).movedFrom).toBe(at('2026-11-25T19:00:00'));
    expect(dueOnWorkdays(branch, at('2026-11-24T16:00:00'), day)).not.toHaveProperty('movedFrom');
  });
});

const anyMoment = fc.integer({ min: at('2025-01-01T00:00:00') / 1000, max: at('2026-12-20T00:00:00') / 1000 }).map((s) => s * 1000);

describe('whatever the moment and the desk', () => {
  test('what the account counts adds up to what is owed, in open hours only', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...desks), fc.integer({ min: 1, max: 100_000 }), (from, desk, span) => {
        const { dueAt, account } = Due.parse(dueInHours(desk, from, span));
        if (!account) {
          expect(dueAt).toBe(from + span * 1000);
          return;
        }
        const counted = account.counted.reduce((sum, s) => sum + s.to - s.from, 0);
        if (account.leftOut === 0) expect(counted).toBe(span * 1000);
        else expect(counted).toBeLessThan(span * 1000);
        for (const s of account.counted) expect(desk.isOpen(s.from) && desk.isOpen(s.to - 1)).toBe(true);
        expect(account.counted.at(-1)!.to).toBe(dueAt);
      }),
    );
  });

  test('a day of working days is over no earlier than a day of the clock, and while somebody is there', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...desks), (from, desk) => {
        const { dueAt } = dueOnWorkdays(desk, from, day);
        expect(dueAt).toBeGreaterThanOrEqual(from + day * 1000);
        expect(desk.isOpen(dueAt)).toBe(true);
      }),
    );
  });

  test('more of it is never due earlier', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...desks), fc.nat(200_000), fc.nat(200_000), (from, desk, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        for (const due of [dueInHours, dueOnWorkdays]) expect(due(desk, from, less).dueAt).toBeLessThanOrEqual(due(desk, from, more).dueAt);
      }),
    );
  });
});

test('hours that never come together leave the clock', () => {
  const shut = hoursOf({
    ...calendar('branch-workdays'),
    hours: [{ days: [1], from: '09:00', to: '09:10', breaks: [{ from: '09:00', to: '09:10' }] }],
  });
  const from = at('2026-11-24T09:00:00');
  expect(dueInHours(shut, from, twoHours)).toEqual({ dueAt: from + twoHours * 1000 });
});

test('after a break the doors open again on the same day', () => {
  expect(clock(lunch.nextOpening(at('2026-11-24T12:20:00'))!)).toBe('2026-11-24T13:30:00');
  expect(clock(lunch.nextOpening(at('2026-11-24T18:00:00'))!)).toBe('2026-11-25T08:30:00');
});

test.each([
  [0, '0 秒', '0 s'],
  [45, '45 秒', '45 s'],
  [300, '5 分钟', '5 min'],
  [5400, '1 小时 30 分钟', '1 h 30 min'],
  [3612, '1 小时 12 秒', '1 h 12 s'],
  [86_400, '24 小时', '24 h'],
  [3599.6, '1 小时', '1 h'],
])('a span of %d s is told as %s, %s', (seconds, zh, en) => {
  expect(lasting(seconds)).toEqual({ zh, en });
});
