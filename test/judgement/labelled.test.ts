import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mask } from '#domain/feedback/mask.ts';
import { detectSignals } from '#domain/judgement/signals.ts';
import { detectTopics } from '#domain/judgement/topics.ts';

/** What was reached must not be lost; the figures themselves are in labelled/README.md. */
type Item = { text: string; signals: string[]; topics: { id: string }[]; spans: { kind: string; value: string }[] };
const labelled = (name: string): Item[] =>
  readFileSync(new URL(`./labelled/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

function shares(pairs: { found: string[]; wanted: string[] }[], of: (id: string) => boolean = () => true) {
  const count = (pick: (pair: { found: string[]; wanted: string[] }) => string[]) =>
    pairs.reduce((sum, pair) => sum + pick(pair).filter(of).length, 0);
  const hit = count(({ found, wanted }) => found.filter((id) => wanted.includes(id)));
  return { precision: hit / count(({ found }) => found), recall: hit / count(({ wanted }) => wanted) };
}

const heard = labelled('signals').map(({ text, signals }) => ({
  found: detectSignals(text).map(({ signal }) => signal as string),
  wanted: signals,
}));

test.each([
  ['complaint', 0.78, 0.9],
  ['legal', 0.75, 0.8],
  ['media', 0.7, 0.75],
  ['emergency', 0.7, 0.8],
  ['vulnerable', 0.78, 0.78],
  ['wants_call', 0.78, 0.68],
  ['no_call', 0.65, 0.8],
  ['fraud_hint', 0.58, 0.4],
  ['staff_named', 0.8, 0.8],
  ['competitor', 0.78, 0.8],
])('the signal %s is right in %d of its hits and found in %d of its texts', (signal, precision, recall) => {
  const reached = shares(heard, (id) => id === signal);
  expect(reached.precision).toBeGreaterThanOrEqual(precision);
  expect(reached.recall).toBeGreaterThanOrEqual(recall);
});

test('seven in ten topics are found, and of those named seven in ten are right', () => {
  const { precision, recall } = shares(
    labelled('topics').map(({ text, topics }) => ({ found: detectTopics(text).map(({ id }) => id), wanted: topics.map(({ id }) => id) })),
  );
  expect(precision).toBeGreaterThanOrEqual(0.68);
  expect(recall).toBeGreaterThanOrEqual(0.65);
});

test('personal data is masked, every bit of it, and nothing else', () => {
  for (const { text, spans } of labelled('personal-data')) {
    const masked = mask(text);
    if (spans.length === 0) expect(masked).toBe(text);
    for (const { value } of spans) expect(masked).not.toContain(value);
  }
});
