import { afterAll, describe, expect, test } from 'vitest';
import { dynamoRoster } from '#adapters/aws/roster-store.ts';
import { memoryRoster } from '#adapters/memory/roster-store.ts';
import type { Absence, Override, RosterChange, Swap } from '#domain/roster/change.ts';
import { rotaOf } from '#domain/roster/posts.ts';
import { changeId } from '#domain/roster/roster-store.ts';
import { insurer } from './examples.ts';
import { realTables } from './tables.ts';

const { db, tableOf, stop } = await realTables();
afterAll(stop);

const hour = 3_600_000;
const ten = Date.parse('2026-11-20T10:00:00+08:00');
const asked = { at: ten - hour, by: 'lead-wang' };
const spanOf = (until: number, name: string) => ({ id: changeId(until, name), version: 1, from: ten, until, reason: 'ill' });
const absence = (until: number, name = 'a'): Absence => ({ kind: 'absence', ...spanOf(until, name), person: 'agent-li', marks: { asked } });
const override = (until: number): Override => ({
  ...{ kind: 'override', ...spanOf(until, 'o'), person: 'agent-guo', team: 'callback-north', level: 'agent', backup: false },
  marks: { asked },
});
const swap = (until: number): Swap => ({
  ...{ kind: 'swap', ...spanOf(until, 's'), requester: 'agent-li', colleague: 'agent-guo', team: 'callback-north' },
  marks: { asked },
});
const ids = (changes: RosterChange[]) => changes.map((c) => c.id).sort();

describe.each([
  ['memory', () => memoryRoster()],
  ['DynamoDB', () => dynamoRoster(db, tableOf('Roster'))],
])('a roster store (%s)', (_, start) => {
  const store = start();

  test('finds the changes that end after an instant, each as it was written', async () => {
    const [over, running, ahead] = [absence(ten + hour), override(ten + hour + 1), swap(ten + 9 * hour)];
    for (const change of [ahead, over, running]) expect(await store.add(change)).toBe(true);
    const found = (await store.since(ten + hour)).changes;
    expect(ids(found)).toEqual(ids([running, ahead]));
    expect(found).toContainEqual(running);
    expect(await store.get(over.id)).toEqual(over);
    expect(await store.get('0mu-nothing')).toBeNull();
  });

  test('adds a change once, and writes a later version only over the one before', async () => {
    const change = absence(ten + 20 * hour, 'once');
    expect(await store.add(change)).toBe(true);
    expect(await store.add({ ...change, reason: 'other' })).toBe(false);
    const withdrawn = { ...change, version: 2, marks: { asked, withdrawn: { at: ten, by: 'agent-li' } } };
    expect(await store.save(withdrawn)).toBe(true);
    expect(await store.save({ ...withdrawn, reason: 'faster' })).toBe(false);
    expect(await store.get(change.id)).toEqual(withdrawn);
    expect((await store.since(ten + 19 * hour)).changes).toContainEqual(withdrawn);
  });

  test('keeps what each person prefers, the last word of each', async () => {
    expect(await store.preferencesOf('agent-li')).toBeNull();
    await store.putPreferences({ person: 'agent-li', preferences: [{ channels: ['bell'] }] });
    const own = { person: 'agent-li', preferences: [{ severities: ['urgent' as const], channels: ['screen'] }] };
    await store.putPreferences(own);
    expect(await store.preferencesOf('agent-li')).toEqual(own);
    expect(await store.since(ten + 10_000 * hour)).toEqual({ changes: [], preferences: [own] });
    expect(await store.get('p#agent-li')).toBeNull();
  });

  test('names the rota in force at the start of a range, and those that came in it', async () => {
    expect(await store.versions(ten, ten)).toEqual([]);
    const version = (since: number, digest: string) => ({ since, digest, ...rotaOf(insurer) });
    const [first, second, third] = [version(ten, 'a'), version(ten + hour, 'b'), version(ten + 2 * hour, 'a')];
    for (const one of [first, second, third]) expect(await store.addVersion(one)).toBe(true);
    expect(await store.addVersion({ ...first, digest: 'c' })).toBe(false);
    expect(await store.versions(ten - 1, ten - 1)).toEqual([]);
    expect(await store.versions(ten - 1, ten + hour)).toEqual([first, second]);
    expect(await store.versions(ten + hour + 1, ten + 3 * hour)).toEqual([second, third]);
    expect(await store.versions(ten + hour, ten + hour)).toEqual([second]);
  });

  test('counts how often the calendar links of a person were taken back', async () => {
    expect(await store.calendarNumber('agent-li')).toBe(0);
    expect(await store.takeBackCalendars('agent-li')).toBe(1);
    expect(await store.takeBackCalendars('agent-li')).toBe(2);
    expect([await store.calendarNumber('agent-li'), await store.calendarNumber('agent-chen')]).toEqual([2, 0]);
  });
});
