import { describe, expect, test } from 'vitest';
import { serviceHours } from '#domain/calendar/service-hours.ts';
import { addDays } from '#domain/calendar/zoned.ts';
import { insurer } from '../../contract/examples.ts';

/** The State Council's notices, as insurance.md §10 quotes them: first and last day off, then the make-up workdays. */
const off: [string, string][] = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const makeUp = [
  ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
];
const isOff = (date: string) => off.some(([from, to]) => from <= date && date <= to);
const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());
const works = (date: string) => makeUp.includes(date) || (!isOff(date) && !isWeekend(date));

const datesFrom = (from: string, to: string) => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
};
const branch = insurer.calendars.find((c) => c.id === 'branch-workdays')!;
const hours = serviceHours(branch, insurer.holidays, 'Asia/Shanghai');
const at = (date: string, time: string) => Date.parse(`${date}T${time}+08:00`);

describe('the branches of 2025 and 2026', () => {
  test.each(['2025', '2026'])('work on the working days of %s and on no other', (year) => {
    const wrong = datesFrom(`${year}-01-01`, `${year}-12-31`).filter((date) => hours.isOpen(at(date, '12:00:00')) !== works(date));
    expect(wrong).toEqual([]);
  });

  test('keep the hours of a Monday on a make-up Saturday or Sunday', () => {
    for (const date of makeUp)
      expect(['08:29:59', '08:30:00', '17:29:59', '17:30:00'].map((time) => hours.isOpen(at(date, time)))).toEqual([
        false,
        true,
        true,
        false,
      ]);
  });

  test('open again on the first working day after every day off', () => {
    for (const date of datesFrom('2025-01-01', '2026-12-20').filter((d) => !works(d))) {
      const next = datesFrom(date, addDays(date, 14)).find(works)!;
      expect(hours.nextOpening(at(date, '03:00:00'))).toBe(at(next, '08:30:00'));
    }
  });

  test('of the other years no official day is assumed', () => {
    expect(insurer.holidays.years.map((y) => y.year)).toEqual([2025, 2026]);
    expect(hours.isOpen(at('2027-10-01', '12:00:00'))).toBe(true);
  });

  test('a desk that does not observe holidays is open on them', () => {
    const desk = serviceHours(insurer.calendars.find((c) => c.id === 'health-desk')!, insurer.holidays, 'Asia/Shanghai');
    expect(desk.isOpen(at('2026-10-01', '08:00:00'))).toBe(true);
    expect(desk.isOpen(at('2026-10-01', '22:00:00'))).toBe(false);
  });
});
