import { Earshot } from '../tools/earshot.ts';
import { say } from '../tools/progress.ts';
import { type Latency, latency } from './latency.ts';
import { sustained } from './sustained.ts';

/** The share the design is made for, and one as in the bundled sample: six times as many cases. */
const shares = { planned: 0.05, sample: 0.3 };
const [seconds, warmUp] = [60, 10];

/** At 10 and at 40 feedbacks a second, nobody claiming: the ladders of earlier cases run beside. */
export async function latencies() {
  const at = async (rate: number, share: number): Promise<Latency> => {
    const earshot = new Earshot();
    try {
      await earshot.start(['--empty']);
      await latency(earshot, 10, warmUp, 0.5);
      say(`latency: ${rate} a second, ${share * 100} % unhappy`);
      return await latency(earshot, rate, seconds, share);
    } finally {
      await earshot.stop();
    }
  };
  return {
    ...(await at(10, shares.sample)),
    at40PerSecond: await at(40, shares.planned),
    at40PerSecondSixTimesAsUnhappy: await at(40, shares.sample),
  };
}

const count = 3000;

export async function sustainedRate(): Promise<number> {
  const earshot = new Earshot();
  try {
    await earshot.start(['--empty']);
    await sustained(earshot, 300, shares.planned);
    return await sustained(earshot, count, shares.planned);
  } finally {
    await earshot.stop();
  }
}
