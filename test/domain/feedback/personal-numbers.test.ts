import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBankCard, isOldResidentId, isPhone, isResidentId } from '#domain/feedback/personal-numbers.ts';

/** By the sentence of GB 11643: Σ aᵢ·2^(18−i) ≡ 1 mod 11, X being ten. */
const withCheck = (seventeen: string) => {
  const sum = [...seventeen].reduce((total, digit, i) => total + Number(digit) * 2 ** (17 - i), 0);
  const check = (12 - (sum % 11)) % 11;
  return seventeen + (check === 10 ? 'X' : check);
};
/** The last digit that makes the number a card's. */
const withLuhn = (prefix: string, length: number) => {
  const body = prefix.padEnd(length - 1, '37');
  const sum = [...body]
    .reverse()
    .reduce((total, digit, i) => total + [...String(Number(digit) * (i % 2 === 0 ? 2 : 1))].reduce((a, b) => a + Number(b), 0), 0);
  return body + ((10 - (sum % 10)) % 10);
};

describe('a resident’s ID number', () => {
  const year = fc.integer({ min: 1900, max: 2099 });
  const anyId = fc
    .tuple(
      fc.constantFrom('11', '31', '46', '54', '65', '71', '83'),
      fc.integer({ min: 0, max: 9999 }),
      year,
      fc.integer({ min: 0, max: 364 }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([province, place, born, day, serial]) => {
      const birth = new Date(Date.UTC(born, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '');
      return withCheck(`${province}${String(place).padStart(4, '0')}${birth}${String(serial).padStart(3, '0')}`);
    });

  test('has a province, a birth date and its check digit, of whatever century', () => {
    fc.assert(fc.property(anyId, (id) => isResidentId(id) && isResidentId(id.toLowerCase())));
  });

  test('is none with any one digit mistyped', () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const wrong = `${id.slice(0, at)}${(Number(id[at]) + by) % 10}${id.slice(at + 1)}`;
        expect(isResidentId(wrong)).toBe(false);
      }),
    );
  });

  test.each([
    ['a day that exists', '11010520000229001', true],
    ['29 February of a common year', '11010519000229001', false],
    ['month 12', '11010519991231001', true],
    ['month 13', '11010519991301001', false],
    ['month 0', '11010519990001001', false],
    ['day 1', '11010519990101001', true],
    ['day 0', '11010519990100001', false],
    ['day 31 of April', '11010519990431001', false],
    ['the year 1900', '11010519000101001', true],
    ['the year 1899', '11010518991231001', false],
    ['the year 2099', '11010520991231001', true],
    ['the year 2100', '11010521000101001', false],
    ['a province nobody has', '99010519990101001', false],
  ])('with %s: %s…', (_, seventeen, valid) => expect(isResidentId(withCheck(seventeen))).toBe(valid));

  test.each(['1101051949123100', '11010519491231002', 'x11010519491231002X', '11010519491231002X1', '1101051949123100XX', ''])(
    'is no %j',
    (text) => expect(isResidentId(text)).toBe(false),
  );

  test('of the old form has fifteen digits, a place and a birth date of the last century', () => {
    expect(['110105491231002', '110105000101002'].map(isOldResidentId)).toEqual([true, true]);
    const wrong = ['110105491331002', '990105491231002', '110000491231002', '11010549123100', '1101054912310021', 'x110105491231002'];
    expect(wrong.filter(isOldResidentId)).toEqual([]);
  });
});

describe('a bank card', () => {
  test.each([
    ['UnionPay', '62', [16, 17, 18, 19]],
    ['older debit cards', '9558', [16, 17, 18, 19]],
    ['older debit cards', '60138', [16, 17, 18, 19]],
    ['older debit cards', '6858', [16, 17, 18, 19]],
    ['older debit cards', '436742', [13, 16, 17, 18, 19]],
    ['older debit cards', '3568', [16, 17, 18, 19]],
    ['older debit cards', '81', [16, 17, 18, 19]],
    ['Visa', '4', [13, 16, 19]],
    ['Mastercard', '51', [16]],
    ['Mastercard', '55', [16]],
    ['Mastercard', '2221', [16]],
    ['Mastercard', '2720', [16]],
    ['American Express', '34', [15]],
    ['American Express', '37', [15]],
    ['Maestro', '5018', [16]],
    ['JCB', '35', [16]],
  ])('of %s begins with %s and has one of %j digits, the last of which is its check', (_, prefix, lengths) => {
    for (let length = 12; length <= 20; length++) {
      const card = withLuhn(prefix, length);
      expect([length, isBankCard(card)]).toEqual([length, lengths.includes(length)]);
      const wrong = card.slice(0, -1) + ((Number(card.at(-1)) + 1) % 10);
      expect(isBankCard(wrong)).toBe(false);
    }
  });

  test.each(['50', '56', '2220', '2721', '36', '33', '9559', '7', '1'])('does not begin with %s', (prefix) => {
    for (const length of [13, 15, 16, 19]) expect(isBankCard(withLuhn(prefix, length))).toBe(false);
  });

  test('has digits only', () => expect(isBankCard('411111111111111a')).toBe(false));
});

describe('a phone number', () => {
  test.each([
    ...[
      '13800138000',
      '19912345678',
      '8613800138000',
      '008613800138000',
      '01062345678',
      '02162345678',
      '057188888888',
      '07551234567',
      '8602162345678',
    ],
  ])('%s', (number) => expect(isPhone(number)).toBe(true));
  test.each([
    ...[
      '12800138000',
      '1380013800',
      '138001380001',
      '113800138000',
      '95518',
      '4008008800',
      '0621234567',
      '021623456',
      '02162345678901',
      '0137123456789',
    ],
    ...['98613800138000', '0013800138000x', '057188888', '13800138000 '],
  ])('not %s', (number) => expect(isPhone(number)).toBe(false));
});
