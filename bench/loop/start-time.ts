import { Earshot } from '../tools/earshot.ts';
import { median, rounded } from '../tools/quantiles.ts';

const rounds = 3;

/** Seconds from the command to its `ready` line on an empty folder; the first start, which fills caches, is not counted. */
export async function startSeconds(): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const earshot = new Earshot();
    try {
      times.push(await earshot.start(['--empty']));
    } finally {
      await earshot.stop();
    }
  }
  return rounded(median(times.slice(1)) / 1000);
}
