import { CreateTopicCommand, PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meterMessages } from '#local/metering/messages.ts';
import { since, tally } from '#local/metering/tally.ts';

const meter = tally();
const app = buildApp({ logger: false });
meterMessages(app, meter);
let sqs: SQSClient;
let sns: SNSClient;
let QueueUrl: string;

beforeAll(async () => {
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  const client = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  [sqs, sns] = [new SQSClient(client), new SNSClient(client)];
  await sqs.send(new CreateQueueCommand({ QueueName: 'live' }));
  QueueUrl = `${endpoint}/000000000000/live`;
});
afterAll(() => app.close());

async function counted(call: () => Promise<unknown>) {
  const before = { ...meter.counts };
  await call();
  return since(before, meter.counts);
}
const send = (MessageBody: string) =>
  counted(() => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '0', MessageBody }] })));
const receive = () => counted(() => sqs.send(new ReceiveMessageCommand({ QueueUrl })));

test('a call to a queue is one request, and one more for each further 64 KB', async () => {
  expect(await send('short')).toEqual({ 'sqs.requests.SendMessageBatch': 1 });
  expect(await send('x'.repeat(70_000))).toEqual({ 'sqs.requests.SendMessageBatch': 2 });
});

test('a receive is billed by what it brings; one that brings nothing is polling', async () => {
  expect(await receive()).toEqual({ 'sqs.requests.ReceiveMessage': 1, 'sqs.messagesReceived': 1 });
  expect(await receive()).toEqual({ 'sqs.requests.ReceiveMessage': 2, 'sqs.messagesReceived': 1 });
  expect(await receive()).toEqual({ 'sqs.emptyReceives': 1 });
});

test('each message of a batch is a publication', async () => {
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'alerts' }));
  const PublishBatchRequestEntries = ['one', 'two'].map((Message, i) => ({ Id: String(i), Message }));
  const publish = () => sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
  expect(await counted(publish)).toEqual({ 'sns.requests.PublishBatch': 1, 'sns.published': 2 });
});
