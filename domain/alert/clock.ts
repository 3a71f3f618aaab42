import { dateIn, wallClock } from '#domain/calendar/zoned.ts';
import type { Instant } from '#domain/time.ts';

/** `10:05` on the insurer's clock, with the date when that is not today: what a reader later still understands. */
export function clockOf(at: Instant, now: Instant, timeZone: string): string {
  const { date, minutes } = wallClock(at, timeZone);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return date === dateIn(now, timeZone) ? clock : `${date.slice(5)} ${clock}`;
}
