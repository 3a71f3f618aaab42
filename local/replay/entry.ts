import { createHash } from 'node:crypto';
import { lineOf } from '#domain/feedback/catalogue.ts';
import type { Severity } from '#domain/judgement/judgement.ts';

export type Expected = { unhappy?: boolean; severity?: Severity };
/** The body of `POST /v1/feedback` as a file carries it: not checked here, the server's refusal is what a replay shows. */
export type Body = Record<string, unknown> & { source?: unknown; sourceId?: unknown };
export type Entry = { line: number; feedback: Body; expected?: Expected };
export type BadLine = { line: number; fault: string };

/** What a bare text needs to become feedback: touchpoints by line, and how often each line is heard. */
export type Places = { lines: { id: string; share: number }[]; touchpoints: { id: string }[] };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Understands the three shapes: `{feedback, expected?}`, a feedback body, `{id, text, label?, lang?}`. Throws what is wrong in words. */
export function toEntry(value: unknown, line: number, places: Places): Entry {
  if (!isObject(value)) throw new Error('is not an object');
  const { expected: given, ...rest } = value;
  const expected = isObject(given) ? { expected: given as Expected } : {};
  if ('feedback' in rest) {
    if (!isObject(rest.feedback)) throw new Error('"feedback" is not an object');
    return { line, feedback: rest.feedback, ...expected };
  }
  if ('touchpoint' in rest || 'sourceId' in rest) return { line, feedback: rest, ...expected };
  const { id, text, label, lang } = rest;
  if (typeof text !== 'string') throw new Error('is neither a feedback (no "touchpoint") nor a text (no "text")');
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('a text needs an "id"');
  const unhappy = unhappyLabels.get(String(label));
  return {
    line,
    feedback: bareText(String(id), text, lang, places),
    ...(unhappy === undefined ? {} : { expected: { unhappy } }),
    ...expected,
  };
}

/** A publisher's label says unhappy or not; mixed texts say neither. */
const unhappyLabels = new Map([
  ['neg', true],
  ['neu', false],
  ['pos', false],
]);

const regions = ['110105', '310115', '330106', '370102', '440305', '510107', '610103'];

/** Touchpoint (lines by their share), customer and region follow from the id alone, so that every run sends the same. */
function bareText(id: string, text: string, language: unknown, { lines, touchpoints }: Places): Body {
  const digest = createHash('sha256').update(id).digest();
  const part = (n: number) => digest.readUInt32BE(n * 4);
  const line = at(lines, part(0) / 2 ** 32);
  const own = touchpoints.filter((touchpoint) => lineOf(touchpoint.id) === line);
  return {
    source: 'replay',
    sourceId: id,
    touchpoint: own[part(1) % own.length]!.id,
    customer: { id: `replay-${part(2) % 100_000}`, region: regions[part(3) % regions.length] },
    comment: text,
    ...(typeof language === 'string' ? { language } : {}),
  };
}

/** The line in which a position between 0 and 1 falls when all stand one after another, each as wide as its share. */
function at(lines: Places['lines'], position: number): string {
  let left = position * lines.reduce((sum, line) => sum + line.share, 0);
  for (const line of lines) {
    left -= line.share;
    if (left < 0) return line.id;
  }
  return lines.at(-1)!.id;
}
