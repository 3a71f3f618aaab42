import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstant, submission } from '#domain/feedback/submitted-at.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;
const day = 24 * 60 * minute;

describe('a moment', () => {
  test.each([
    ['2026-11-22T12:00:00Z', 0],
    ['2026-11-22t12:00:00z', 0],
    ['2026-11-22T12:00Z', 0],
    ['2026-11-22T20:00:00+08:00', 0],
    ['2026-11-22T20:00:00+0800', 0],
    ['2026-11-22T08:30:00-03:30', 0],
    ['2026-11-22T08:30-0330', 0],
    ['2026-11-22T12:00:00.5Z', 500],
    ['2026-11-22T12:00:00,250Z', 250],
    ['2026-11-22T12:00:00.123456789Z', 123],
    ['2026-11-23T11:59:00+23:59', 0],
  ])('%s is read', (text, after) => expect(parseInstant(text)).toBe(noon + after));

  test.each([
    ...['2026-11-22', '2026-11-22T12:00:00', '2026-11-22 12:00:00Z', '2026-11-22T12Z', '20261122T120000Z', '26-11-22T12:00:00Z'],
    ...['2026-11-22T24:00:00Z', '2026-11-22T12:60:00Z', '2026-11-22T12:00:60Z', '2026-11-22T12:00:00.Z', '2026-11-22T12:00:00.1234567890Z'],
    ...['2026-11-22T12:00:00+24:00', '2026-11-22T12:00:00+08:60', '2026-11-22T12:00:00+8', '2026-11-22T12:00:00+08', '2026-11-22T12:00.5Z'],
    ...[' 2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z ', '2026-11-22T12:00:00ZZ', '12026-11-22T12:00:00Z', ''],
    ...['2026-00-22T12:00:00Z', '2026-13-22T12:00:00Z', '2026-11-00T12:00:00Z', '2026-11-31T12:00:00Z', '2026-02-29T12:00:00Z'],
  ])('%j is none', (text) => expect(parseInstant(text)).toBeUndefined());

  test('the last day of a month is one, in leap years too', () => {
    for (const date of ['2026-01-31', '2026-12-31', '2026-11-30', '2026-12-01', '2028-02-29'])
      expect(parseInstant(`${date}T00:00:00Z`)).toBe(Date.parse(date));
  });

  test('is the same one again, however its offset is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.integer({ min: -719, max: 719 }),
        (at, ahead) => {
          const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
          const [sign, size] = [ahead < 0 ? '-' : '+', Math.abs(ahead)];
          const local = new Date(at.getTime() + ahead * minute).toISOString().slice(0, -1);
          for (const colon of ['', ':'])
            expect(parseInstant(`${local}${sign}${two(size / 60)}${colon}${two(size % 60)}`)).toBe(at.getTime());
        },
      ),
    );
  });
});

describe('when the customer pressed send', () => {
  const at = (ms: number) => submission(new Date(noon + ms).toISOString(), noon);

  test('is never after receipt; a clock ahead is flagged', () => {
    expect([at(-1), at(0), at(1), at(5 * minute)]).toEqual([
      { at: noon - 1, ahead: false },
      { at: noon, ahead: false },
      { at: noon, ahead: true },
      { at: noon, ahead: true },
    ]);
  });

  test('may be five minutes ahead and 400 days ago, and no more', () => {
    expect(at(-400 * day)).toEqual({ at: noon - 400 * day, ahead: false });
    expect(at(5 * minute + 1)).toEqual({ fault: 'lies more than 5 minutes in the future; set the clock of the sending system right' });
    expect(at(-400 * day - 1)).toEqual({ fault: 'lies more than 400 days in the past; such feedback is no longer accepted' });
  });

  test('must be a moment at all', () =>
    expect(submission('yesterday', noon)).toEqual({
      fault: 'must be ISO 8601 with date, time and offset, for example 2026-11-22T09:30:00+08:00',
    }));
});
