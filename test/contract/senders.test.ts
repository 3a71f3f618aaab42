import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { stepFunctionAlarms } from '#adapters/aws/alarms.ts';
import { snsPublisher } from '#adapters/aws/alert-publisher.ts';
import { sqsFeedbackQueue } from '#adapters/aws/feedback-queue.ts';
import type { AlertMessage } from '#domain/alert/alert.ts';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { awsServer } from './aws-server.ts';

const { asked, state, client, close } = await awsServer();
afterAll(close);
beforeEach(() => {
  asked.length = 0;
});
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('alarms', () => {
  const alarms = stepFunctionAlarms(new SFNClient(client), 'arn:aws:states:us-east-1:000000000000:stateMachine:case-alarm');
  const alarm = { caseId: 'c1', revision: 7, at: Date.parse('2026-11-20T10:05:00+08:00') };
  const refusing = (type: string) => () => ({ status: 400, body: { __type: `com.amazonaws.states#${type}`, message: type } });

  test('are executions named after case and revision, with their instant', async () => {
    state.answer = () => ({ body: { executionArn: 'arn', startDate: 0 } });
    await alarms.ensure(alarm);
    const input = JSON.parse(asked[0]!.body);
    expect(input.name).toBe('c1-7');
    expect(JSON.parse(input.input)).toEqual({ caseId: 'c1', revision: 7, at: '2026-11-20T02:05:00.000Z' });
  });

  test('that were started before are left alone', async () => {
    state.answer = refusing('ExecutionAlreadyExists');
    await alarms.ensure(alarm);
  });

  test('that cannot be started are an error', async () => {
    state.answer = refusing('ExecutionLimitExceeded');
    await expect(alarms.ensure(alarm)).rejects.toThrow('ExecutionLimitExceeded');
  });
});

describe('alerts on their way to the topic', () => {
  const publisher = snsPublisher(new SNSClient(client), 'arn:aws:sns:us-east-1:000000000000:alerts');
  const message = (n: number): AlertMessage => ({
    ...{ alertId: `c1.1.owner.0.agent-${n}`, caseId: 'c1', round: 1, step: 'owner', recipient: `agent-${n}`, channel: 'screen' },
    ...{ severity: 'high', team: 'callback-east', touchpoint: 'claims.motor.repair.progress', dueAt: 0 },
  });
  const result = (inside: string) => ({
    body: `<PublishBatchResponse><PublishBatchResult>${inside}</PublishBatchResult></PublishBatchResponse>`,
  });
  const entriesOf = (body: string) => [...new URLSearchParams(body)].filter(([key]) => /\.Message$/.test(key)).map(([, value]) => value);

  test('go ten at a time, none is left behind', async () => {
    state.answer = () => result('');
    await publisher.publish(numbers(23).map(message));
    expect(asked.map(({ body }) => entriesOf(body).length)).toEqual([10, 10, 3]);
    expect(asked.flatMap(({ body }) => entriesOf(body).map((text) => JSON.parse(text)))).toEqual(numbers(23).map(message));
  });

  test('carry what subscribers filter by', async () => {
    state.answer = () => result('');
    await publisher.publish([message(1)]);
    for (const value of ['owner', 'high', 'callback-east', 'screen', 'agent-1', 'claims.motor', 'motor'])
      expect([...new URLSearchParams(asked[0]!.body).values()]).toContain(value);
  });

  test('are an error when the topic refuses one of them', async () => {
    state.answer = () => result('<Failed><member><Id>1</Id><Code>InternalError</Code><SenderFault>false</SenderFault></member></Failed>');
    await expect(publisher.publish(numbers(2).map(message))).rejects.toThrow('1 of 2 alerts were not published: InternalError');
  });
});

describe('feedback on its way to the queue', () => {
  const told: unknown[] = [];
  const urls = { live: 'http://queue/live', bulk: 'http://queue/bulk' };
  const queue = sqsFeedbackQueue(new SQSClient({ ...client, useQueueUrlAsEndpoint: false }), urls, (error) => told.push(error));
  const feedback = (n: number) => ({ feedbackId: `f${n}`, comment: `${n}` }) as AcceptedFeedback;
  const sentIn = (body: string): string[] =>
    JSON.parse(body).Entries.map((e: { MessageBody: string }) => JSON.parse(e.MessageBody).feedbackId);
  /** Takes all but these. */
  const refusing = (refused: string[]) => {
    state.answer = ({ body }) => {
      const failed = sentIn(body).flatMap((id, i) => (refused.includes(id) ? [{ Id: String(i), Code: 'Busy', SenderFault: false }] : []));
      return { body: { Successful: [], Failed: failed } };
    };
  };

  test('goes ten at a time to the queue that is named', async () => {
    refusing([]);
    expect(await queue.send(numbers(12).map(feedback), 'bulk')).toEqual(new Set());
    expect(asked.map(({ body }) => [JSON.parse(body).QueueUrl, sentIn(body).length])).toEqual([
      [urls.bulk, 10],
      [urls.bulk, 2],
    ]);
  });

  test('that is refused is sent again, alone, three times in all; then it is named', async () => {
    refusing(['f3', 'f11']);
    expect(await queue.send(numbers(12).map(feedback), 'live')).toEqual(new Set(['f3', 'f11']));
    expect(asked.map(({ body }) => sentIn(body)).filter((ids) => ids.length === 1)).toHaveLength(4);
  });

  test('of a call that fails is named, what went with other calls is durable', async () => {
    state.answer = ({ body }) =>
      sentIn(body).includes('f0')
        ? { status: 400, body: { __type: 'com.amazonaws.sqs#OverLimit', message: 'over' } }
        : { body: { Successful: [], Failed: [] } };
    expect(await queue.send(numbers(12).map(feedback), 'live')).toEqual(new Set(numbers(10).map((n) => `f${n}`)));
    expect(told).toHaveLength(1);
  });

  test('with characters that SQS refuses arrives as it was', async () => {
    refusing([]);
    await queue.send([{ ...feedback(1), comment: 'a\uFFFEb\uFFFF' }], 'live');
    const [entry] = JSON.parse(asked[0]!.body).Entries;
    expect(entry.MessageBody).not.toMatch(/[\uFFFE\uFFFF]/);
    expect(JSON.parse(entry.MessageBody).comment).toBe('a\uFFFEb\uFFFF');
  });
});
