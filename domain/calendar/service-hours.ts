import type { Shift } from '#domain/roster/team.ts';
import type { Instant } from '#domain/time.ts';
import type { Calendar, Holidays } from './calendar.ts';
import { addDays, instantOf, minutesOf, wallClock, weekdayOf } from './zoned.ts';

/** The weekday whose hours a date keeps; null on a day off. */
type DayRule = (date: string) => number | null;

const everyWeek: DayRule = weekdayOf;

/** A shift that ends at or before its start belongs to the day it began on. */
function covers(shifts: Shift[], at: Instant, timeZone: string, rule: DayRule): boolean {
  const { date, minutes } = wallClock(at, timeZone);
  const today = rule(date);
  const yesterday = rule(addDays(date, -1));
  return shifts.some((shift) => {
    const from = minutesOf(shift.from);
    const to = minutesOf(shift.to);
    const works = (day: number | null) => day !== null && shift.days.includes(day);
    if (to > from) return works(today) && minutes >= from && minutes < to;
    return (works(today) && minutes >= from) || (works(yesterday) && minutes < to);
  });
}

export const onShift = (shifts: Shift[], at: Instant, timeZone: string): boolean => covers(shifts, at, timeZone, everyWeek);

export type ServiceHours = {
  isOpen(at: Instant): boolean;
  /** The next time the doors open at or after `at`; null when they never do within a year. */
  nextOpening(at: Instant): Instant | null;
};

export function serviceHours(calendar: Calendar, holidays: Holidays, timeZone: string): ServiceHours {
  const off = new Set(holidays.years.flatMap((y) => y.daysOff));
  const makeUp = new Set(holidays.years.flatMap((y) => y.workdays));
  const rule: DayRule = (date) => {
    if (!calendar.observesHolidays) return weekdayOf(date);
    if (off.has(date)) return null;
    return makeUp.has(date) ? 1 : weekdayOf(date);
  };
  return {
    isOpen: (at) => covers(calendar.hours, at, timeZone, rule),
    nextOpening(at) {
      const today = wallClock(at, timeZone).date;
      for (let ahead = 0; ahead <= 366; ahead++) {
        const date = addDays(today, ahead);
        const day = rule(date);
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
