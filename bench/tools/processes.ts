import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

type Process = { pid: number; parent: number; kilobytes: number };

const all = (): Process[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, kilobytes] = line.trim().split(/\s+/).map(Number) as [number, number, number];
      return { pid, parent, kilobytes };
    });

/** Resident megabytes of a process and all below it. Pages they share, such as Node's own code, are counted for each. */
export function residentMB(pid: number): number {
  const processes = all();
  const below = (parent: number): Process[] => processes.filter((p) => p.parent === parent).flatMap((p) => [p, ...below(p.pid)]);
  const family = [...processes.filter((p) => p.pid === pid), ...below(pid)];
  return family.reduce((sum, { kilobytes }) => sum + kilobytes / 1024, 0);
}

/** The most of so many looks, one a second. */
export async function mostResidentMB(pid: number, looks: number): Promise<number> {
  let most = 0;
  for (let look = 0; look < looks; look += 1) {
    most = Math.max(most, residentMB(pid));
    await sleep(1000);
  }
  return most;
}
