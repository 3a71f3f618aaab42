import type { Instant } from '#domain/time.ts';
import type { Account } from './due.ts';
import { minus, type Span } from './spans.ts';
import type { WorkingTimeAccount } from './working-time.ts';
import { addDays, dateIn, weekdayOf } from './zoned.ts';

/** Closed times that a deadline passes over; holidays have their dates. */
export const gaps = ['breaks', 'closed hours', 'nights', 'weekends', 'closed days'] as const;
export type Gap = (typeof gaps)[number];

/** More nobody reads, and a case is one item. */
const toldAtMost = 4;

/** What of an account is kept. ``open` are the spans of its team since the week before. */
export function keptAccount(
  { counted, ...days }: WorkingTimeAccount,
  of: Account['of'],
  { open, workdays, since, timeZone }: { open: Span[]; workdays: Span[]; since: Instant; timeZone: string },
): Account {
  const leftOut = Math.max(0, counted.length - toldAtMost);
  const told = leftOut > 0 ? [...counted.slice(0, toldAtMost - 1), counted.at(-1)!] : counted;
  const whole = { from: since, to: counted.at(-1)?.to ?? since };
  const missing = minus([whole], counted);
  const closed = minus([whole], workdays).flatMap((span) => datesOf(span, timeZone));
  const lastOpen = (at: Instant) => open.findLast(({ from }) => from < at)?.to ?? at;
  const closedHours = missing.map(({ from, to }) => hoursGap({ from: Math.min(from, lastOpen(from)), to }, timeZone));
  const found = new Set<Gap>([
    ...(of === 'hours' ? closedHours : []),
    ...closed.filter((day) => !days.holidays.includes(day)).map((day) => (weekdayOf(day) > 5 ? 'weekends' : 'closed days')),
  ]);
  return { of, counted: told, leftOut, passedOver: gaps.filter((gap) => found.has(gap)), ...days };
}

const longestBreak = 8 * 3_600_000;

function hoursGap({ from, to }: Span, timeZone: string): Gap {
  if (dateIn(from, timeZone) !== dateIn(to, timeZone)) return 'nights';
  return to - from < longestBreak ? 'breaks' : 'closed hours';
}

function datesOf({ from, to }: Span, timeZone: string): string[] {
  const dates: string[] = [];
  const last = dateIn(to - 1, timeZone);
  for (let day = dateIn(from, timeZone); day <= last; day = addDays(day, 1)) dates.push(day);
  return dates;
}
