import type { Shift } from '#domain/roster/team.ts';
import type { Instant } from '#domain/time.ts';
import type { Calendar, Holidays } from './calendar.ts';
import { daysOf, everyWeek } from './days.ts';
import { covers, type Span, spansOf } from './spans.ts';
import { workingTime } from './working-time.ts';
import { addDays, instantOf, minutesOf, wallClock } from './zoned.ts';

export const onShift = (shifts: Shift[], at: Instant, timeZone: string): boolean => covers(shifts, at, timeZone, everyWeek);

export type ServiceHours = {
  isOpen(at: Instant): boolean;
  /** The next time the doors open at or after `at`; null when they never do within a year. */
  nextOpening(at: Instant): Instant | null;
  /** When the doors are open between two instants, in order. */
  openSpans(range: Span): Span[];
  /** A deadline in working time; null when so much does not come together within two years. */
  dueAfter(from: Instant, openSeconds: number): Instant | null;
};

export function serviceHours(calendar: Calendar, holidays: Holidays, insurersZone: string): ServiceHours {
  const timeZone = calendar.timeZone ?? insurersZone;
  const rule = daysOf(calendar, holidays);
  const openSpans = (range: Span) => spansOf(calendar.hours, range, timeZone, rule);
  return {
    isOpen: (at) => covers(calendar.hours, at, timeZone, rule),
    openSpans,
    dueAfter: (from, openSeconds) => workingTime(openSpans, from, openSeconds),
    nextOpening(at) {
      const today = wallClock(at, timeZone).date;
      for (let ahead = 0; ahead <= 366; ahead++) {
        const date = addDays(today, ahead);
        const day = rule(date).keeps;
        const starts = calendar.hours
          .filter((shift) => day !== null && shift.days.includes(day))
          .map((shift) => instantOf(date, minutesOf(shift.from), timeZone))
          .filter((start) => start >= at);
        if (starts.length > 0) return Math.min(...starts);
      }
      return null;
    },
  };
}

/** A team without a calendar is always there. */
export const alwaysOpen: ServiceHours = {
  isOpen: () => true,
  nextOpening: (at) => at,
  openSpans: (range) => (range.from < range.to ? [range] : []),
  dueAfter: (from, openSeconds) => from + openSeconds * 1000,
};
