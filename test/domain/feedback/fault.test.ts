import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longerThan, pointerTo, shown, unfit } from '#domain/feedback/fault.ts';

test('a place is told as a JSON pointer, its separators escaped', () => {
  expect(pointerTo([])).toBe('');
  expect(pointerTo(['options', 3])).toBe('/options/3');
  expect(pointerTo(['a/b~c/d~e', ''])).toBe('/a~1b~0c~1d~0e/');
});

describe('a sent value is shown', () => {
  test.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [[1, 2], 'a list of 2'],
    [{ a: 1 }, 'an object'],
    [true, 'true'],
    [3.5, '3.5'],
    ['', '""'],
    ['修理厂', '"修理厂"'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(60)}"…`],
    ['😀'.repeat(60), `"${'😀'.repeat(60)}"`],
    [`${'\u0007'.repeat(60)}${'x'.repeat(60)}`, `"${'x'.repeat(60)}"`],
    [`${'\u0007'.repeat(60)}${'x'.repeat(61)}`, `"${'x'.repeat(60)}"…`],
    ['\u0007'.repeat(500), '""…'],
    [`${'\u0007'.repeat(120)}x`, '""…'],
  ])('%j as %s', (value, words) => expect(shown(value)).toBe(words));

  test('in at most 60 characters, whatever number it is', () => {
    expect(shown(-Number.MAX_VALUE)).toBe('-1.7976931348623157e+308');
    expect(shown(10n ** 80n)).toBe(`1${'0'.repeat(59)}`);
  });

  test('on one line, with nothing that acts on a terminal or turns the direction of a page', () => {
    expect(shown('a\n\u001b[31m\u202eb\u2028\u2029\ud83dc\u200b')).toBe('"a[31mbc"');
  });
});

describe('a text is fit', () => {
  test.each(['', 'tab\t newline\n return\r', '👩‍👩‍👧', '\u00a0\u3000\ufeff', '~'])('%j', (text) => expect(unfit(text)).toBeUndefined());

  test.each([
    ['ab\u0000', 'U+0000 at position 2'],
    ['\u0008', 'U+0008 at position 0'],
    ['\u000b', 'U+000B at position 0'],
    ['\u000c', 'U+000C at position 0'],
    ['\u000e', 'U+000E at position 0'],
    ['a\u001f', 'U+001F at position 1'],
    ['\u007f', 'U+007F at position 0'],
    ['\u009f', 'U+009F at position 0'],
  ])('but not %j', (text, where) =>
    expect(unfit(text)).toBe(`contains the control character ${where}; remove it (only tab, newline and carriage return are allowed)`),
  );

  test.each(['\ud83d', 'a\ude00b', '\ude00\ud83d'])('but not half a surrogate pair: %j', (text) =>
    expect(unfit(text)).toBe('contains half of a surrogate pair; send well-formed Unicode'),
  );
});

test('a text is as long as it has characters, not units', () => {
  expect(['abc', 'abcd', '😀😀😀', '😀😀😀a', '😀😀😀😀'].map((text) => longerThan(text, 3))).toEqual([false, true, false, true, true]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat(30), (text, most) => {
      expect(longerThan(text, most)).toBe([...text].length > most);
    }),
  );
});
