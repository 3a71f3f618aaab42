import { turn } from './clock.ts';
import { type Fault, kindsFor, planned } from './faults.ts';
import { captured } from './logs.ts';
import { violations } from './oracles.ts';
import { peopleOf } from './people.ts';
import { friday, sampleInsurer } from './sample.ts';
import { play, type Story, stories } from './stories.ts';
import { worldOf } from './world.ts';

/** Plays a story with these faults: what was called, and what was wrong in the end. */
export async function tell(story: Story, faults: Fault[]): Promise<{ calls: string[]; wrong: string[] }> {
  captured.length = 0;
  await turn();
  const world = worldOf({ insurer: sampleInsurer, start: friday, strikes: planned(faults) });
  const people = peopleOf(world);
  await play(world, people, story);
  return { calls: world.plan.calls, wrong: await violations({ world, people, disturbed: faults.length > 0 }) };
}

/** Every kind of fault at every call from that one on. */
export const faultsFrom = (calls: string[], first: number): Fault[] =>
  calls.slice(first).flatMap((name, i) => kindsFor(name).map((kind) => ({ call: first + i, kind })));

export type Failure = { story: string; faults: Fault[]; wrong: string[] };

/** Every single fault of every story; answers how many there were. */
export async function singles(story: string, report: (failure: Failure) => void): Promise<number> {
  const { calls } = await tell(stories[story]!, []);
  const all = faultsFrom(calls, 0);
  for (const fault of all) {
    const { wrong } = await tell(stories[story]!, [fault]);
    if (wrong.length > 0) report({ story, faults: [fault], wrong });
  }
  return all.length;
}

/** Every pair of faults, the second at a call that the first has left or brought about. `takes` shares them out. */
export async function pairs(
  story: string,
  report: (failure: Failure) => void,
  takes: (n: number) => boolean = () => true,
): Promise<number> {
  const { calls } = await tell(stories[story]!, []);
  let told = 0;
  for (const [n, first] of faultsFrom(calls, 0).entries()) {
    if (!takes(n)) continue;
    const then = await tell(stories[story]!, [first]);
    for (const second of faultsFrom(then.calls, first.call + 1)) {
      const { wrong } = await tell(stories[story]!, [first, second]);
      if (wrong.length > 0) report({ story, faults: [first, second], wrong });
      told++;
    }
  }
  return told;
}
