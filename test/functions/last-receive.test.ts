import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { beforeAll, expect, test, vi } from 'vitest';
import { messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import { ChannelFailed } from '#domain/alert/channel.ts';
import { settle } from '#domain/escalation/settle.ts';
import { SentimentUnavailable } from '#domain/judgement/sentiment.ts';
import { deliverAlertHandler } from '#functions/handlers/deliver-alert.ts';
import { judgeHandler } from '#functions/handlers/judge.ts';
import { log } from '#functions/log.ts';
import { caseOf, click, duty, feedbackOf, insurer } from '../contract/examples.ts';
import { delivererOf } from '../domain/alert/deliverer.ts';
import { worldOf } from '../scenario/world.ts';

beforeAll(() => void vi.spyOn(log, 'warn').mockImplementation(() => {}));

const maxReceives = 5;
const eventOf = (message: unknown, receives: number) =>
  ({
    Records: [
      {
        messageId: 'm1',
        body: JSON.stringify(message),
        receiptHandle: 'handle',
        attributes: { ApproximateReceiveCount: String(receives) },
      },
    ],
  }) as unknown as SQSEvent;
const comesBack = (response: unknown) => (response as SQSBatchResponse).batchItemFailures.length > 0;

test('a feedback that cannot be judged is heard by a person at its last receive, not before and not never', async () => {
  const world = worldOf(insurer, click);
  const model = { read: () => Promise.reject(new SentimentUnavailable('no answer')) };
  const hidden: number[] = [];
  const hide = async (_queue: string, _receipt: string, seconds: number) => void hidden.push(seconds);
  const handler = judgeHandler({ ...world.ports, model, hide }, maxReceives);
  const { judgement, judged, storedAt, differences, score, ...onlyWords } = feedbackOf('f1');
  expect(comesBack(await handler(eventOf(onlyWords, maxReceives - 1), {} as Context))).toBe(true);
  expect(world.feedback.all()).toEqual([]);
  expect(hidden).toEqual([1200]);
  expect(comesBack(await handler(eventOf(onlyWords, maxReceives), {} as Context))).toBe(false);
  expect(world.feedback.all()).toMatchObject([{ feedbackId: 'f1', judged: false, caseId: 'c1' }]);
  expect(world.cases.all()).toMatchObject([{ caseId: 'c1', matter: { state: 'open' } }]);
});

test('an alert that no channel takes is tried again a little later, and counts as dead after its last receive', async () => {
  const world = worldOf(insurer, click + 2000);
  const { told, message, row } = await alerted(world);
  const hidden: number[] = [];
  const hide = async (_: string, seconds: number) => void hidden.push(seconds);
  const send = () => Promise.reject(new ChannelFailed('down'));
  const channels = new Map([[told.channel, { send }]]);
  const { cases, ledger, now } = world.ports;
  const ports = { ...delivererOf({ cases, ledger, now, channels }), random: () => 0.5, hide };
  const handler = deliverAlertHandler(ports, maxReceives);
  expect(comesBack(await handler(eventOf(message, 1), {} as Context))).toBe(true);
  expect(hidden).toEqual([2]);
  expect(await row()).toMatchObject({ at: { pending: click }, note: 'down' });
  expect((await row())?.at.dead).toBeUndefined();
  expect(comesBack(await handler(eventOf(message, maxReceives), {} as Context))).toBe(true);
  expect((await row())?.at.dead).toBe(click + 2000);
});

/** A case with its first alert in the ledger. */
async function alerted({ ports }: ReturnType<typeof worldOf>) {
  const { case: c, alerts } = settle(caseOf('f1'), null, duty, click);
  const told = pendingDelivery(alerts[0]!.alert, alerts[0]!.channel, click);
  await ports.cases.create(c);
  await ports.ledger.addPending([told]);
  return { told, message: messageOf(told, c), row: () => ports.ledger.get(told) };
}
