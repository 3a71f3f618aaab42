import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { dynamoFeedback } from '#adapters/aws/feedback-store.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { alertFor, pendingDelivery } from '#domain/alert/alert.ts';
import { canary } from '#domain/canary/canary.ts';
import { caseOf, click, feedbackOf, insurer } from './examples.ts';
import { realTables } from './tables.ts';

const { db, tableOf, stop } = await realTables();
afterAll(stop);

const expiryOf = async (table: string, Key: Record<string, string>) =>
  (await db.send(new GetCommand({ TableName: tableOf(table), Key }))).Item?.expiresAt as number | undefined;

/** A feedback, its case and an alert of it, as customer and as canary; when each expires. */
async function written(id: string, isCanarys: boolean) {
  const cases = dynamoCases(db, tableOf('Cases'), insurer.timeZone);
  const c = caseOf(`f${id}`, isCanarys ? { team: canary } : {});
  await dynamoFeedback(db, tableOf('Feedback')).store(feedbackOf(`f${id}`, isCanarys ? { customer: { id, region: canary } } : {}));
  await cases.create(c);
  await cases.save({ ...c, version: c.version + 1 });
  const alert = pendingDelivery(alertFor(c, 'owner', isCanarys ? canary : 'agent-li'), 'screen', click);
  const ledger = dynamoLedger(db, tableOf('Deliveries'));
  await ledger.addPending([alert]);
  await ledger.settle(alert, { sent: click + 5 });
  return {
    feedback: await expiryOf('Feedback', { feedbackId: `f${id}` }),
    case: await expiryOf('Cases', { caseId: c.caseId }),
    alert: await expiryOf('Deliveries', { caseId: c.caseId, delivery: `${alert.alertId}#screen` }),
  };
}

test('what a canary leaves expires after days, through every later write', async () => {
  for (const expiry of Object.values(await written('canary', true))) {
    expect(expiry).toBeGreaterThan(click / 1000 + 2 * 86_400);
    expect(expiry).toBeLessThan(click / 1000 + 4 * 86_400);
  }
});

test('nothing of a customer’s ever does', async () => {
  expect(await written('zhou', false)).toEqual({ feedback: undefined, case: undefined, alert: undefined });
});
