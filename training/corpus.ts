import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { plainText } from '#domain/judgement/plain-text.ts';
import { TextLabel, type Toned, tones } from './label.ts';
import { type Phrase, phrases } from './phrases.ts';
import { hashOf } from './random.ts';

/** One text to learn from or to be measured on. */
export type Text = {
  id: string;
  source: string;
  text: string;
  plain: string;
  tone: Toned;
  /** The publisher's own label, where a reader settled another one. */
  published?: Toned;
  /** Settled by a reader, or written for training. */
  read: boolean;
  heldOut: boolean;
  /** Near-duplicates share it. */
  cluster: number;
};

const Line = z.object({
  id: z.string().optional(),
  cluster: z.union([z.string(), z.number()]).optional(),
  split: z.enum(['train', 'dev']).optional(),
  source: z.string().optional(),
  text: z.string().min(1),
  label: TextLabel.optional(),
  /** Of five, where the label was made from them: three say too little to learn from. */
  stars: z.number().nullish(),
  score: z.object({ scale: z.enum(['nps', 'csat', 'ces']), value: z.number() }).optional(),
});

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** Not to be trained on: its publisher allows no commercial use. */
const excluded = new Set(['airline']);
const heldOutShare = 10;
const ownPrefix = 'written-';

/** Every text of the given files or folders (JSONL, also gzipped), with the labels readers settled. */
export function corpusFrom(paths: string[], without: string[] = []): Text[] {
  const settled = { train: labels('labels-read.tsv'), dev: labels('labels-read-dev.tsv') };
  return paths
    .flatMap(filesOf)
    .flatMap(linesOf)
    .filter(({ source }) => !excluded.has(source) && !without.includes(source))
    .flatMap((line) => textOf(line, settled[line.heldOut ? 'dev' : 'train'].get(line.id)));
}

/** Insurance texts written for training by the project; they carry nobody's words. */
export const written = (): Text[] =>
  [...corpusFrom([here('written')]), ...phrases().map(textOfPhrase)].map((text) => ({ ...text, id: ownPrefix + text.id, read: true }));

function textOfPhrase({ text, tone, topic }: Phrase): Text {
  const cluster = hashOf(text);
  return { id: topic, source: 'phrases', text, plain: plainText(text), tone, read: true, cluster, heldOut: cluster % heldOutShare === 0 };
}
export const isWritten = ({ id }: Pick<Text, 'id'>): boolean => id.startsWith(ownPrefix);

type Raw = { id: string; source: string; text: string; cluster: number; heldOut: boolean; tone: Toned | undefined };

function textOf({ tone, ...line }: Raw, settled: string | undefined): Text[] {
  if (settled === 'unsure') return [];
  const read = settled as Toned | undefined;
  const label = read ?? tone;
  if (!label) return [];
  return [{ ...line, plain: plainText(line.text), tone: label, ...(read && tone && { published: tone }), read: !!read }];
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.jsonl(?:\.gz)?$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

function linesOf(file: string): Raw[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  const name = file.replace(/^.*\//, '').replace(/\.jsonl(?:\.gz)?$/, '');
  return lines.flatMap((line, at) => (line.trim() ? [rawOf(line, `${name}-${at + 1}`, name, `${file}, line ${at + 1}`)] : []));
}

function rawOf(line: string, id: string, source: string, where: string): Raw {
  const read = Line.safeParse(parse(line, where));
  if (!read.success) throw new Error(`${where}: ${z.prettifyError(read.error)}`);
  const { cluster, split, text, label, score, stars, ...rest } = read.data;
  const group = hashOf(String(cluster ?? plainText(text)));
  const heldOut = split ? split === 'dev' : group % heldOutShare === 0;
  return { id, source, ...rest, text, cluster: group, heldOut, tone: stars === 3 ? undefined : tones(label, score) };
}

function parse(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${where}: not JSON`);
  }
}

function labels(name: string): Map<string, string> {
  const [, ...rows] = readFileSync(here(name), 'utf8').trimEnd().split('\n');
  return new Map(rows.map((row) => row.split('\t') as [string, string]));
}
