import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { buckets } from './grams.ts';

/** Four numbers for each bucket: two linear readers, each with what speaks for unhappy and for content, against neither. */
export const columns = 4;

const Row = z.array(z.number());
const Head = z.object({
  /** What it was trained on and when, for whoever finds the file. */
  provenance: z.string(),
  buckets: z.literal(buckets),
  /** What one step of a table's whole numbers is worth, and where its reader starts from. */
  steps: Row.length(columns),
  starts: Row.length(columns),
  /** The layer that weighs both readers, the sentences and the form: tanh(`inner` · features), then softmax(`outer` · that). Biases come last in each row. */
  inner: z.array(Row).min(1),
  outer: z.array(Row).length(3),
});
export type Head = z.infer<typeof Head>;
export type Weights = Head & { table: Int8Array };

const magic = 'earshot1';

/** The file: eight letters, the head's length as a 32-bit little-endian number, the head as JSON, the table bucket by bucket. */
export function readWeights(file: URL): Weights {
  const bytes = readFileSync(file);
  const table = bytes.length < 12 ? 0 : 12 + bytes.readUInt32LE(8);
  if (bytes.toString('latin1', 0, 8) !== magic || bytes.length !== table + buckets * columns)
    throw new Error(`${file.pathname}: not the weights of this version; train them again: npm run train -- DATA`);
  const head = Head.parse(JSON.parse(bytes.toString('utf8', 12, table)));
  return { ...head, table: new Int8Array(bytes.buffer, bytes.byteOffset + table, buckets * columns) };
}

export function packWeights({ table, ...head }: Weights): Buffer {
  const json = Buffer.from(JSON.stringify(Head.parse(head)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([Buffer.from(magic, 'latin1'), length, json, Buffer.from(table.buffer, table.byteOffset, table.length)]);
}

/** Beside this file in the repository, beside the bundle in a function. */
export const shippedWeights = (): Weights => readWeights(new URL('./weights.bin', import.meta.url));
