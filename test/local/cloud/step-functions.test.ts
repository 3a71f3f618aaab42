import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, test } from 'vitest';
import { awsEndpoint } from '#local/aws-endpoint.ts';
import type { Outcome } from '#local/lambda/instance.ts';
import { stepFunctionsOperations } from '#local/step-functions/api.ts';
import { parseDefinition, waitUntil } from '#local/step-functions/language.ts';
import { nextRetry } from '#local/step-functions/retry.ts';
import { runner } from '#local/step-functions/runner.ts';
import { openExecutions } from '#local/step-functions/store.ts';
import { temporaryFolder } from './fixtures/assembly.ts';
import { eventually } from './fixtures/running.ts';

const definition = parseDefinition(
  'alarm',
  JSON.stringify({
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', TimestampPath: '$.at', Next: 'Advance' },
      Advance: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:000000000000:function:advance',
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 0.05, MaxAttempts: 2, BackoffRate: 1 }],
        End: true,
      },
    },
  }),
);

const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:alarm';
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Starts the service on a file, with the function in the hands of the test. */
async function serve(file: string, invoke: (input: unknown) => Promise<Outcome> = async () => ({ payload: 'done' })) {
  const calls: { input: unknown }[] = [];
  const machines = new Map([['alarm', definition]]);
  const store = openExecutions(file);
  const counted = (_: string, input: unknown) => {
    calls.push({ input });
    return invoke(input);
  };
  const service = runner({ machines, store, invoke: counted });
  service.start();
  const endpoint = await awsEndpoint();
  endpoint.services.AWSStepFunctions = stepFunctionsOperations(machines, store, service);
  const client = new SFNClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const stop = async () => {
    service.stop();
    client.destroy();
    await endpoint.stop();
    store.close();
  };
  open.push(stop);
  return {
    calls,
    client,
    start: (name: string, input: object) => client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) })),
    describe: (executionArn?: string) => client.send(new DescribeExecutionCommand({ executionArn })),
    stop: () => open.splice(open.indexOf(stop), 1)[0]!(),
  };
}

const file = () => join(temporaryFolder(), 'executions.sqlite');
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

test('an execution waits, calls its function with its input, and ends with the result', async () => {
  const { start, describe: look, calls } = await serve(file());
  const { executionArn } = await start('c1-1', { caseId: 'c1', at: inSeconds(-1) });
  const done = await eventually(async () => {
    const execution = await look(executionArn);
    return execution.status === 'SUCCEEDED' && execution;
  });
  expect(calls).toMatchObject([{ input: { caseId: 'c1' } }]);
  expect(done).toMatchObject({ name: 'c1-1', output: '"done"', stateMachineArn });
});

test('a wait survives a restart; one that is overdue by then rings at once', async () => {
  const path = file();
  const before = await serve(path);
  await before.start('soon', { at: inSeconds(1.9) });
  await before.start('much-later', { at: inSeconds(86_400 * 40) });
  await before.stop();
  await sleep(1_900);
  const after = await serve(path);
  await eventually(() => after.calls.length === 1);
  expect(before.calls).toEqual([]);
  await sleep(50);
  expect(after.calls).toHaveLength(1); // 40 days do not overflow a timer
  const { executions } = await after.client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
  expect(executions?.map(({ name }) => name)).toEqual(['much-later']);
});

test('a clock that is set forward is noticed within a second', async () => {
  const rung: unknown[] = [];
  let ahead = 0;
  const store = openExecutions(file());
  const service = runner({
    machines: new Map([['alarm', definition]]),
    store,
    invoke: async (_, input) => ({ payload: rung.push(input) }),
    now: () => Date.now() + ahead,
  });
  open.push(async () => {
    service.stop();
    store.close();
  });
  service.start();
  service.begin('alarm', 'c1-1', JSON.stringify({ at: inSeconds(600) }));
  await sleep(20);
  ahead = 600_000;
  await eventually(() => rung.length === 1);
});

test('a task that was cut off runs again after a restart', async () => {
  const path = file();
  const before = await serve(path, () => new Promise(() => {}));
  await before.start('cut', { at: inSeconds(-1) });
  await eventually(() => before.calls.length === 1);
  await before.stop();
  const after = await serve(path);
  await eventually(() => after.calls.length === 1);
});

test('a name is used once: the same start again while it runs is the same execution, anything else is refused', async () => {
  const { start, describe: look } = await serve(file(), async () => ({ error: { errorType: 'TypeError', errorMessage: 'no' } }));
  const input = { at: inSeconds(0.5) };
  const first = await start('c1-1', input);
  expect((await start('c1-1', input)).executionArn).toBe(first.executionArn);
  await expect(start('c1-1', { at: inSeconds(9) })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  await eventually(async () => (await look(first.executionArn)).status === 'FAILED');
  await expect(start('c1-1', input)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
});

test('a failing task is tried again as its retriers say, then the execution fails with the error', async () => {
  const { start, describe: look, calls } = await serve(file(), async () => ({ error: { errorType: 'TypeError', errorMessage: 'no' } }));
  const { executionArn } = await start('c1-1', { at: inSeconds(-1) });
  await eventually(async () => (await look(executionArn)).status === 'FAILED');
  expect(calls).toHaveLength(3);
  expect(await look(executionArn)).toMatchObject({ error: 'TypeError', cause: expect.stringContaining('"errorMessage":"no"') });
});

test('bad names, inputs and machines are refused as on AWS', async () => {
  const { start, client } = await serve(file());
  await expect(start('a b', {})).rejects.toMatchObject({ name: 'InvalidName' });
  await expect(client.send(new StartExecutionCommand({ stateMachineArn, input: '{' }))).rejects.toMatchObject({
    name: 'InvalidExecutionInput',
  });
  await expect(client.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}x` }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  });
});

describe('as on AWS', () => {
  test('a timestamp loses its fraction of a second', () => {
    expect(waitUntil('$.alarm.at', { alarm: { at: '2026-11-22T09:00:00.999+08:00' } })).toBe(Date.parse('2026-11-22T01:00:00Z'));
    expect(() => waitUntil('$.at', {})).toThrow('does not hold a timestamp');
  });

  test('delays grow by the rate up to the limit, and jitter shortens them', () => {
    const retrier = {
      ErrorEquals: ['States.TaskFailed'],
      IntervalSeconds: 2,
      MaxAttempts: 4,
      BackoffRate: 3,
      MaxDelaySeconds: 10,
      JitterStrategy: 'NONE' as const,
    };
    const delays = [0, 1, 2, 3, 4].map((failed) => nextRetry([retrier], 'TypeError', [failed])?.delaySeconds);
    expect(delays).toEqual([2, 6, 10, 10, undefined]);
    expect(nextRetry([{ ...retrier, JitterStrategy: 'FULL' }], 'TypeError', [], () => 0.25)?.delaySeconds).toBe(0.5);
    expect(nextRetry([{ ...retrier, ErrorEquals: ['Busy'] }], 'TypeError', [])).toBeUndefined();
  });
});
