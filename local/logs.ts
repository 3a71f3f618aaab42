import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const mostBytes = 5 * 1024 * 1024;

/** Appends lines to `<folder>/<name>.log`; a full file becomes `.log.1` and replaces the one before. */
export function logFiles(folder: string) {
  const sizes = new Map<string, number>();
  return (name: string, line: string): void => {
    const file = join(folder, `${name}.log`);
    const text = `${line}\n`;
    const size = (sizes.get(file) ?? statSync(file, { throwIfNoEntry: false })?.size ?? 0) + Buffer.byteLength(text);
    const full = size > mostBytes;
    if (full) renameSync(file, `${file}.1`);
    appendFileSync(file, text, { mode: 0o600 });
    sizes.set(file, full ? Buffer.byteLength(text) : size);
  };
}
