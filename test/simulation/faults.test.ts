import { beforeAll, describe, expect, test } from 'vitest';
import { type Fault, kindsFor } from './faults.ts';
import { captured, captureLogs } from './logs.ts';
import { violations } from './oracles.ts';
import { peopleOf } from './people.ts';
import { friday, sampleInsurer } from './sample.ts';
import { play, type Story, stories } from './stories.ts';
import { worldOf } from './world.ts';

beforeAll(captureLogs);

/** Plays it with these faults: what was called, and what was wrong in the end. */
async function tell(story: Story, faults: Fault[]): Promise<{ calls: string[]; wrong: string[] }> {
  captured.length = 0;
  const world = worldOf({ insurer: sampleInsurer, start: friday, faults });
  const people = peopleOf(world);
  await play(world, people, story);
  return { calls: world.plan.calls, wrong: await violations({ world, people, disturbed: faults.length > 0 }) };
}

describe.each(Object.entries(stories))('%s', (_, story) => {
  test('undisturbed', async () => {
    const { wrong } = await tell(story, []);
    expect(wrong).toEqual([]);
  });

  test('with any single fault', async () => {
    const { calls } = await tell(story, []);
    const wrong: string[] = [];
    for (const [call, name] of calls.entries())
      for (const kind of kindsFor(name)) {
        const told = await tell(story, [{ call, kind }]);
        wrong.push(...told.wrong.map((w) => `${call} ${name} ${kind}: ${w}`));
      }
    expect(wrong).toEqual([]);
  });
});
