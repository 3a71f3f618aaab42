import type { Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { memoryRoster } from '#adapters/memory/roster-store.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import type { RunTime } from '#domain/roster/roster.ts';
import { byRoster, presentRoster } from '#functions/present-roster.ts';
import { absence, at, small } from '../domain/roster/rosters.ts';

function world(since?: (at: number) => Promise<RunTime>) {
  let now = at(10);
  const store = memoryRoster();
  const asked: number[] = [];
  const said: Record<string, unknown>[] = [];
  const reading = {
    since(from: number) {
      asked.push(from);
      return (since ?? store.since)(from);
    },
  };
  const log = { error: (_: string, about: Record<string, unknown>) => void said.push(about) };
  const present = presentRoster({ store: reading, base: dutyOf(small), insurer: small, now: () => now, log });
  const onDuty = async () => (await present()).onDuty('north', 'agent', now).map((p) => p.person);
  return { store, asked, said, present, onDuty, wait: (seconds: number) => (now += seconds * 1000) };
}

test('a change of the rota is heeded within five seconds, and the table is not read more often than that', async () => {
  const { store, asked, onDuty, wait } = world();
  expect(await Promise.all([onDuty(), onDuty()])).toEqual([['agent-li'], ['agent-li']]);
  await store.add(absence('agent-li', 9, 12));
  wait(4.9);
  expect(await onDuty()).toEqual(['agent-li']);
  expect(asked).toHaveLength(1);
  wait(0.1);
  expect(await onDuty()).toEqual([]);
  expect(asked).toHaveLength(2);
});

test('when the table cannot be read, the configured rota serves, and it is said', async () => {
  const { onDuty, said } = world(async () => {
    throw new Error('no connection');
  });
  expect(await onDuty()).toEqual(['agent-li']);
  expect(said).toEqual([{ instead: 'the configured rota', error: 'Error: no connection' }]);
});

test('when the table can no longer be read, what was known last still holds', async () => {
  let fails = false;
  const answer: RunTime = { changes: [absence('agent-li', 9, 12)], preferences: [] };
  const { onDuty, wait, said } = world(async () => {
    if (fails) throw new Error('no connection');
    return answer;
  });
  expect(await onDuty()).toEqual([]);
  fails = true;
  wait(6);
  expect(await onDuty()).toEqual([]);
  expect(said).toMatchObject([{ instead: 'the last known roster' }]);
  fails = false;
  answer.changes = [];
  wait(6);
  expect(await onDuty()).toEqual(['agent-li']);
});

test('a handler is made anew only when the roster was read anew', async () => {
  const { present, wait } = world();
  let made = 0;
  const handler = byRoster(present, (duty) => {
    made++;
    return async (team: string) => duty.onDuty(team, 'agent', at(10)).length;
  });
  expect(await handler('north', {} as Context)).toBe(1);
  await handler('north', {} as Context);
  expect(made).toBe(1);
  wait(5);
  await handler('north', {} as Context);
  expect(made).toBe(2);
});
