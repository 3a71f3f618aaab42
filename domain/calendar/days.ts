import type { Calendar, Holidays } from './calendar.ts';
import { weekdayOf } from './zoned.ts';

/** What a date is to a calendar: whose weekday's hours it keeps (null on a day off), and why. */
export type Day = { keeps: number | null; why: 'weekday' | 'holiday' | 'make-up' };
export type DayRule = (date: string) => Day;

export const everyWeek: DayRule = (date) => ({ keeps: weekdayOf(date), why: 'weekday' });

/** A make-up workday keeps the hours of a Monday. */
export function daysOf(calendar: Pick<Calendar, 'observesHolidays'>, holidays: Holidays): DayRule {
  if (!calendar.observesHolidays) return everyWeek;
  const off = new Set(holidays.years.flatMap((y) => y.daysOff));
  const makeUp = new Set(holidays.years.flatMap((y) => y.workdays));
  return (date) => {
    if (off.has(date)) return { keeps: null, why: 'holiday' };
    return makeUp.has(date) ? { keeps: 1, why: 'make-up' } : everyWeek(date);
  };
}
