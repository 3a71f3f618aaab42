import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of a few megabytes, which only processes behind `behind` see. */
export interface SmallDisk {
  /** Its path for those processes. */
  folder: string;
  /** The same, from here. */
  fromHere: string;
  behind: string[];
  /** Leaves so many bytes free. */
  fill(leaving: number): void;
  /** Gives all of it back. */
  clear(): void;
  unmount(): void;
}

/** Mounts one in a mount namespace of its own, which needs no rights on most Linux machines; or says why that cannot be. */
export function smallDisk(megabytes: number): Promise<SmallDisk | { impossible: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-disk-'));
  const script = `mount -t tmpfs -o size=${megabytes}m earshot "$0" && echo mounted && exec sleep 3600`;
  const holder = spawn('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const fromHere = `/proc/${holder.pid}/root${folder}`;
  const filler = join(fromHere, 'filler');
  const disk: SmallDisk = {
    folder,
    fromHere,
    behind: ['nsenter', `--target=${holder.pid}`, '--user', '--preserve-credentials', '--mount', `--wd=${process.cwd()}`],
    fill(leaving) {
      const file = openSync(filler, 'w');
      ftruncateSync(file, writeUntilFull(file) - leaving);
      closeSync(file);
    },
    clear: () => rmSync(filler, { force: true }),
    unmount() {
      holder.once('exit', () => rmdirSync(folder)).kill();
    },
  };
  return new Promise((resolve) => {
    let complaint = '';
    holder.stderr.on('data', (chunk) => (complaint += chunk));
    holder.stdout.once('data', () => resolve(disk));
    holder.once('error', (error) => resolve({ impossible: error.message }));
    holder.once('exit', () => resolve({ impossible: complaint.trim() }));
  });
}

function writeUntilFull(file: number): number {
  const chunk = Buffer.alloc(65_536);
  for (let written = 0; ; ) {
    try {
      written += writeSync(file, chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return written;
      throw error;
    }
  }
}
