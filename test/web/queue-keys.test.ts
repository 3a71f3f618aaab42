import { describe, expect, test } from 'vitest';
import { isTakenBy, keyOf, type Press } from '../../web/console/live/key-map.ts';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  ...{ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false },
  ...change,
});

describe('which key was pressed', () => {
  test('letters, named keys, and letters with CapsLock', () => {
    expect(keyOf(press('c'))).toBe('c');
    expect(keyOf(press('C'))).toBe('c');
    expect(keyOf(press('ArrowDown'))).toBe('arrowdown');
    expect(keyOf(press('?', { shiftKey: true }))).toBe('?');
  });
  test('full-width punctuation of a Chinese keyboard is meant too', () => {
    expect(keyOf(press('？', { shiftKey: true }))).toBe('?');
    for (const [wide, key] of [
      ['、', '/'],
      ['／', '/'],
      ['。', '.'],
      ['，', ','],
      ['；', ';'],
      ['【', '['],
    ])
      expect(keyOf(press(wide!))).toBe(key);
  });
  test.each([
    ['Alt', { altKey: true }],
    ['Ctrl', { ctrlKey: true }],
    ['Meta', { metaKey: true }],
    ['Shift and a letter', { shiftKey: true }],
    ['an input method that composes', { isComposing: true }],
    ['an input method that says 229', { keyCode: 229 }],
  ])('none with %s', (_, change) => expect(keyOf(press('c', change))).toBeNull());
});

describe('who takes the press', () => {
  const aim = (tag: string, change: { type?: string; role?: string; isEditable?: boolean } = {}) => ({
    tag,
    type: null,
    role: null,
    isEditable: false,
    ...change,
  });
  test('fields take every key', () => {
    for (const field of [
      aim('input'),
      aim('input', { type: 'search' }),
      aim('textarea'),
      aim('select'),
      aim('div', { isEditable: true }),
      aim('div', { role: 'textbox' }),
    ])
      expect(isTakenBy(field, 'c')).toBe(true);
  });
  test('what can be pressed takes Enter, and no letters', () => {
    for (const pressed of [aim('button'), aim('a'), aim('input', { type: 'radio' }), aim('div', { role: 'tab' })]) {
      expect(isTakenBy(pressed, 'enter')).toBe(true);
      expect(isTakenBy(pressed, 'c')).toBe(false);
    }
  });
  test('radio buttons take the arrows, the list leaves everything to us', () => {
    expect(isTakenBy(aim('input', { type: 'radio' }), 'arrowdown')).toBe(true);
    for (const key of ['arrowdown', 'enter', 'j', '?']) expect(isTakenBy(aim('div', { role: 'listbox' }), key)).toBe(false);
  });
});
