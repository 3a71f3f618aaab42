import { afterAll, describe, expect, test } from 'vitest';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { memoryCases } from '#adapters/memory/case-store.ts';
import type { Case } from '#domain/case/case.ts';
import { BadCursor, type ChangedCases } from '#domain/case/case-store.ts';
import { caseOf, click } from './examples.ts';
import { realTables } from './tables.ts';

const { db, tableOf, stop } = await realTables();
afterAll(stop);
const zone = 'Asia/Shanghai';

describe.each([
  ['memory', memoryCases(zone)],
  ['DynamoDB', dynamoCases(db, tableOf('Cases'), zone)],
])('a case store (%s)', (_, store) => {
  const change = (c: Case, more: Partial<Case> = {}): Case => ({ ...c, version: c.version + 1, ...more });

  test('creates a case once and reads back exactly what was written', async () => {
    const c = caseOf('f1', { wakeAt: click + 60_000 });
    expect(await store.create(c)).toBe(true);
    expect(await store.create({ ...c, severity: 'urgent' })).toBe(false);
    expect(await store.get(c.caseId)).toEqual(c);
    expect(await store.get('nobody')).toBeNull();
  });

  test('reads many at once as last written, each once, however many are asked for; missing ones are left out', async () => {
    const some = Array.from({ length: 120 }, (_, n) => caseOf(`fmany${n}`));
    for (const c of some) await store.create(c);
    await store.save(change(some[0]!, { severity: 'urgent' }));
    const ids = some.map((c) => c.caseId);
    const found = await store.getMany([...ids, 'nobody', ids[1]!]);
    expect(found.map((c) => c.caseId).toSorted()).toEqual(ids.toSorted());
    expect(found.find((c) => c.caseId === ids[0])).toMatchObject({ severity: 'urgent', version: 2 });
    expect(await store.getMany([])).toEqual([]);
  });

  test('of two changes of the same version one is written', async () => {
    const c = caseOf('f2');
    await store.create(c);
    const [first, second] = await Promise.all([store.save(change(c, { severity: 'high' })), store.save(change(c, { severity: 'low' }))]);
    expect([first, second].filter(Boolean)).toHaveLength(1);
    expect((await store.get(c.caseId))?.version).toBe(2);
  });

  test('names as overdue what should have been looked at, and not what waits for nothing', async () => {
    const c = caseOf('f3', { wakeAt: click - 100_000 });
    await store.create(c);
    expect(await store.overdue(click - 99_000, 10)).toEqual([c.caseId]);
    expect(await store.approaching(click - 99_000, 10)).toEqual([]);
    expect(await store.overdue(click - 100_000, 10)).toEqual([]);
    await store.save(change(c, { wakeAt: null }));
    expect(await store.overdue(click - 99_000, 10)).toEqual([]);
  });

  test('names as approaching only what is left to the sweeper, and forgets it when its alarm is started', async () => {
    const c = caseOf('f3far', { wakeAt: click - 200_000, farAhead: true });
    await store.create(c);
    expect(await store.approaching(click - 199_000, 10)).toEqual([c.caseId]);
    expect(await store.approaching(click - 200_000, 10)).toEqual([]);
    expect(await store.overdue(click - 199_000, 10)).toEqual([]);
    await store.save(change(c, { farAhead: false }));
    expect(await store.approaching(click - 199_000, 10)).toEqual([]);
    expect(await store.overdue(click - 199_000, 10)).toEqual([c.caseId]);
    await store.save(change({ ...c, version: 2 }, { wakeAt: null }));
  });

  test('counts the open cases a person has in hand or is proposed for, up to a limit', async () => {
    for (const n of [1, 2, 3]) await store.create(caseOf(`fload${n}`, { proposedOwner: 'agent-sun' }));
    const claimed = caseOf('fload4', { matter: { state: 'claimed', owner: 'agent-sun', claimedAt: click } });
    await store.create(claimed);
    const closed = { state: 'closed-unreached', owner: 'agent-sun', closedAt: click } as const;
    await store.create(caseOf('fload5', { proposedOwner: 'agent-sun', matter: closed }));
    expect(await store.loadOf('agent-sun', 50)).toBe(4);
    expect(await store.loadOf('agent-sun', 2)).toBe(2);
  });

  test('lists the cases of teams, by state, owner and customer, page by page, each once', async () => {
    const teams = ['claims-test', 'branch-test'];
    for (let n = 0; n < 7; n++)
      await store.create(caseOf(`flist${n}`, { team: teams[n % 2]!, customerId: `customer-${n}`, openedAt: click + n }));
    const handed = caseOf('flist7', { team: 'elsewhere', handlingTeam: 'claims-test', customerId: 'customer-7', openedAt: click + 8 });
    await store.create(handed);
    const closed = { state: 'closed-unreached', owner: 'agent-he', closedAt: click } as const;
    await store.create(caseOf('flist8', { team: 'claims-test', matter: closed, openedAt: click + 9 }));

    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await store.list({ teams }, 2, cursor ?? undefined);
      expect(page.cases.length).toBeLessThanOrEqual(2);
      seen.push(...page.cases.map((c) => c.caseId));
      cursor = page.cursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => `clist${n}`));

    const ids = async (filter: Parameters<typeof store.list>[0]) => (await store.list(filter, 50)).cases.map((c) => c.caseId);
    expect(await ids({ teams: ['claims-test'], state: 'open' })).toEqual(['clist6', 'clist4', 'clist2', 'clist0', 'clist7']);
    expect(await ids({ teams: ['elsewhere'] })).toEqual(['clist7']);
    expect(await ids({ teams: ['elsewhere', 'claims-test'], state: 'open' })).toHaveLength(5);
    expect(await ids({ teams, state: 'closed-unreached' })).toEqual(['clist8']);
    expect(await ids({ teams, owner: 'agent-he' })).toEqual(['clist8']);
    expect(await ids({ teams, customer: 'customer-3' })).toEqual(['clist3']);
    expect(await ids({ teams: ['branch-test'], customer: 'customer-0' })).toEqual([]);
  });

  const forged = (cursor: unknown) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

  test('refuses a cursor it did not hand out', async () => {
    for (const cursor of ['garbage', 'eyJhIjoxfQ', '', '!!', forged([0, null, 'x']), forged([0, 1e300, 'x']), forged([99, null, null])])
      await expect(store.list({ teams: ['a'] }, 5, cursor)).rejects.toThrow(BadCursor);
  });

  test('tells changes in their order, page by page to the end of an instant, a case once and where it changed last; whatever its state', async () => {
    const late = click + 10_000_000;
    const changed = (n: number, at: number, more: Partial<Case> = {}) => caseOf(`fchange${n}`, { changedAt: late + at, ...more });
    for (const [n, at] of [10, 20, 20, 20, 30].entries()) await store.create(changed(n, at));
    const closed = { state: 'closed-unreached', owner: 'agent-he', closedAt: click } as const;
    await store.save(change(changed(0, 10), { changedAt: late + 40, matter: closed }));

    const seen: string[] = [];
    let place: number | null = late + 20;
    for (let pages = 0; place !== null && pages < 20; pages++) {
      const page: ChangedCases = await store.changed(place, 2);
      expect(page.cases.length).toBeLessThanOrEqual(pages === 0 ? 3 : 2);
      seen.push(...page.cases.map((c) => c.caseId));
      place = page.next;
    }
    expect(seen.slice(0, 3).toSorted()).toEqual(['cchange1', 'cchange2', 'cchange3']);
    expect(seen.slice(3)).toEqual(['cchange4', 'cchange0']);
    expect(await store.changed(late + 41, 50)).toEqual({ cases: [], next: null });
    expect((await store.changed(late + 10, 50)).cases).toHaveLength(5);
  });

  test('keeps the first alert beside the case through later changes, and finds cases by the day of the click', async () => {
    // In Greenwich it is still the day before.
    const c = caseOf('f9', { submittedAt: Date.parse('2026-03-01T00:30:00+08:00') });
    await store.create(c);
    await store.markFirstAlert(c.caseId, click + 1);
    await store.markFirstAlert(c.caseId, click + 2);
    await store.markFirstAlert('nobody', click);
    await store.save(change(c, { severity: 'urgent' }));
    const [found, ...others] = await store.ofDays(['2026-03-01', '2026-03-02']);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ case: { caseId: 'c9', severity: 'urgent' }, firstAlertAt: click + 1 });
  });
});

test('an error of the table is an error, not "already done"', async () => {
  const nowhere = dynamoCases(db, 'no-such-table', zone);
  await expect(nowhere.create(caseOf('f10'))).rejects.toThrow('Requested resource not found');
  await expect(nowhere.save(caseOf('f10', { version: 2 }))).rejects.toThrow('Requested resource not found');
});
