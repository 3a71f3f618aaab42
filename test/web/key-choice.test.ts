import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChosenKeys,
  faceOf,
  keyDeeds,
  keysOf,
  mayChange,
  standardKeys,
  unfitFor,
  withKey,
} from '../../web/console/live/key-choice.ts';
import { listedKeys } from '../../web/console/live/key-map.ts';

const words = { ...standardKeys, claim: '认领', next: '下一单' };

describe('a chosen key', () => {
  test('takes the place of the standard one', () => {
    const chosen = withKey({}, 'claim', 'x');
    expect(keysOf('claim', chosen)).toEqual(['x']);
    expect(keysOf('note', chosen)).toEqual(['m']);
  });

  test('leaves the arrows beside it', () => {
    expect(keysOf('next', withKey({}, 'next', 'd'))).toEqual(['d', 'arrowdown']);
  });

  test('that is the standard one again is not kept', () => {
    expect(withKey({ claim: 'x', note: 'q' }, 'claim', 'c')).toEqual({ note: 'q' });
  });

  test('does not move Enter and Esc, whatever was stored', () => {
    for (const deed of ['open', 'list'] as const) {
      expect(mayChange(deed)).toBe(false);
      expect(keysOf(deed, { [deed]: 'x' })).toEqual([standardKeys[deed]]);
    }
  });
});

describe('why a key cannot be chosen', () => {
  test('another deed has it, which is named', () => {
    expect(unfitFor('claim', 'm', {})).toEqual({ why: 'taken', by: 'note' });
    expect(unfitFor('note', 'x', { claim: 'x' })).toEqual({ why: 'taken', by: 'claim' });
  });

  test('what another deed has given up is free, and so is one’s own', () => {
    expect(unfitFor('note', 'c', { claim: 'x' })).toBeNull();
    expect(unfitFor('claim', 'c', {})).toBeNull();
  });

  test('1 to 6 choose the outcome of a call', () => {
    for (const key of '123456') expect(unfitFor('claim', key, {})).toEqual({ why: 'outcome' });
    expect(unfitFor('claim', '7', {})).toBeNull();
  });

  test.each([null, 'enter', 'escape', 'arrowdown', 'tab', 'f5', 'backspace', ' ', '中'])('%j is not one printed key', (key) =>
    expect(unfitFor('claim', key, {})).toEqual({ why: 'unfit' }),
  );
});

test('however keys are chosen, no key does two things', () => {
  const choice = fc.record({ deed: fc.constantFrom(...keyDeeds.filter(mayChange)), key: fc.string({ minLength: 1, maxLength: 1 }) });
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 30 }), (choices) => {
      let chosen: ChosenKeys = {};
      for (const { deed, key } of choices) if (unfitFor(deed, key, chosen) === null) chosen = withKey(chosen, deed, key);
      const all = keyDeeds.flatMap((deed) => keysOf(deed, chosen));
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});

test('the help lists what acts here in one order, each deed once, with the keys as they are printed', () => {
  const listed = listedKeys(['help', 'claim', 'next', 'claim'], words, { claim: 'x' });
  expect(listed).toEqual([
    { deed: 'next', names: ['J', '↓'], does: '下一单' },
    { deed: 'claim', names: ['X'], does: '认领' },
    { deed: 'help', names: ['?'], does: '?' },
  ]);
  expect(['enter', 'escape', 'arrowup'].map(faceOf)).toEqual(['Enter', 'Esc', '↑']);
});
