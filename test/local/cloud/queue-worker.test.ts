import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { awsCall } from '#local/aws-call.ts';
import { lambda, role } from './fixtures/assembly.ts';
import { eventually, type RunningCloud, running } from './fixtures/running.ts';

/** Prints each record it gets as `got <queue> <body> <receive count>`, and fails what asks for it. */
const worker = `
export const handler = async (event) => {
  const batchItemFailures = [];
  for (const { body, messageId, eventSourceARN, attributes } of event.Records) {
    console.log(['got', eventSourceARN.split(':').pop(), body, attributes.ApproximateReceiveCount, event.Records.length].join(' '));
    if (body === 'event') console.log(JSON.stringify(event));
    if (body === 'poison') batchItemFailures.push({ itemIdentifier: messageId });
    if (body === 'explode') throw new Error('explode');
  }
  return { batchItemFailures };
};`;

const queue = (name: string, properties = {}) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName: name, VisibilityTimeout: 1, ...properties },
});
const mapping = (queueId: string, properties = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: { 'Fn::GetAtt': [queueId, 'Arn'] },
    FunctionName: { Ref: 'Worker' },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...properties,
  },
});

let cloud: RunningCloud;
beforeAll(async () => {
  const redrive = { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 } };
  cloud = await running({
    functions: { worker },
    resources: {
      Role: role,
      Worker: lambda('worker'),
      Live: queue('live', redrive),
      Whole: queue('whole'),
      Windowed: queue('windowed'),
      Delivery: queue('delivery'),
      Dead: queue('dead', { VisibilityTimeout: 0 }),
      FromLive: mapping('Live', { BatchSize: 10 }),
      FromWhole: mapping('Whole', { FunctionResponseTypes: [] }),
      FromWindowed: mapping('Windowed', { BatchSize: 25, MaximumBatchingWindowInSeconds: 1 }),
      FromDelivery: mapping('Delivery'),
      Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
      ToDelivery: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          Protocol: 'sqs',
          TopicArn: { Ref: 'Alerts' },
          Endpoint: { 'Fn::GetAtt': ['Delivery', 'Arn'] },
          RawMessageDelivery: true,
          FilterPolicy: { kind: ['alert'] },
        },
      },
      ToMail: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'email', TopicArn: { Ref: 'Alerts' }, Endpoint: 'a@example.org' } },
    },
  });
});

const url = (name: string) => `${cloud.endpoints.messaging}/000000000000/${name}`;
const sqs = <T>(action: string, name: string, input: object) =>
  awsCall<T>(cloud.endpoints.messaging, `AmazonSQS.${action}`, { QueueUrl: url(name), ...input });
const send = (name: string, ...bodies: string[]) =>
  sqs('SendMessageBatch', name, { Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })) });
const got = (text: string) => cloud.lines.filter((line) => line.startsWith(`got ${text}`));
const left = async (name: string) => {
  const names = { AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] };
  const { Attributes } = await sqs<{ Attributes: Record<string, string> }>('GetQueueAttributes', name, names);
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
};

test('a poison message is retried after its visibility, then lies in the dead letters; the rest is done and gone', async () => {
  await send('live', 'one', 'poison', 'two');
  await eventually(() => got('live two').length === 1 && got('live one').length === 1);
  await eventually(async () => (await left('dead')) === 1);
  expect(got('live poison').map((line) => line.split(' ')[3])).toEqual(['1', '2']);
  expect(await left('live')).toBe(0);
  const { Messages } = await sqs<{ Messages: { Body: string }[] }>('ReceiveMessage', 'dead', {});
  expect(Messages).toMatchObject([{ Body: 'poison' }]);
});

test('without item reports a failed function returns the whole batch', async () => {
  await send('whole', 'explode');
  await eventually(() => got('whole explode').length === 2);
  expect(await left('whole')).toBe(1);
});

test('a window gathers a batch larger than one receive', async () => {
  await Promise.all([
    send('windowed', ...Array.from({ length: 10 }, (_, i) => `a${i}`)),
    send('windowed', ...Array.from({ length: 8 }, (_, i) => `b${i}`)),
  ]);
  await eventually(() => got('windowed').length === 18);
  expect(got('windowed').every((line) => line.endsWith(' 18'))).toBe(true);
});

test('the event has the shape of SQS', async () => {
  await sqs('SendMessage', 'live', { MessageBody: 'event', MessageAttributes: { kind: { DataType: 'String', StringValue: 'alert' } } });
  const line = await eventually(() => cloud.lines.find((each) => each.startsWith('{"Records"')));
  expect(JSON.parse(line).Records).toEqual([
    {
      messageId: expect.any(String),
      receiptHandle: expect.any(String),
      body: 'event',
      attributes: expect.objectContaining({ ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d{13}$/) }),
      messageAttributes: { kind: { dataType: 'String', stringValue: 'alert', stringListValues: [], binaryListValues: [] } },
      md5OfBody: expect.any(String),
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:live',
      awsRegion: 'us-east-1',
    },
  ]);
});

test('a topic delivers raw to its queues, through the filter', async () => {
  const publish = (Message: string, kind: string) =>
    fetch(cloud.endpoints.messaging, {
      method: 'POST',
      body: new URLSearchParams({
        Action: 'Publish',
        TopicArn: 'arn:aws:sns:us-east-1:000000000000:alerts',
        Message,
        'MessageAttributes.entry.1.Name': 'kind',
        'MessageAttributes.entry.1.Value.DataType': 'String',
        'MessageAttributes.entry.1.Value.StringValue': kind,
      }),
    });
  expect((await publish('ignored', 'other')).status).toBe(200);
  await publish('wanted', 'alert');
  await eventually(() => got('delivery wanted').length === 1);
  expect(got('delivery ignored')).toEqual([]);
});

test('a receiver may return a message at once', async () => {
  await send('dead', 'again');
  const receive = () =>
    sqs<{ Messages?: { Body: string; ReceiptHandle: string }[] }>('ReceiveMessage', 'dead', {
      VisibilityTimeout: 30,
      MaxNumberOfMessages: 10,
    });
  const again = (await receive()).Messages?.find(({ Body }) => Body === 'again');
  await sqs('ChangeMessageVisibility', 'dead', { ReceiptHandle: again?.ReceiptHandle, VisibilityTimeout: 0 });
  await sleep(20);
  expect((await receive()).Messages?.map(({ Body }) => Body)).toContain('again');
});
