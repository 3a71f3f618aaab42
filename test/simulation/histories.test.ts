import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { anyHistory } from './history.ts';
import { live } from './live.ts';
import { captureLogs } from './logs.ts';
import { lessons } from './regressions.ts';

beforeAll(captureLogs);

test.each(lessons)('never again: $what', async ({ history }) => expect(await live(history)).toEqual([]));

/** Fewer where each run is only one of many. */
const runs = Number(process.env.HISTORIES ?? 10_000);

test(`${runs} histories of chance, with faults, hold every promise`, { timeout: 180_000 }, async () => {
  const holds = fc.asyncProperty(anyHistory, async (history) => {
    const wrong = await live(history);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  await fc.assert(holds, { numRuns: runs });
});
