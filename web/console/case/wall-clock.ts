import { addDays, wallClock } from '#domain/calendar/zoned.ts';

const two = (n: number) => String(n).padStart(2, '0');
const clockOf = (date: string, minutes: number) => `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** What the insurer's clocks show at that instant (ms), as a field for date and time holds it: `yyyy-mm-ddThh:mm`. */
export function wallClockAt(at: number, timeZone: string): string {
  const { date, minutes } = wallClock(at, timeZone);
  return clockOf(date, minutes);
}

/** Times people often agree on: in an hour on the next half hour, today and tomorrow evening, tomorrow morning; those still ahead. */
export function handyTimes(now: number, timeZone: string): string[] {
  const { date, minutes } = wallClock(now, timeZone);
  const soon = Math.ceil((minutes + 60) / 30) * 30;
  const tomorrow = addDays(date, 1);
  const today = [soon, 18 * 60].filter((at) => at >= minutes + 60 && at < 20 * 60).map((at) => clockOf(date, at));
  return [...new Set([...today, clockOf(tomorrow, 10 * 60), clockOf(tomorrow, 18 * 60)])];
}
