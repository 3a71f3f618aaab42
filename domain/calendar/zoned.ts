import type { Instant } from '#domain/time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...numeric });
    formats.set(timeZone, format);
  }
  return format;
}

/** The wall clock of a zone: date `yyyy-mm-dd` and minutes after midnight. */
export function wallClock(at: Instant, timeZone: string): { date: string; minutes: number } {
  // Canadian English writes year, month, day, hour, minute in this order; one string costs a third of its parts.
  const [year, month, day, hour, minute] = formatFor(timeZone).format(at).match(/\d+/g) as string[];
  return { date: `${year}-${month}-${day}`, minutes: Number(hour) * 60 + Number(minute) };
}

export const dateIn = (at: Instant, timeZone: string): string => wallClock(at, timeZone).date;

/** When that wall clock shows that time; minutes may exceed a day. A time the clock skips is the instant at which it goes on. */
export function instantOf(date: string, minutes: number, timeZone: string): Instant {
  const asIfUtc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const first = asIfUtc - offsetAt(asIfUtc, timeZone);
  const second = asIfUtc - offsetAt(first, timeZone);
  const skipped = second + offsetAt(second, timeZone) !== asIfUtc;
  return skipped ? changeBetween(Math.min(first, second), Math.max(first, second), timeZone) : second;
}

/** Milliseconds the wall clock is ahead of UTC. */
function offsetAt(at: Instant, timeZone: string): number {
  const clock = wallClock(at, timeZone);
  return Date.parse(`${clock.date}T00:00:00Z`) + clock.minutes * 60_000 - Math.floor(at / 60_000) * 60_000;
}

/** That range in the parts between which the zone's offset changes. Two changes within one day that cancel out are not seen. */
export function offsetChanges(from: Instant, to: Instant, timeZone: string): { from: Instant; to: Instant; offset: number }[] {
  const parts = [{ from, to, offset: offsetAt(from, timeZone) }];
  for (let at = from; at < to; at += 86_400_000) {
    const next = Math.min(at + 86_400_000, to);
    const part = parts.at(-1)!;
    const offset = offsetAt(next, timeZone);
    if (offset === part.offset) continue;
    const change = changeBetween(minuteOf(at), minuteOf(next), timeZone);
    part.to = change;
    parts.push({ from: change, to, offset });
  }
  return parts;
}

const minuteOf = (at: Instant): Instant => Math.floor(at / 60_000) * 60_000;

/** The minute at which the offset becomes another one. */
function changeBetween(before: Instant, after: Instant, timeZone: string): Instant {
  const old = offsetAt(before, timeZone);
  let [low, high] = [before, after];
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetAt(middle, timeZone) === old) low = middle;
    else high = middle;
  }
  return high;
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
