import { afterAll, describe, expect, test } from 'vitest';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { alertFor, type Delivery, pendingDelivery } from '#domain/alert/alert.ts';
import type { LedgerState } from '#domain/alert/ledger.ts';
import { BadCursor } from '#domain/case/case-store.ts';
import { caseOf, click } from './examples.ts';
import { realTables } from './tables.ts';

const { db, tableOf, stop } = await realTables();
afterAll(stop);

describe.each([
  ['memory', memoryLedger()],
  ['DynamoDB', dynamoLedger(db, tableOf('Deliveries'))],
])('a ledger (%s)', (_, ledger) => {
  let count = 0;
  const fresh = async (at = click): Promise<Delivery> => {
    const delivery = pendingDelivery(alertFor(caseOf(`fledger${++count}`), 'owner', 'agent-li'), 'screen', at);
    await ledger.addPending([delivery]);
    return delivery;
  };

  test('enters a row once; entering it again changes nothing', async () => {
    const row = await fresh();
    await ledger.settle(row, { sent: click + 5 });
    await ledger.addPending([row]);
    expect(await ledger.ofCase(row.caseId)).toMatchObject([{ at: { pending: click, sent: click + 5 } }]);
  });

  test('enters a row anew that was cancelled because its first writer had lost', async () => {
    const row = await fresh();
    await ledger.settle(row, { cancelled: click + 5, note: 'the change that raised it was never written' });
    await ledger.addPending([{ ...row, at: { pending: click + 900 } }]);
    expect(await ledger.get(row)).toMatchObject({ at: { pending: click + 900 } });
    expect((await ledger.get(row))?.at.cancelled).toBeUndefined();
    expect(await ledger.lease(row, click + 901, click + 910)).not.toBeNull();
  });

  test('leases a pending row to one deliverer, again when the lease is over, and never once it is settled', async () => {
    const row = await fresh();
    const leases = await Promise.all([ledger.lease(row, click, click + 10), ledger.lease(row, click, click + 10)]);
    expect(leases.filter(Boolean)).toHaveLength(1);
    expect(await ledger.lease(row, click + 9, click + 20)).toBeNull();
    expect(await ledger.lease(row, click + 11, click + 20)).toMatchObject({ tries: 2 });
    await ledger.settle(row, { sent: click + 12, delivered: click + 12 });
    expect(await ledger.lease(row, click + 99, click + 100)).toBeNull();
    expect((await ledger.get(row))?.at).toEqual({ pending: click, sent: click + 12, delivered: click + 12 });
  });

  test('a failed try leaves the row pending with what the channel said', async () => {
    const row = await fresh();
    await ledger.lease(row, click, click + 10);
    await ledger.failed(row, 'the webhook answered 503');
    expect(await ledger.get(row)).toMatchObject({ note: 'the webhook answered 503', tries: 1, at: { pending: click } });
    expect(await ledger.lease(row, click + 1, click + 20)).toMatchObject({ tries: 2 });
  });

  test('a row that waits is free, says why, and is not missed until its time', async () => {
    const row = await fresh(click - 60_000);
    await ledger.lease(row, click, click + 10);
    await ledger.postpone(row, click + 5000, 'waits for the next summary');
    expect(await ledger.get(row)).toMatchObject({ note: 'waits for the next summary', at: { pending: click - 60_000 } });
    const missed = async (at: number) => (await ledger.pendingSince(at, 500)).some((d) => d.alertId === row.alertId);
    expect([await missed(click), await missed(click + 5001)]).toEqual([false, true]);
    expect(await ledger.lease(row, click + 1, click + 20)).not.toBeNull();
    await ledger.settle(row, { sent: click + 2, summary: 'robot@1', receipt: 'm-1' });
    expect(await ledger.get(row)).toMatchObject({ summary: 'robot@1', receipt: 'm-1' });
    await ledger.postpone(row, click + 9000, 'too late');
    expect((await ledger.get(row))?.note).toBe('waits for the next summary');
  });

  test('the first settlement stands: what was cancelled is not sent', async () => {
    const row = await fresh();
    await ledger.settle(row, { cancelled: click + 1, note: 'the case is claimed' });
    await ledger.settle(row, { sent: click + 2 });
    expect(await ledger.get(row)).toMatchObject({ at: { pending: click, cancelled: click + 1 }, note: 'the case is claimed' });
  });

  test('seen and acknowledged are recorded once each, for an alert that exists', async () => {
    const row = await fresh();
    await ledger.settle(row, { sent: click + 1 });
    expect(await ledger.record(row.caseId, row.alertId, 'seen', click + 2)).toBe(true);
    await ledger.record(row.caseId, row.alertId, 'seen', click + 3);
    await ledger.record(row.caseId, row.alertId, 'acknowledged', click + 4);
    expect((await ledger.get(row))?.at).toEqual({ pending: click, sent: click + 1, seen: click + 2, acknowledged: click + 4 });
    expect(await ledger.record(row.caseId, 'nothing', 'seen', click)).toBe(false);
  });

  test('names what has been pending for long, until it is settled; a dead one comes back when it is revived', async () => {
    const row = await fresh(click - 1_000_000);
    const since = async () => (await ledger.pendingSince(click - 900_000, 50)).map((d) => d.alertId);
    expect(await since()).toEqual([row.alertId]);
    await ledger.settle(row, { dead: click, note: 'refused' });
    expect(await since()).toEqual([]);
    await ledger.revive(row);
    expect(await since()).toEqual([row.alertId]);
    expect(await ledger.lease(row, click, click + 1)).not.toBeNull();
  });

  test('lists what is pending, sent or dead, newest first, within a span of time and page by page; a cancelled row nowhere', async () => {
    const day = click + 50_000_000;
    const rows = [];
    for (const at of [0, 1, 2, 3, 4, 5]) rows.push(await fresh(day + at));
    const [sent, dead, cancelled, ...pending] = rows;
    await ledger.settle(sent!, { sent: day + 900 });
    await ledger.settle(dead!, { dead: day + 900, note: 'refused' });
    await ledger.settle(cancelled!, { cancelled: day + 900, note: 'the case is claimed' });
    const ids = async (state: LedgerState, until = day + 100) =>
      (await ledger.inState(state, day, until, 50)).deliveries.map((d) => d.alertId);
    expect(await ids('sent')).toEqual([sent!.alertId]);
    expect(await ids('dead')).toEqual([dead!.alertId]);
    expect(await ids('pending')).toEqual(pending.map((d) => d.alertId).toReversed());
    expect(await ids('pending', day + 5)).toHaveLength(2);
    expect((await ledger.pendingSince(day + 100, 500)).map((d) => d.alertId)).not.toContain(cancelled!.alertId);

    const first = await ledger.inState('pending', day, day + 100, 2);
    expect(first.deliveries).toHaveLength(2);
    const second = await ledger.inState('pending', day, day + 100, 2, first.cursor!);
    expect([...first.deliveries, ...second.deliveries].map((d) => d.alertId)).toEqual(await ids('pending'));
    await ledger.revive(dead!);
    expect(await ids('dead')).toEqual([]);
    expect(await ids('pending')).toContain(dead!.alertId);
  });

  test('refuses a cursor it did not hand out', async () => {
    const forged = Buffer.from(JSON.stringify({ pending: 'sent', pendingAt: 1e300, caseId: 'c', delivery: 'd' })).toString('base64url');
    for (const cursor of ['garbage', '', forged]) await expect(ledger.inState('sent', 0, click, 5, cursor)).rejects.toThrow(BadCursor);
  });
});
