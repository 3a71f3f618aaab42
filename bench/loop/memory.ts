import { setTimeout as sleep } from 'node:timers/promises';
import { Earshot } from '../tools/earshot.ts';
import { mostResidentMB } from '../tools/processes.ts';

const [patience, looks] = [240, 20];
/** The closing table of the replay. */
const replayed = /^replay of /m;

/** Megabytes of all processes of the local cloud, right after it has replayed its sample: the most of twenty seconds. */
export async function residentAfterSample(): Promise<{ rssMB: number }> {
  const earshot = new Earshot();
  try {
    await earshot.start([]);
    for (let second = 0; !replayed.test(earshot.printed()); second += 1) {
      if (second === patience) throw new Error(`the sample was not replayed within ${patience} s`);
      await sleep(1000);
    }
    return { rssMB: Math.round(await mostResidentMB(earshot.note().pid, looks)) };
  } finally {
    await earshot.stop();
  }
}
