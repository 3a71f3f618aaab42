import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beginningsOf } from '#domain/judgement/beginnings.ts';
import { plainText } from '#domain/judgement/plain-text.ts';
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

test.each(['[^,]x', '.x', '\\w+', '\\p{Script=Han}x', 'a?', '(?:)', '[一-龥]', 'x|', '\\u4e00x', '(?<name>投)诉', '(投)\\1|\\1x'])(
  '%s: anything',
  (pattern) => expect(beginningsOf(pattern)).toBeNull(),
);

test('no rule is left unheard: whatever it matches in real sentences begins with its letters', () => {
  const rulesOf = Object.values(rules).flatMap(({ hits }) =>
    (hits as (string | { match: string })[]).map((hit) => (typeof hit === 'string' ? hit : hit.match)),
  );
  const compiled = rulesOf.map((pattern) => ({ regex: new RegExp(pattern, 'gu'), beginnings: beginningsOf(pattern) }));
  const labelled = readFileSync(new URL('../../judgement/labelled/signals.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const texts = labelled.map((line) => JSON.parse(line).text as string).flatMap((text) => [text, plainText(text)]);
  const matches = texts.flatMap((text) =>
    compiled.flatMap(({ regex, beginnings }) => Array.from(text.matchAll(regex), ([match]) => ({ match, beginnings }))),
  );
  expect(matches.length).toBeGreaterThan(700);
  for (const { match, beginnings } of matches)
    expect(beginnings === null || beginnings.has(match[0]!) || beginnings.has(match.slice(0, 2))).toBe(true);
});
