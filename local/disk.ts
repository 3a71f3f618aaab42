import { statfsSync } from 'node:fs';

/** The exit code of a process of ours that met a full disk. */
export const diskFullCode = 28; // ENOSPC

/** What the kernel, SQLite and LevelDB say, LevelDB inside the cause of another error. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (/no space left on device|disk quota exceeded|database or disk is full|disk I\/O error/i.test(error.message) || isDiskFull(error.cause));

/**
 * Ends this process when the error is a full disk. Going on would be worse: LevelDB appends behind a record that it wrote only in part, and
 * at its next start all that follows is lost (tried: 1,600 of 1,600 writes, each of them confirmed, after space was free again); fauxqs
 * would have in memory what is not on the disk.
 */
export function endIfDiskFull(error: unknown): void {
  if (isDiskFull(error)) process.exit(diskFullCode);
}

export const diskFullText = (folder: string) =>
  `the disk of the data folder ${folder} is full: nothing that was accepted is lost; free some space, then start again`;

/** Bytes that a process may still write there. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
