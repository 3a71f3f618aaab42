import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A mistake somebody could make: in that file the text `find`, which occurs there once, becomes `replace`. */
export type Bug = { name: string; file: string; find: string; replace: string };

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Thrown for a bug that no longer fits the code; the message is meant for whoever changed the code. */
export class NoLongerApplies extends Error {
  override name = 'NoLongerApplies';
}

/** The source with the bug in it. */
export function planted({ name, file, find, replace }: Bug, source: string): string {
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new NoLongerApplies(
      `the planted bug "${name}" no longer applies: its text occurs ${source.split(find).length - 1} times in ${file}, not once:\n${find}`,
    );
  return before + replace + after;
}

/** Why the bug does not fit the code as it is; null when it does. */
export function misfit(bug: Bug): string | null {
  try {
    planted(bug, readFileSync(join(root, bug.file), 'utf8'));
    return null;
  } catch (error) {
    return error instanceof NoLongerApplies ? error.message : `the planted bug "${bug.name}" names a file that cannot be read: ${bug.file}`;
  }
}
