import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, test } from 'vitest';
import { sqsDeadLetters } from '#adapters/aws/dead-letters.ts';
import { memoryDeadLetters } from '#adapters/memory/dead-letters.ts';
import type { DeadLetter, DeadLetters } from '#domain/dead-letter/dead-letter.ts';
import { startMessaging } from '#local/messaging/service.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-letters-'));
const queues = ['work', 'dead'].map((name) => ({ name, attributes: {} }));
const emulator = await startMessaging(folder, { queues, topics: [], subscriptions: [] }, (error) => {
  throw error;
});
const sqs = new SQSClient({ endpoint: emulator.url, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const urlOf = async (QueueName: string) => (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl!;
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Letters with these bodies, and what the queue they came from then holds. */
type Lying = (bodies: string[]) => Promise<{ letters: DeadLetters; back: () => Promise<string[]> }>;

const inMemory: Lying = async (bodies) => {
  const letters = memoryDeadLetters(bodies.map((body, n) => ({ messageId: `m${n}`, sentAt: Date.now(), body, receipt: `r${n}` })));
  return { letters, back: async () => letters.sentBack };
};
const inSqs: Lying = async (bodies) => {
  const [queue, deadLetters] = [await urlOf('work'), await urlOf('dead')];
  for (const MessageBody of bodies) await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody }));
  const back = async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 }));
    return Messages.map((m) => m.Body!);
  };
  return { letters: sqsDeadLetters(sqs, { queue, deadLetters }), back };
};

describe.each([
  ['memory', inMemory],
  ['SQS', inSqs],
])('dead letters (%s)', (_, lying) => {
  test('are counted, walked through once each, and gone once they are sent back', async () => {
    const { letters, back } = await lying(['one', 'two', 'three']);
    expect(await letters.count()).toBe(3);
    const seen: DeadLetter[] = [];
    for await (const letter of letters.walk(30)) seen.push(letter);
    expect(seen.map((l) => l.body).toSorted()).toEqual(['one', 'three', 'two']);
    expect(new Set(seen.map((l) => l.messageId)).size).toBe(3);
    for (const { sentAt } of seen) expect(Math.abs(Date.now() - sentAt)).toBeLessThan(60_000);
    expect(await letters.count()).toBe(3);
    for (const letter of seen) await letters.sendBack(letter);
    expect(await letters.count()).toBe(0);
    expect((await back()).toSorted()).toEqual(['one', 'three', 'two']);
  });
});
