import { addDays } from '#domain/calendar/zoned.ts';

/** Dates of the insurer's time zone, both included. */
export type Period = { from: string; to: string };

export const maxDays = 400;

/** Every date of the period; stops one past the limit, so that a refused period costs nothing. */
export function datesOf({ from, to }: Period): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to && dates.length <= maxDays; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Equally long, just before: whole weeks are compared with whole weeks. */
export function periodBefore(period: Period): Period {
  const days = datesOf(period).length;
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) };
}
