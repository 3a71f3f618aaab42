import { type Instant, seconds } from '#domain/time.ts';
import type { Calendar, Holidays } from './calendar.ts';
import { daysOf } from './days.ts';
import { type Span, spansOf } from './spans.ts';
import { addDays, dateIn } from './zoned.ts';

const day = 86_400_000;
const longestLook = 2 * 366 * day;
/** Looking ahead grows from a few days on: most deadlines are near. */
const firstLook = 4 * day;

/** The instant at which so many open seconds have passed since `from`; null when they do not come together within two years. */
export function workingTime(openSpans: (range: Span) => Span[], from: Instant, openSeconds: number): Instant | null {
  let left = seconds(openSeconds);
  if (left === 0) return from;
  for (let start = from, look = firstLook; start < from + longestLook; start += look, look *= 2) {
    for (const span of openSpans({ from: start, to: start + look })) {
      if (span.to - span.from >= left) return span.from + left;
      left -= span.to - span.from;
    }
  }
  return null;
}

/** How a deadline in working time came about: what was counted, and why the other days were not. */
export type WorkingTimeAccount = {
  counted: Span[];
  /** Public holidays passed over, and make-up workdays worked, as dates. */
  holidays: string[];
  makeUpWorkdays: string[];
  /** Years it touches for which no official holidays are known: the deadline may move with the notice. */
  provisionalYears: number[];
};

/** Accounts for the working time between two instants under a calendar. */
export function accountOf(calendar: Calendar, holidays: Holidays, insurersZone: string, range: Span): WorkingTimeAccount {
  const timeZone = calendar.timeZone ?? insurersZone;
  const rule = daysOf(calendar, holidays);
  const dates: string[] = [];
  // What ends at midnight does not touch the day that begins then.
  const last = dateIn(range.to - 1, timeZone);
  for (let date = dateIn(range.from, timeZone); date <= last; date = addDays(date, 1)) dates.push(date);
  const official = new Set(holidays.years.map((y) => y.year));
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  return {
    counted: spansOf(calendar.hours, range, timeZone, rule),
    holidays: dates.filter((date) => rule(date).why === 'holiday'),
    makeUpWorkdays: dates.filter((date) => rule(date).why === 'make-up'),
    provisionalYears: calendar.observesHolidays ? years.filter((year) => !official.has(year)) : [],
  };
}
