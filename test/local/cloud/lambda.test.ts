import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { FunctionConfiguration } from '#local/lambda/instance.ts';
import { type LambdaFunction, lambdaFunction } from '#local/lambda/pool.ts';

const started: LambdaFunction[] = [];
afterAll(() => Promise.all(started.map((each) => each.stop())));

function host(source: string, configuration: Partial<FunctionConfiguration> = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'earshot-test-')), 'index.mjs');
  writeFileSync(file, source);
  const lines: string[] = [];
  const settings = { name: 'judge', file, handler: 'handler', timeoutSeconds: 3, memoryMegabytes: 256, concurrency: 2, environment: {} };
  const target = lambdaFunction({ ...settings, ...configuration }, (line) => lines.push(line));
  started.push(target);
  return { invoke: (event: unknown = {}) => target.invoke(event), lines };
}

test('a function sees its own variables and nothing else, in UTC, and a real context', async () => {
  const { invoke, lines } = host(
    `console.log('loaded'); export const handler = async (event, context) => ({ event, env: process.env,
       left: context.getRemainingTimeInMillis(), id: context.awsRequestId, arn: context.invokedFunctionArn })`,
    { environment: { TABLE: 'cases' } },
  );
  const outcome = await invoke({ a: 1 });
  expect(outcome).toMatchObject({ payload: { event: { a: 1 }, env: { TABLE: 'cases' }, arn: expect.stringContaining(':function:judge') } });
  const { env, left, id } = (outcome as { payload: { env: object; left: number; id: string } }).payload;
  expect(Object.keys(env)).toEqual(['TABLE']);
  expect(left).toBeGreaterThan(2_000);
  expect(left).toBeLessThanOrEqual(3_000);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(lines).toContain('loaded');
});

test('a thread runs one invocation at a time, and keeps its state; the pool grows while somebody waits', async () => {
  const { invoke } = host(`let running = 0, most = 0, calls = 0;
    export const handler = async () => { most = Math.max(most, ++running); await new Promise((r) => setTimeout(r, 60)); running--; return { most, calls: ++calls } }`);
  const outcomes = (await Promise.all(Array.from({ length: 6 }, () => invoke()))) as { payload: { most: number; calls: number } }[];
  expect(outcomes.every(({ payload }) => payload.most === 1)).toBe(true);
  const calls = outcomes.map(({ payload }) => payload.calls);
  expect(calls.filter((call) => call === 1)).toHaveLength(2); // two threads
  expect(Math.max(...calls)).toBeLessThan(6);
});

test('a rejection is a function error, and the thread goes on', async () => {
  const { invoke, lines } = host(
    `let calls = 0; export const handler = async () => { if (++calls === 1) throw new TypeError('no score'); return calls }`,
  );
  expect(await invoke()).toMatchObject({ error: { errorType: 'TypeError', errorMessage: 'no score' } });
  expect(await invoke()).toEqual({ payload: 2 });
  expect(lines.join()).toContain('judge failed: TypeError: no score');
});

test('a time-out ends the thread, even in an endless loop; the next invocation gets a new one', async () => {
  const { invoke, lines } = host(`let calls = 0; export const handler = async ({ loop }) => { calls++; while (loop); return calls }`, {
    timeoutSeconds: 0.3,
  });
  expect(await invoke({ loop: false })).toEqual({ payload: 1 });
  expect(await invoke({ loop: true })).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
  expect(await invoke({ loop: false })).toEqual({ payload: 1 });
  expect(lines.join()).toContain('Task timed out after 0.30 seconds');
});

test('an exit, an uncaught error and code that does not load fail the invocation', async () => {
  expect(await host('export const handler = () => process.exit(3)').invoke()).toMatchObject({ error: { errorType: 'Runtime.ExitError' } });
  const crashing = host(
    `export const handler = ({ crash }) => crash ? new Promise(() => setTimeout(() => { throw new Error('boom') })) : 'fine'`,
  );
  expect(await crashing.invoke({ crash: true })).toMatchObject({ error: { errorMessage: 'boom' } });
  expect(await crashing.invoke({})).toEqual({ payload: 'fine' });
  expect(await host('export const other = 1').invoke()).toMatchObject({
    error: { errorMessage: expect.stringContaining('does not export handler') },
  });
  expect(await host('syntax error').invoke()).toMatchObject({ error: { errorType: 'SyntaxError' } });
});
