import { describe, expect, test } from 'vitest';
import { inGroups } from '../../web/console/case/phone-groups.ts';
import { shortNumber } from '../../web/console/case/short-number.ts';

describe('a phone number on the screen', () => {
  test.each([
    ['13800000912', '138 0000 0912'],
    ['138****0912', '138 **** 0912'],
    ['+8613800000912', '+86 138 0000 0912'],
    ['+86 13800000912', '+86 138 0000 0912'],
  ])('%s stands in groups of 3, 4 and 4', (phone, grouped) => expect(inGroups(phone)).toBe(grouped));

  test.each(['010-6550****', '+4930123456', '95500', '1380000091', ''])('%j, which is no mobile number, stays as it came', (phone) =>
    expect(inGroups(phone)).toBe(phone),
  );
});

test('a case is called by the last eight characters of its id', () => expect(shortNumber('c0123456789abcdef')).toBe('89abcdef'));
