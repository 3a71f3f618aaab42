import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar, Holidays } from '#domain/calendar/calendar.ts';
import { onShift, serviceHours } from '#domain/calendar/service-hours.ts';
import type { Shift } from '#domain/roster/team.ts';

const shanghai = 'Asia/Shanghai';
const minute = 60_000;
const day = 24 * 60 * minute;
const monday = Date.parse('2026-11-16T00:00:00+08:00');
const at = (text: string) => Date.parse(`${text}+08:00`);
const none: Holidays = { years: [] };
const daysOff = (...dates: string[]): Holidays => ({ years: [{ year: 2026, source: 'test', daysOff: dates, workdays: [] }] });
const calendar = (hours: Shift[], observesHolidays = false): Calendar => ({ id: 'c', hours, observesHolidays });
const weekdays = [1, 2, 3, 4, 5];

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const anyShift: fc.Arbitrary<Shift> = fc.record({
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  from: fc.integer({ min: 0, max: 287 }).map((n) => clock(n * 5)),
  to: fc.integer({ min: 0, max: 288 }).map((n) => clock(n * 5)),
});
const dateOf = (n: number) => new Date(monday + n * day + 8 * 60 * minute).toISOString().slice(0, 10);
const anyHolidays: fc.Arbitrary<Holidays> = fc.uniqueArray(fc.integer({ min: 0, max: 27 }), { maxLength: 12 }).map((dates) => ({
  years: [{ year: 2026, source: 'test', daysOff: dates.slice(0, 6).map(dateOf), workdays: dates.slice(6).map(dateOf) }],
}));

/** Independent of the code: Shanghai is always eight hours ahead, so a shift is an interval of plain minutes since that Monday. */
function openMinutes({ hours, observesHolidays }: Calendar, { years }: Holidays): (at: number) => boolean {
  const intervals: [number, number][] = [];
  for (let n = -2; n < 45; n++) {
    const off = observesHolidays && years.some((y) => y.daysOff.includes(dateOf(n)));
    const makeUp = observesHolidays && years.some((y) => y.workdays.includes(dateOf(n)));
    const weekday = makeUp ? 1 : ((n + 14) % 7) + 1;
    for (const { days, from, to } of hours) {
      if (off || !days.includes(weekday)) continue;
      const [start, end] = [from, to].map((t) => Number(t.slice(0, 2)) * 60 + Number(t.slice(3))) as [number, number];
      intervals.push([n * 1440 + start, n * 1440 + (end > start ? end : end + 1440)]);
    }
  }
  return (when) => intervals.some(([start, end]) => when - monday >= start * minute && when - monday < end * minute);
}

const anyMoment = fc.integer({ min: monday, max: monday + 28 * day });

