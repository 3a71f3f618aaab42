import type { ServiceHours } from '#domain/calendar/service-hours.ts';
import { addDays, instantOf, minutesOf, wallClock } from '#domain/calendar/zoned.ts';

const two = (n: number) => String(n).padStart(2, '0');
const clockOf = (date: string, minutes: number) => `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** What the insurer's clocks show at that instant (ms), as a field for date and time holds it: `yyyy-mm-ddThh:mm`. */
export function wallClockAt(at: number, timeZone: string): string {
  const { date, minutes } = wallClock(at, timeZone);
  return clockOf(date, minutes);
}

/** The instant (ms) at which the insurer's clocks show `yyyy-mm-ddThh:mm`. */
export const instantAt = (clock: string, timeZone: string): number => instantOf(clock.slice(0, 10), minutesOf(clock.slice(11)), timeZone);

/** Nobody is called before or after, whatever the hours of a team: minutes of the day. */
const [morning, night] = [8 * 60, 22 * 60];
/** As far as an appointment may lie ahead. */
const furthestDays = 14;

/**
 * When people are called who could not be reached today: at ten on the next day that the team works, or when it opens later; ms.
 * Null: it works at no hour at which people are called.
 */
export function nextMorning(now: number, timeZone: string, { isOpen, openSpans }: ServiceHours): number | null {
  const today = wallClock(now, timeZone).date;
  for (let ahead = 1; ahead < furthestDays; ahead++) {
    const at = (minutes: number) => instantOf(addDays(today, ahead), minutes, timeZone);
    if (isOpen(at(10 * 60))) return at(10 * 60);
    const [open] = openSpans({ from: at(morning), to: at(night) });
    if (open) return open.from;
  }
  return null;
}

/**
 * Times people often agree on, while the team is there: in an hour on the next half hour and this evening; then morning and evening of
 * the next day that the team works. Where evenings are closed, the afternoon.
 */
export function handyTimes(now: number, timeZone: string, isOpen: (at: number) => boolean): string[] {
  const { date, minutes } = wallClock(now, timeZone);
  const openOn = (day: string, wished: number[]) =>
    wished.filter((at) => at >= morning && at < night && isOpen(instantOf(day, at, timeZone))).map((at) => clockOf(day, at));
  const soon = Math.ceil((minutes + 60) / 30) * 30;
  const today = [
    ...openOn(date, soon < 20 * 60 ? [soon] : []),
    ...openOn(
      date,
      [18 * 60].filter((at) => at > soon),
    ),
  ];
  for (let ahead = 1; ahead < furthestDays; ahead++) {
    const day = openOn(addDays(date, ahead), [10 * 60, 15 * 60, 18 * 60]);
    if (day.length > 0) return [...today, ...new Set([day[0]!, day.at(-1)!])];
  }
  return today;
}
