import { beforeAll, expect, test } from 'vitest';
import { captureLogs } from '../simulation/logs.ts';
import { pass } from '../simulation/traffic.ts';

beforeAll(captureLogs);

test('an hour of traffic with a fault in every two hundredth call loses nothing, doubles nothing, and leaves every clock running', {
  timeout: 900_000,
}, async () => {
  const seed = Date.now() % 1_000_000_000;
  const passed = await pass({ seconds: 3600, perSecond: 10, unhappyShare: 0.05, faultRate: 0.005, seed });
  console.log(JSON.stringify({ seed, ...passed, wrong: passed.wrong.slice(0, 5) }));
  expect(passed.accepted).toBeGreaterThan(35_000);
  expect(passed.faults).toBeGreaterThan(300);
  expect(passed.wrong).toEqual([]);
});