describe('service hours', () => {
  test('are open exactly in the minutes of a shift whose day works', () => {
    fc.assert(
      fc.property(
        fc.array(anyShift, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        anyHolidays,
        anyMoment,
        (hours, observes, holidays, when) => {
          const asked = calendar(hours, observes);
          const open = openMinutes(asked, holidays);
          const { isOpen } = serviceHours(asked, holidays, shanghai);
          for (let n = 0; n < 20; n++) expect(isOpen(when + n * 97 * minute)).toBe(open(when + n * 97 * minute));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('of people know no holidays', () => {
    fc.assert(
      fc.property(fc.array(anyShift, { minLength: 1, maxLength: 4 }), anyMoment, (shifts, when) => {
        expect(onShift(shifts, when, shanghai)).toBe(openMinutes(calendar(shifts), none)(when));
      }),
      { numRuns: 300 },
    );
  });

  test('the next opening is open, and nothing earlier is', () => {
    fc.assert(
      fc.property(
        fc.array(anyShift, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        anyHolidays,
        anyMoment,
        (hours, observes, holidays, when) => {
          const asked = calendar(hours, observes);
          const open = openMinutes(asked, holidays);
          const { isOpen, nextOpening } = serviceHours(asked, holidays, shanghai);
          fc.pre(!isOpen(when));
          let first = Math.ceil((when - monday) / (5 * minute)) * 5 * minute + monday;
          while (!open(first) && first < monday + 44 * day) first += 5 * minute;
          fc.pre(first < monday + 44 * day);
          expect(new Date(nextOpening(when)!).toISOString()).toBe(new Date(first).toISOString());
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
    'the next opening is found in %s through the changes of its clocks',
    (zone) => {
      const { isOpen, nextOpening } = serviceHours(calendar([{ days: weekdays, from: '08:30', to: '17:30' }]), none, zone);
      for (let when = Date.parse('2026-01-01T00:00:00Z'); when < Date.parse('2026-12-31T00:00:00Z'); when += 37 * 60 * minute) {
        if (isOpen(when)) continue;
        const next = nextOpening(when)!;
        expect(isOpen(next) && next >= when && !isOpen(next - 1) && next - when <= 4 * day).toBe(true);
      }
    },
  );

  test.each([
    ['America/New_York', '02:30', '2026-03-08T05:30:00Z', '2026-03-08T07:00:00Z'],
    ['America/Santiago', '00:00', '2026-09-06T02:00:00Z', '2026-09-06T04:00:00Z'],
    ['Europe/Berlin', '02:30', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z'],
    ['Australia/Lord_Howe', '02:10', '2026-10-03T14:00:00Z', '2026-10-03T15:30:00Z'],
    ['Pacific/Chatham', '02:50', '2026-09-26T13:00:00Z', '2026-09-26T14:00:00Z'],
  ])('a Sunday shift in %s from %s, an hour the clock skips, opens when the clock goes on', (zone, from, when, opens) => {
    const { isOpen, nextOpening } = serviceHours(calendar([{ days: [7], from, to: '20:00' }]), none, zone);
    expect([isOpen(Date.parse(opens) - 1), isOpen(Date.parse(opens))]).toEqual([false, true]);
    expect(new Date(nextOpening(Date.parse(when))!).toISOString()).toBe(new Date(opens).toISOString());
  });

  test('a night shift belongs to the day it began on: it ends on the morning of a holiday and does not begin on its evening', () => {
    const nights = calendar([{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '08:00' }], true);
    const { isOpen, nextOpening } = serviceHours(nights, daysOff('2026-11-18'), shanghai);
    const seen = ['17T21:59:59', '17T22:00:00', '18T07:59:59', '18T08:00:00', '18T22:30:00'];
    expect(seen.map((time) => isOpen(at(`2026-11-${time}`)))).toEqual([false, true, true, false, false]);
    expect(isOpen(at('2026-11-19T03:00:00'))).toBe(false);
    expect(nextOpening(at('2026-11-18T09:00:00'))).toBe(at('2026-11-19T22:00:00'));
  });

  test('a shift is open at its first instant and closed at its last; a lunch break is closed', () => {
    const split = calendar([
      { days: weekdays, from: '09:00', to: '12:00' },
      { days: weekdays, from: '16:00', to: '21:00' },
    ]);
    const { isOpen, nextOpening } = serviceHours(split, none, shanghai);
    const seen = ['08:59:59.999', '09:00:00', '11:59:59.999', '12:00:00', '15:59:59', '16:00:00', '20:59:59', '21:00:00'];
    expect(seen.map((time) => isOpen(at(`2026-11-20T${time}`)))).toEqual([false, true, true, false, false, true, true, false]);
    expect(nextOpening(at('2026-11-20T12:30:00'))).toBe(at('2026-11-20T16:00:00'));
    expect(nextOpening(at('2026-11-20T16:00:00'))).toBe(at('2026-11-20T16:00:00'));
    expect(nextOpening(at('2026-11-20T21:00:00'))).toBe(at('2026-11-23T09:00:00'));
  });

  test('the whole day and a shift back to its own start never close', () => {
    for (const [from, to] of [
      ['00:00', '24:00'],
      ['08:00', '08:00'],
    ] as const) {
      const { isOpen } = serviceHours(calendar([{ days: [1, 2, 3, 4, 5, 6, 7], from, to }]), none, shanghai);
      for (let when = monday; when < monday + 7 * day; when += 29 * minute) expect(isOpen(when)).toBe(true);
    }
  });

  test('doors that stay shut for a year have no next opening; a day less and they have', () => {
    const shut = (days: number) => daysOff(...Array.from({ length: days }, (_, n) => dateOf(n)));
    const hoursShutFor = (days: number) =>
      serviceHours(calendar([{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '18:00' }], true), shut(days), shanghai);
    expect(hoursShutFor(366).nextOpening(monday)).toBe(monday + 366 * day + 9 * 60 * minute);
    expect(hoursShutFor(367).nextOpening(monday)).toBeNull();
  });
});
