import { readFileSync } from 'node:fs';
import { buckets } from './grams.ts';

/** Four numbers for each bucket: two linear readers, each with what speaks for unhappy and for content, against neither. */
export const columns = 4;

export type Head = {
  /** What it was trained on, for whoever finds the file. */
  provenance: string;
  buckets: number;
  /** What one step of a column's whole numbers is worth, and where its reader starts from. */
  steps: number[];
  starts: number[];
  /** The layer that weighs both readers, the sentences and the form: tanh(`inner` · features), then softmax(`outer` · that). Biases come last in each row. */
  inner: number[][];
  outer: number[][];
};
export type Weights = Head & { table: Int8Array };

const magic = 'earshot1';

/** The file: eight letters, the head's length as a 32-bit little-endian number, the head as JSON, the table bucket by bucket. */
export function readWeights(file: URL): Weights {
  const bytes = readFileSync(file);
  const table = bytes.length < 12 ? 0 : 12 + bytes.readUInt32LE(8);
  if (bytes.toString('latin1', 0, 8) !== magic || bytes.length !== table + buckets * columns)
    throw new Error(`${file.pathname}: not the weights of this version; train them again: npm run train -- DATA`);
  const head: Head = JSON.parse(bytes.toString('utf8', 12, table));
  return { ...head, table: new Int8Array(bytes.buffer, bytes.byteOffset + table, buckets * columns) };
}

export function packWeights({ table, ...head }: Weights): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([Buffer.from(magic, 'latin1'), length, json, Buffer.from(table.buffer, table.byteOffset, table.length)]);
}

/** Beside this file in the repository, beside the bundle in a function. */
export const shippedWeights = (): Weights => readWeights(new URL('./weights.bin', import.meta.url));
