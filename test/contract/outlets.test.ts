import { afterAll, describe, expect, test } from 'vitest';
import { dynamoOutlets } from '#adapters/aws/outlets.ts';
import { memoryOutlets } from '#adapters/memory/outlets.ts';
import { alertFor, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { enterOutlet } from '#domain/alert/outlets.ts';
import { unused } from '#domain/alert/traffic.ts';
import { caseOf, click } from './examples.ts';
import { realTables } from './tables.ts';

const { db, tableOf, stop } = await realTables();
afterAll(stop);

const message = (n: number) => {
  const c = caseOf(`foutlet${n}`);
  return messageOf(pendingDelivery(alertFor(c, 'owner', 'agent-li'), 'robot', click), c);
};

describe.each([
  ['memory', memoryOutlets()],
  ['DynamoDB', dynamoOutlets(db, tableOf('Outlets'))],
])('outlets (%s)', (_, outlets) => {
  test('one nobody used yet has no traffic and nothing waiting', async () => {
    expect(await outlets.get('robot/new')).toEqual(unused);
    expect(await outlets.waiting('robot/new', 10)).toEqual([]);
  });

  test('keeps what the first writer wrote and refuses the second, who read the same', async () => {
    const one = { version: 1, sends: [click], summaryAt: null, lastSummary: null };
    expect(await outlets.save('robot/kept', one)).toBe(true);
    expect(await outlets.save('robot/kept', { ...one, sends: [click + 1] })).toBe(false);
    expect(await outlets.get('robot/kept')).toMatchObject(one);
    expect(await outlets.save('robot/kept', { ...one, version: 2, summaryAt: click + 60_000 })).toBe(true);
    expect(await outlets.get('robot/kept')).toMatchObject({ version: 2, summaryAt: click + 60_000 });
  });

  test('lets through as many as the limit allows when all come at once', async () => {
    const entry = { severity: 'urgent', limit: { messages: 5, perSeconds: 60 } };
    const places = await Promise.all(Array.from({ length: 12 }, () => enterOutlet(outlets, 'robot/crowd', entry, click)));
    expect(places.filter((place) => place.passes)).toHaveLength(5);
    expect(places.filter((place) => !place.passes && place.calls)).toHaveLength(1);
  });

  test('holds what waits, each alert once, until it leaves', async () => {
    for (const n of [1, 2, 2, 3]) await outlets.join('robot/wait', message(n));
    const waiting = await outlets.waiting('robot/wait', 10);
    expect(waiting.map((m) => m.caseId).sort()).toEqual(['coutlet1', 'coutlet2', 'coutlet3']);
    expect(waiting).toContainEqual(message(2));
    await outlets.leave('robot/wait', [message(1), message(3)]);
    expect(await outlets.waiting('robot/wait', 10)).toEqual([message(2)]);
    expect(await outlets.waiting('robot/other', 10)).toEqual([]);
  });

  test('names as many of those that wait as it is asked for', async () => {
    for (let n = 0; n < 30; n++) await outlets.join('robot/many', message(n));
    expect(await outlets.waiting('robot/many', 7)).toHaveLength(7);
    await outlets.leave('robot/many', await outlets.waiting('robot/many', 100));
    expect(await outlets.waiting('robot/many', 100)).toEqual([]);
  });
});
