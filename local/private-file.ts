import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Reads JSON that only this user may read; `undefined` when there is none yet. */
export const readPrivate = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;

/** Replaces the file in one step, so that a kill leaves the old or the new one, never half of it. */
export function writePrivate(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 2), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
