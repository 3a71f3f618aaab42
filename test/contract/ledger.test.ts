import { afterAll, describe, expect, test } from 'vitest';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { alertFor, type Delivery, pendingDelivery } from '#domain/alert/alert.ts';
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
});
