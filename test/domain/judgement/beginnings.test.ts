import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginningsOf } from '#domain/judgement/beginnings.ts';
import rules from '#domain/judgement/signals.json' with { type: 'json' };

const begins = (pattern: string) => {
  const found = beginningsOf(pattern);
  return found && [...found].sort().join(' ');
};

describe('a match can begin with', () => {
  test.each([
    ['投诉', '投诉'],
    ['投诉|举报', '举报 投诉'],
    ['投', '投'],
    ['投[^,]', '投'],
    ['(?:我|你们?)要', '你们 你要 我要'],
    ['(?:再|不)?投诉', '不投 再投 投诉'],
    ['(?<!不)投诉', '投诉'],
    ['(?!不)(?=投)投诉', '投诉'],
    ['[投举]报', '举报 投报'],
    ['[a-c]x', 'ax bx cx'],
    ['\\bcomplain', 'co'],
    ['\\.com', '.c'],
    ['a*b', 'aa ab b'],
    ['a{0,2}bc', 'aa ab bc'],
    ['a{1,2}b', 'aa ab'],
    ['a+?b', 'aa ab'],
    ['a.?b', 'a'],
  ])('%s: %s', (pattern, beginnings) => expect(begins(pattern)).toBe(beginnings));
});

test('too many pairs are kept by their first letters', () => {
  expect(begins('[a-z][a-z][a-z]')).toBe(Array.from('abcdefghijklmnopqrstuvwxyz').join(' '));
});

test.each(['[^,]x', '.x', '\\w+', '\\p{Script=Han}x', 'a?', '(?:)', '[一-龥]', 'x|', '\\u4e00x'])('%s: anything', (pattern) =>
  expect(beginningsOf(pattern)).toBeNull(),
);

test('no rule is left unheard: every match of every rule begins with its letters', () => {
  const patterns = Object.values(rules).flatMap(({ hits }) =>
    (hits as (string | { match: string })[]).map((hit) => (typeof hit === 'string' ? hit : hit.match)),
  );
  const alphabet = [...new Set(patterns.join(''))].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const compiled = patterns.map((pattern) => ({ regex: new RegExp(pattern, 'u'), beginnings: beginningsOf(pattern) }));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 40 }), (text) => {
      const said = text.join('');
      for (const { regex, beginnings } of compiled) {
        const match = regex.exec(said);
        if (match && beginnings) expect([1, 2].some((n) => beginnings.has(said.slice(match.index, match.index + n)))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
