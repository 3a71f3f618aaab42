import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstLetters } from '#domain/judgement/first-letters.ts';
import rules from '#domain/judgement/signals.json' with { type: 'json' };

const letters = (pattern: string) => {
  const found = firstLetters(pattern);
  return found && [...found].sort().join('');
};

describe('a match can begin with', () => {
  test.each([
    ['投诉', '投'],
    ['投诉|举报', '举投'],
    ['(?:我|你们?)要', '你我'],
    ['(?:再|不)?投', '不再投'],
    ['(?<!不)投诉', '投'],
    ['(?!不)(?=投)投', '投'],
    ['[投举]报', '举投'],
    ['[a-c]x', 'abc'],
    ['\\bcomplain', 'c'],
    ['\\d{3}', '0123456789'],
    ['\\.com', '.'],
    ['a*b', 'ab'],
    ['a{0,2}b', 'ab'],
    ['a{1,2}b', 'a'],
    ['a+?b', 'a'],
  ])('%s: %s', (pattern, first) => expect(letters(pattern)).toBe(first));
});

test.each(['[^,]x', '.x', '\\w+', '\\p{Script=Han}x', 'a?', '(?:)', '[一-龥]', 'x|', '\\u4e00x'])('%s: anything', (pattern) =>
  expect(firstLetters(pattern)).toBeNull(),
);

test('no rule is left unheard: every match of every rule begins with one of its letters', () => {
  const patterns = Object.values(rules).flatMap(({ hits }) =>
    (hits as (string | { match: string })[]).map((hit) => (typeof hit === 'string' ? hit : hit.match)),
  );
  const alphabet = [...new Set(patterns.join(''))].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const compiled = patterns.map((pattern) => ({ regex: new RegExp(pattern, 'u'), first: firstLetters(pattern) }));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 40 }), (text) => {
      const said = text.join('');
      for (const { regex, first } of compiled) {
        const match = regex.exec(said);
        if (match && first) expect(first.has(match[0][0]!)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
