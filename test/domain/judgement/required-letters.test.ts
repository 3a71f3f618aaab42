import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainText } from '#domain/judgement/plain-text.ts';
import { requiredLetters } from '#domain/judgement/required-letters.ts';
import prepared from '#domain/judgement/signal-letters.json' with { type: 'json' };
import rules from '#domain/judgement/signals.json' with { type: 'json' };
import { lettersOfSignals } from '../../../training/letters.ts';

const needed = (pattern: string) => {
  const found = requiredLetters(pattern);
  return found && [...found].sort().join(' ');
};

describe('a text must hold one of', () => {
  test.each([
    ['投诉', '投诉'],
    ['投诉|举报', '举报 投诉'],
    ['投', '投'],
    ['投[^,]', '投'],
    ['(?:我|你们?)要', '你们 你要 我要'],
    ['(?:再|不)?投诉', '投诉'],
    ['(?<!不)投诉', '投诉'],
    ['(?!不)(?=投)投诉', '投诉'],
    ['[投举]报', '举报 投报'],
    ['[a-c]x', 'ax bx cx'],
    ['\\bcomplain', 'com'],
    ['\\.com', '.co'],
    ['a*b', 'b'],
    ['a{0,2}bc', 'bc'],
    ['a{1,2}b', 'aab ab'],
    ['a+?b', 'aab ab'],
    ['a.?b', 'a'],
  ])('%s: %s', (pattern, letters) => expect(needed(pattern)).toBe(letters));
});

describe('of what is needed, the rarest is asked for', () => {
  test.each([
    ['(?:我|你)[^,]{0,4}投诉', '投诉'],
    ['(?:我|你)(?:[^,]{0,4}(?:投诉|举报))', '举报 投诉'],
    ['(?:我|你)(?:[^,]{0,4}投诉)?要', '要'],
    ['[^,]x', 'x'],
    ['\\p{Script=Han}诉', '诉'],
    ['(?<name>投)诉', '诉'],
    ['\\u4e00x', 'x'],
  ])('%s: %s', (pattern, letters) => expect(needed(pattern)).toBe(letters));
});

test('too many pairs are kept by their first letters', () => {
  expect(needed('[a-z][a-z]')).toBe(Array.from('abcdefghijklmnopqrstuvwxyz').join(' '));
});

test.each(['.', '\\w+', '\\p{Script=Han}', 'a?', '(?:)', '[一-龥]', 'x|', '[^,]|投诉'])('%s: nothing is needed', (pattern) =>
  expect(requiredLetters(pattern)).toBeNull(),
);

test('what was worked out beforehand is what the patterns need now: run npm run letters after a change of signals.json', () => {
  expect(prepared).toEqual(lettersOfSignals());
});

test('no rule is left unheard: whatever it matches in real sentences holds its letters', () => {
  const rulesOf = Object.values(rules).flatMap(({ hits }) =>
    (hits as (string | { match: string })[]).map((hit) => (typeof hit === 'string' ? hit : hit.match)),
  );
  const compiled = rulesOf.map((pattern) => ({ regex: new RegExp(pattern, 'gu'), letters: requiredLetters(pattern) }));
  const labelled = readFileSync(new URL('../../judgement/labelled/signals.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const texts = labelled.map((line) => JSON.parse(line).text as string).flatMap((text) => [text, plainText(text)]);
  const matches = texts.flatMap((text) =>
    compiled.flatMap(({ regex, letters }) => Array.from(text.matchAll(regex), ([match]) => ({ match, letters }))),
  );
  expect(matches.length).toBeGreaterThan(700);
  for (const { match, letters } of matches) expect(letters === null || [...letters].some((needed) => match.includes(needed))).toBe(true);
});
