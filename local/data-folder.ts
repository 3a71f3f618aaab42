import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freeBytes } from './disk.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { StartError } from './template/failure.ts';
import type { Endpoints } from './template/resource-type.ts';

/** The folder that holds everything this machine remembers, locked while an instance runs. */
export interface DataFolder {
  /** The path of a file or folder inside. */
  path(name: string): string;
  /** True when no instance has completed a start in it yet. */
  empty: boolean;
  /** Notes where this instance answers, for the commands; from then on the folder is not empty. */
  announce(note: Omit<Note, 'pid'>): void;
  stop(): void;
}

/** `endpoints` and `outputs` are what operator commands need to reach queues and tables. */
type Note = { pid: number; url: string; endpoints: Endpoints; outputs: Record<string, Record<string, string>> };
const noteFile = 'server.json';
const megabyte = 1024 * 1024;
/** In megabytes: the template and its bundles take 16, the rest is for the databases. */
const leastFree = 48;

/** Throws a StartError when another instance uses the folder. A killed one leaves no lock: the kernel drops it with the process. */
export function openDataFolder(folder: string): DataFolder {
  const path = (name: string) => join(resolve(folder), name);
  try {
    mkdirSync(path('logs'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(`the data folder ${folder} cannot be made: ${(error as Error).message}; choose another with --data`);
  }
  const free = Math.floor(freeBytes(path('.')) / megabyte);
  if (free < leastFree)
    throw new StartError(
      `the disk of the data folder ${folder} is full: ${free} MB are free, ${leastFree} MB are needed; free some space, or choose another with --data`,
    );
  const release = lock(path('lock'), () => {
    const owner = readNote(folder);
    return new StartError(
      `the data folder ${folder} is in use${owner ? ` by process ${owner.pid} (${owner.url})` : ''}: stop it, or choose another with --data`,
    );
  });
  return {
    path,
    empty: !existsSync(path(noteFile)),
    announce: (note) => writePrivate(path(noteFile), { pid: process.pid, ...note }),
    stop: release,
  };
}

/** Who answers, or last answered, for a data folder. */
export function readNote(folder: string): Note | undefined {
  return readPrivate(join(folder, noteFile));
}

/** An exclusive transaction on an SQLite file: unlike a pid in a file it cannot go stale, and a pid that was given to another process cannot fool it. */
function lock(file: string, refusal: () => StartError): () => void {
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch {
    database.close();
    throw refusal();
  }
  return () => database.close();
}
