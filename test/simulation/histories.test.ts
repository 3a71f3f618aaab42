import fc from 'fast-check';
import { beforeAll, test } from 'vitest';
import { anyHistory } from './history.ts';
import { live } from './live.ts';
import { captureLogs } from './logs.ts';

beforeAll(captureLogs);

const runs = 10_000;

test(`${runs} histories of chance, with faults, hold every promise`, { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const wrong = await live(history);
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    }),
    { numRuns: runs },
  );
});
