import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar, Holidays } from '#domain/calendar/calendar.ts';
import { serviceHours } from '#domain/calendar/service-hours.ts';
import type { Span } from '#domain/calendar/spans.ts';
import { accountOf } from '#domain/calendar/working-time.ts';
import { insurer } from '../../contract/examples.ts';

const shanghai = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const branch = insurer.calendars.find((c) => c.id === 'branch-workdays')!;
const hours = serviceHours(branch, insurer.holidays, shanghai);

/** A clock of its own: counts every second one by one, asks the platform's calendar for each hour's offset and knows nothing of spans. */
class SecondBySecond {
  private readonly clock: Intl.DateTimeFormat;
  private readonly official: Map<string, 'off' | 'work'>;
  private readonly calendar: Calendar;

  constructor(calendar: Calendar, holidays: Holidays, timeZone: string) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    this.clock = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts });
    this.calendar = calendar;
    this.official = new Map(
      holidays.years.flatMap((y) => [
        ...y.workdays.map((date) => [date, 'work'] as const),
        ...y.daysOff.map((date) => [date, 'off'] as const),
      ]),
    );
  }

  /** Open seconds of a range whose ends lie on whole seconds. */
  count({ from, to }: Span): number {
    let open = 0;
    let minute = Number.NaN;
    let isOpen = false;
    for (let second = from / 1000; second < to / 1000; second++) {
      if (Math.floor(second / 60) !== minute) {
        minute = Math.floor(second / 60);
        isOpen = this.isOpenAt(minute * 60_000);
      }
      if (isOpen) open++;
    }
    return open;
  }

  private isOpenAt(instant: number): boolean {
    const [date, time] = this.clock.format(instant).split(' ') as [string, string];
    const before = new Date(Date.parse(date) - 43_200_000).toISOString().slice(0, 10);
    return this.calendar.hours.some((shift) => {
      const isBreak = (shift.breaks ?? []).some((b) => (b.from < b.to ? b.from <= time && time < b.to : time >= b.from || time < b.to));
      if (isBreak) return false;
      if (shift.from < shift.to) return this.works(date, shift.days) && shift.from <= time && time < shift.to;
      return (this.works(date, shift.days) && time >= shift.from) || (this.works(before, shift.days) && time < shift.to);
    });
  }

  private works(date: string, days: number[]): boolean {
    const said = this.calendar.observesHolidays ? this.official.get(date) : undefined;
    if (said === 'off') return false;
    const weekday = new Date(date).getUTCDay() || 7;
    return days.includes(said === 'work' ? 1 : weekday);
  }
}

const split: Calendar = {
  id: 'split',
  hours: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '16:00', to: '21:00', breaks: [{ from: '18:15', to: '18:45' }] },
    { days: [6, 7], from: '22:00', to: '08:00', breaks: [{ from: '01:30', to: '02:15' }] },
  ],
  observesHolidays: true,
};
const lunch: Calendar = {
  id: 'lunch',
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30', breaks: [{ from: '12:00', to: '13:00' }] }],
  observesHolidays: true,
};
const calendars = [...insurer.calendars, split, lunch];
/** Two that change their clocks, one by half an hour, one of three quarters, and the insurer's. */
const zones = [shanghai, 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Chatham'];

const anyRange = fc
  .record({
    start: fc.integer({ min: at('2025-01-01T00:00:00') / 1000, max: at('2026-12-20T00:00:00') / 1000 }),
    length: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 43_200 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 8 * 86_400 }) },
    ),
  })
  .map(({ start, length }) => ({ from: start * 1000, to: (start + length) * 1000 }));
const anyCalendar = fc.constantFrom(...calendars);
const anyZone = fc.constantFrom(...zones);
const secondsOf = (spans: Span[]) => spans.reduce((sum, s) => sum + (s.to - s.from) / 1000, 0);

