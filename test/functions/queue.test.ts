import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { log } from '#functions/log.ts';
import { queue, type Receipt } from '#functions/middleware/queue.ts';
import { schedule } from '#functions/middleware/schedule.ts';
import { task } from '#functions/middleware/task.ts';

const warned = vi.spyOn(log, 'warn').mockImplementation(() => {});
afterEach(() => warned.mockClear());

const Message = z.object({ n: z.number() });
const record = (messageId: string, body: string, receives = 1) => ({
  ...{ messageId, body, receiptHandle: `handle-${messageId}`, attributes: { ApproximateReceiveCount: String(receives) } },
  ...{ messageAttributes: {}, md5OfBody: '', eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:us-east-1:0:q', awsRegion: 'us-east-1' },
});
const eventOf = (...bodies: string[]) => ({ Records: bodies.map((body, i) => record(`m${i}`, body)) }) as unknown as SQSEvent;
const failed = async (handler: ReturnType<typeof queue<{ n: number }>>, event: SQSEvent) =>
  ((await handler(event, {} as Context)) as SQSBatchResponse).batchItemFailures.map((f) => f.itemIdentifier);
const n = (value: number) => JSON.stringify({ n: value });

describe('a queue worker', () => {
  test('does every message by itself; only the failed ones come back', async () => {
    const done: number[] = [];
    const handler = queue(Message, async (message) => {
      if (message.n % 2 === 0) throw new Error('even');
      done.push(message.n);
    });
    expect(await failed(handler, eventOf(n(1), n(2), n(3), n(4), n(5)))).toEqual(['m1', 'm3']);
    expect(done.toSorted()).toEqual([1, 3, 5]);
  });

  test('a poisonous body comes back without its work being tried, and spoils no other', async () => {
    const done: number[] = [];
    const handler = queue(Message, async (message) => void done.push(message.n));
    expect(await failed(handler, eventOf('{', n(1), '', 'null', '[]', '{"n":"1"}', n(2)))).toEqual(['m0', 'm2', 'm3', 'm4', 'm5']);
    expect(done.toSorted()).toEqual([1, 2]);
  });

  test('when all fail all come back, and the batch itself does not fail', async () => {
    const handler = queue(Message, async () => {
      throw new Error('down');
    });
    expect(await failed(handler, eventOf(n(1), n(2)))).toEqual(['m0', 'm1']);
  });

  test('tells its work how often the message was received, and its handle', async () => {
    const receipts: Receipt[] = [];
    const handler = queue(Message, async (_, receipt) => void receipts.push(receipt));
    await handler({ Records: [record('m7', n(1), 3)] } as unknown as SQSEvent, {} as Context);
    expect(receipts).toEqual([{ receives: 3, receiptHandle: 'handle-m7', queue: 'q' }]);
  });

  test('logs which message failed, how often it came and why, and nothing of what is in it', async () => {
    const handler = queue(AcceptedFeedback, async () => {});
    const personal = {
      customer: { id: 'c1', name: '周女士', phone: '13812345678' },
      comment: '修理厂三天不接电话',
      score: { scale: '周女士', value: '13812345678' },
    };
    await handler(eventOf(JSON.stringify(personal), `{"phone":"13812345678" 周女士`), {} as Context);
    const text = JSON.stringify(warned.mock.calls);
    expect(warned).toHaveBeenCalledTimes(2);
    expect(text).not.toMatch(/13812345678|周女士|修理厂/);
    expect(text).toMatch(/m0.*score\.scale/);
    expect(text).toMatch(/m1.*not JSON/);
  });
});

describe('a task of the state machine', () => {
  test('does its work and answers nothing', async () => {
    const done: number[] = [];
    expect(await task(Message, async (message) => void done.push(message.n))({ n: 1 }, {} as Context)).toBeUndefined();
    expect(done).toEqual([1]);
  });

  test('fails on an input it cannot read, and when its work fails', async () => {
    await expect(task(Message, async () => {})({ n: 'one' }, {} as Context)).rejects.toThrow();
    await expect(
      task(Message, async () => {
        throw new Error('down');
      })({ n: 1 }, {} as Context),
    ).rejects.toThrow('down');
  });
});

test('what runs by the clock fails loudly', async () => {
  const fails = schedule(async () => {
    throw new Error('down');
  });
  await expect(fails({} as never, {} as Context)).rejects.toThrow('down');
});
