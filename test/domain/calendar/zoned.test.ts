import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateIn, instantOf, minutesOf, wallClock, weekdayOf } from '#domain/calendar/zoned.ts';

const steady = ['Asia/Shanghai', 'UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'America/Phoenix'];
const changing = ['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Africa/Casablanca'];
const minute = 60_000;
const hour = 60 * minute;
const anyInstant = fc.integer({ min: Date.parse('2010-01-01T00:00:00Z'), max: Date.parse('2037-12-31T00:00:00Z') });
const anyZone = fc.constantFrom(...steady, ...changing);

/** Another road to the same wall clock. */
const swedish = new Map(
  [...steady, ...changing].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);

describe('the wall clock of a zone', () => {
  test('shows the date and the minutes that the zone shows', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const { date, minutes } = wallClock(at, zone);
        const [day, time] = swedish.get(zone)!.format(at).split(' ');
        expect([date, minutes]).toEqual([day, minutesOf(time!)]);
        expect(dateIn(at, zone)).toBe(date);
      }),
      { numRuns: 300 },
    );
  });

  test('midnight is minute 0 of the new day, never minute 1440 of the old one', () => {
    expect(wallClock(Date.parse('2026-11-20T16:00:00Z'), 'Asia/Shanghai')).toEqual({ date: '2026-11-21', minutes: 0 });
    expect(wallClock(Date.parse('2026-11-20T15:59:59.999Z'), 'Asia/Shanghai')).toEqual({ date: '2026-11-20', minutes: 1439 });
  });
});

describe('the instant of a wall clock', () => {
  test('is the very minute again in a zone that never changes its offset', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...steady), (at, zone) => {
        const { date, minutes } = wallClock(at, zone);
        expect(instantOf(date, minutes, zone)).toBe(Math.floor(at / minute) * minute);
      }),
      { numRuns: 300 },
    );
  });

  test('shows that wall clock, also where summer time comes and goes; another minute only if the clock shows it twice', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...changing), (at, zone) => {
        const clock = wallClock(at, zone);
        const back = instantOf(clock.date, clock.minutes, zone);
        expect(wallClock(back, zone)).toEqual(clock);
        expect(Math.abs(back - Math.floor(at / minute) * minute)).toBeLessThanOrEqual(hour);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['2026-03-29', 'Europe/Berlin'],
    ['2026-10-25', 'Europe/Berlin'],
    ['2026-03-08', 'America/New_York'],
    ['2026-11-01', 'America/New_York'],
    ['2026-04-05', 'Australia/Lord_Howe'],
    ['2026-10-04', 'Australia/Lord_Howe'],
  ])('every minute of %s, when %s changes its clocks, is found again', (date, zone) => {
    const noon = instantOf(date, 12 * 60, zone);
    for (let at = noon - 16 * hour; at < noon + 14 * hour; at += 5 * minute) {
      const clock = wallClock(at, zone);
      expect(wallClock(instantOf(clock.date, clock.minutes, zone), zone)).toEqual(clock);
    }
  });

  test('may be asked for more minutes than a day has', () => {
    expect(instantOf('2026-11-20', 25 * 60, 'Asia/Shanghai')).toBe(Date.parse('2026-11-21T01:00:00+08:00'));
  });
});

describe('dates', () => {
  test('a date some days on is a real date, and the weekday moves with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -800, max: 800 }), (start, days) => {
        const date = new Date(start * 86_400_000).toISOString().slice(0, 10);
        const later = addDays(date, days);
        expect(Date.parse(later) - Date.parse(date)).toBe(days * 86_400_000);
        expect((((weekdayOf(later) - weekdayOf(date) - days) % 7) + 7) % 7).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('Monday is 1 and Sunday is 7', () => {
    expect(['2026-11-16', '2026-11-17', '2026-11-20', '2026-11-21', '2026-11-22'].map(weekdayOf)).toEqual([1, 2, 5, 6, 7]);
  });

  test('a clock is so many minutes after midnight', () => {
    expect(['00:00', '08:05', '24:00'].map(minutesOf)).toEqual([0, 485, 1440]);
  });
});