describe('working time', () => {
  test('agrees with a count second by second over a thousand spans of 2025 and 2026: holidays, make-up days, split shifts, breaks, clock changes', () => {
    fc.assert(
      fc.property(anyRange, anyCalendar, anyZone, (range, calendar, zone) => {
        const counted = new SecondBySecond(calendar, insurer.holidays, zone).count(range);
        expect(secondsOf(serviceHours(calendar, insurer.holidays, zone).openSpans(range))).toBe(counted);
      }),
      { numRuns: 1000 },
    );
  });

  test('around every change of the clocks too', () => {
    const changes = ['2025-03-09T07:00Z', '2025-03-30T01:00Z', '2025-04-05T15:00Z', '2025-10-04T15:30Z', '2025-10-26T01:00Z'];
    const more = ['2025-11-02T06:00Z', '2026-03-08T07:00Z', '2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-11-01T06:00Z'];
    for (const change of [...changes, ...more].map((text) => Date.parse(text)))
      for (const calendar of [split, lunch])
        for (const zone of zones) {
          const range = { from: change - 26 * 3_600_000, to: change + 26 * 3_600_000 };
          const counted = new SecondBySecond(calendar, insurer.holidays, zone).count(range);
          expect(secondsOf(serviceHours(calendar, insurer.holidays, zone).openSpans(range))).toBe(counted);
        }
  });

  test('spans come in order, do not touch, and are open while the moments between them are not', () => {
    fc.assert(
      fc.property(anyRange, anyCalendar, anyZone, (range, calendar, zone) => {
        const desk = serviceHours(calendar, insurer.holidays, zone);
        const spans = desk.openSpans(range);
        for (const [i, span] of spans.entries()) {
          expect(span.from).toBeLessThan(span.to);
          expect(desk.isOpen(span.from) && desk.isOpen(span.to - 1)).toBe(true);
          if (span.to < range.to) expect(desk.isOpen(span.to)).toBe(false);
          if (i > 0) expect(spans[i - 1]!.to).toBeLessThan(span.from);
        }
      }),
    );
  });

  test('a deadline is the moment at which that much open time has passed, and no earlier one', () => {
    fc.assert(
      fc.property(anyRange, anyCalendar, anyZone, fc.integer({ min: 1, max: 200_000 }), ({ from }, calendar, zone, owed) => {
        const desk = serviceHours(calendar, insurer.holidays, zone);
        const due = desk.dueAfter(from, owed)!;
        expect(secondsOf(desk.openSpans({ from, to: due }))).toBe(owed);
        expect(desk.isOpen(due - 1)).toBe(true);
      }),
    );
  });

  test('two working hours from Wednesday 16:30 before the National Day holiday end on the next working morning', () => {
    expect(hours.dueAfter(at('2026-09-30T16:30:00'), 7200)).toBe(at('2026-10-08T09:30:00'));
  });

  test('a day of work from Friday 17:00 is done on Saturday, which is a make-up workday', () => {
    expect(hours.dueAfter(at('2026-05-08T17:00:00'), 3600)).toBe(at('2026-05-09T09:00:00'));
  });

  test('nothing owed is due at once, and a desk that never opens is never due', () => {
    expect(hours.dueAfter(at('2026-10-01T10:00:00'), 0)).toBe(at('2026-10-01T10:00:00'));
    const onlyOff = serviceHours(
      { ...branch, hours: [{ days: [1], from: '09:00', to: '09:10', breaks: [{ from: '09:00', to: '09:10' }] }] },
      insurer.holidays,
      shanghai,
    );
    expect(onlyOff.dueAfter(at('2026-10-01T10:00:00'), 1)).toBe(null);
  });

  test('a calendar with a zone of its own keeps that clock', () => {
    const london = serviceHours({ ...lunch, timeZone: 'Europe/London', observesHolidays: false }, insurer.holidays, shanghai);
    expect(london.dueAfter(Date.parse('2026-10-23T16:00:00+01:00'), 7200)).toBe(Date.parse('2026-10-26T09:00:00Z'));
  });

  test('the account names what was counted, the holidays passed over and the make-up days worked', () => {
    const from = at('2026-09-30T16:30:00');
    const account = accountOf(branch, insurer.holidays, shanghai, { from, to: hours.dueAfter(from, 7200)! });
    expect(account).toEqual({
      counted: [
        { from, to: at('2026-09-30T17:30:00') },
        { from: at('2026-10-08T08:30:00'), to: at('2026-10-08T09:30:00') },
      ],
      holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`),
      makeUpWorkdays: [],
      provisionalYears: [],
    });
    const weekend = accountOf(branch, insurer.holidays, shanghai, { from: at('2026-05-08T17:00:00'), to: at('2026-05-09T09:00:00') });
    expect(weekend.makeUpWorkdays).toEqual(['2026-05-09']);
  });

  test('a deadline that reaches into a year without official holidays is provisional, unless the desk does not observe them', () => {
    const range = { from: at('2026-12-31T17:00:00'), to: at('2027-01-04T09:00:00') };
    expect(accountOf(branch, insurer.holidays, shanghai, range).provisionalYears).toEqual([2027]);
    expect(accountOf({ ...branch, observesHolidays: false }, insurer.holidays, shanghai, range).provisionalYears).toEqual([]);
  });
});
