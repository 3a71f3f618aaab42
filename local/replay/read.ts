import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type BadLine, type Entry, type Places, toEntry } from './entry.ts';
import { rowReader } from './table.ts';

/** A sentence for the person at the terminal; nothing is wrong with the program. */
export class ReplayError extends Error {
  override name = 'ReplayError';
}

/** Streams a JSONL or TSV file (either may be gzipped). A line that cannot be understood is an answer, not an error. */
export async function* readEntries(file: string, places: Places): AsyncGenerator<Entry | BadLine> {
  const isTable = /\.tsv(\.gz)?$/.test(file);
  let row: ((line: string) => unknown) | undefined;
  let number = 0;
  try {
    for await (const raw of linesOf(file)) {
      number += 1;
      const text = number === 1 ? raw.replace(/^\uFEFF/, '') : raw;
      if (text.trim() === '') continue;
      if (isTable && !row) {
        row = rowReader(text);
        continue;
      }
      try {
        yield toEntry(row ? row(text) : parse(text), number, places);
      } catch (error) {
        yield { line: number, fault: (error as Error).message };
      }
    }
  } catch (error) {
    if (number === 0) throw new ReplayError(`${file} cannot be read: ${wordsOf(error)}`);
    yield { line: number, fault: `the file cannot be read any further: ${wordsOf(error)}` };
  }
}

/** Lines that are not empty, the header of a table included: how long the progress bar is. */
export async function countLines(file: string): Promise<number> {
  let count = 0;
  try {
    for await (const line of linesOf(file)) if (line.trim() !== '') count += 1;
  } catch (error) {
    if (count === 0) throw new ReplayError(`${file} cannot be read: ${wordsOf(error)}`);
  }
  return count;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source: Readable = createReadStream(file);
  const input: Readable = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  // a reader that never opens would otherwise leave the pipe waiting
  if (input !== source) source.on('error', (error) => input.destroy(error));
  let failure: unknown;
  input.on('error', (error) => {
    failure = error;
  });
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  if (failure) throw failure;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`is not JSON: ${(error as Error).message.slice(0, 120)}`);
  }
}

const wordsOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
};
