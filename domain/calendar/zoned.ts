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
  const part = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  );
  return { date: `${part.year}-${part.month}-${part.day}`, minutes: Number(part.hour) * 60 + Number(part.minute) };
}

export const dateIn = (at: Instant, timeZone: string): string => wallClock(at, timeZone).date;

/** When that wall clock shows that time; minutes may exceed a day. Twice because the offset may change in between. */
export function instantOf(date: string, minutes: number, timeZone: string): Instant {
  const asIfUtc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const shift = (guess: Instant) => {
    const clock = wallClock(guess, timeZone);
    return Date.parse(`${clock.date}T00:00:00Z`) + clock.minutes * 60_000 - Math.floor(guess / 60_000) * 60_000;
  };
  const first = asIfUtc - shift(asIfUtc);
  return asIfUtc - shift(first);
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
