import { beforeAll, describe, expect, test } from 'vitest';
import { captureLogs } from './logs.ts';
import { type Failure, pairs, singles, tell } from './pairs.ts';
import { stories } from './stories.ts';

beforeAll(captureLogs);

/** One first fault in so many is paired here; all of them by `npm run simulate -- pairs`. */
const share = 60;

describe.each(Object.keys(stories))('%s', (story) => {
  test('undisturbed', async () => expect((await tell(stories[story]!, [])).wrong).toEqual([]));

  test('with every single fault', { timeout: 60_000 }, async () => {
    const failures: Failure[] = [];
    expect(await singles(story, (f) => failures.push(f))).toBeGreaterThan(100);
    expect(failures).toEqual([]);
  });

  test(`with every second fault after one first fault in ${share}`, { timeout: 60_000 }, async () => {
    const failures: Failure[] = [];
    expect(
      await pairs(
        story,
        (f) => failures.push(f),
        (n) => n % share === 7,
      ),
    ).toBeGreaterThan(100);
    expect(failures).toEqual([]);
  });
});
