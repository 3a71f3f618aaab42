import type { Shift } from '#domain/roster/team.ts';
import { type Instant, seconds } from '#domain/time.ts';
import { keptAccount } from './account.ts';
import type { Calendar, Holidays } from './calendar.ts';
import { daysOf, everyWeek } from './days.ts';
import type { Account } from './due.ts';
import { covers, type Span, spansOf } from './spans.ts';
import { accountOf, workingTime } from './working-time.ts';

export const onShift = (shifts: Shift[], at: Instant, timeZone: string): boolean => covers(shifts, at, timeZone, everyWeek);

const week = 7 * 86_400_000;
/** A year ahead, the last day included. */
const furthest = 367 * 86_400_000;

export type ServiceHours = {
  isOpen(at: Instant): boolean;
  /** The next time the doors open at or after `at`; null when they never do within a year. */
  nextOpening(at: Instant): Instant | null;
  /** When the doors are open between two instants, in order. */
  openSpans(range: Span): Span[];
  /** A deadline in working time; null when so much does not come together within two years. */
  dueAfter(from: Instant, openSeconds: number): Instant | null;
  /** The same counted on whole days on which anybody works. */
  dueOnWorkdays(from: Instant, seconds: number): Instant | null;
  /** How such a deadline came about; undefined when every moment counted, on ordinary days. */
  account(of: Account['of'], range: Span): Account | undefined;
};

export function serviceHours(calendar: Calendar, holidays: Holidays, insurersZone: string): ServiceHours {
  const timeZone = calendar.timeZone ?? insurersZone;
  const rule = daysOf(calendar, holidays);
  const openSpans = (range: Span) => spansOf(calendar.hours, range, timeZone, rule);
  const allDay = [{ days: [...new Set(calendar.hours.flatMap(({ days }) => days))], from: '00:00', to: '24:00' }];
  const workdays = (range: Span) => spansOf(allDay, range, timeZone, rule);
  return {
    isOpen: (at) => covers(calendar.hours, at, timeZone, rule),
    openSpans,
    dueAfter: (from, openSeconds) => workingTime(openSpans, from, openSeconds),
    dueOnWorkdays: (from, span) => workingTime(workdays, from, span),
    nextOpening(at) {
      const last = at + furthest;
      for (let start = at, look = week; start < last; start += look, look *= 2) {
        // Whatever is open the moment before has opened earlier.
        const spans = openSpans({ from: start - 1, to: Math.min(start + look, last) });
        const opening = spans.find(({ from }) => from >= start);
        if (opening) return opening.from;
      }
      return null;
    },
    account(of, range) {
      const all = accountOf(calendar, holidays, insurersZone, range);
      const counted = of === 'hours' ? all.counted : workdays(range);
      const isWhole = counted.length === 1 && counted[0]!.from === range.from && counted[0]!.to === range.to;
      if (isWhole && all.provisionalYears.length + all.makeUpWorkdays.length === 0) return undefined;
      const open = openSpans({ from: range.from - week, to: range.to });
      return keptAccount({ ...all, counted }, of, { open, workdays: workdays(range), since: range.from, timeZone });
    },
  };
}

/** A team without a calendar is always there. */
export const alwaysOpen: ServiceHours = {
  isOpen: () => true,
  nextOpening: (at) => at,
  openSpans: (range) => (range.from < range.to ? [range] : []),
  dueAfter: (from, openSeconds) => from + seconds(openSeconds),
  dueOnWorkdays: (from, span) => from + seconds(span),
  account: () => undefined,
};
