import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { log } from '../log.ts';

/** Thrown when a message must come back later though nothing is wrong. */
export class NotYet extends Error {
  override name = 'NotYet';
}

/** `queue` is the name of the queue it came from. */
export type Receipt = { receives: number; receiptHandle: string; queue: string };

/** The chain of every queue worker: each message is parsed and done by itself; only the failed ones come back. */
export function queue<T>(schema: z.ZodType<T>, work: (message: T, receipt: Receipt) => Promise<void>) {
  const one = async (record: SQSRecord): Promise<void> => {
    const receipt = {
      receives: Number(record.attributes.ApproximateReceiveCount),
      receiptHandle: record.receiptHandle,
      queue: record.eventSourceARN?.split(':').at(-1) ?? '',
    };
    try {
      await work(schema.parse(JSON.parse(record.body)), receipt);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      if (!(error instanceof NotYet))
        log.warn('message failed', { messageId: record.messageId, receives: receipt.receives, error: name, detail: safeDetail(error) });
      throw error;
    }
  };
  // Cut off early or at its timeout, a batch comes back all the same; a timer for each would only cost.
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(async (event: SQSEvent, context: Context) =>
    processPartialResponse(event, one, new BatchProcessor(EventType.SQS), { context, throwOnFullBatchFailure: false }),
  );
}

/** A parse error would quote the message, which may hold personal data: only its places are logged. */
function safeDetail(error: unknown): string {
  if (error instanceof SyntaxError) return 'the body is not JSON';
  const issues = (error as { issues?: { path: PropertyKey[]; code: string }[] }).issues;
  if (Array.isArray(issues)) return issues.map((i) => `${i.path.join('.')}: ${i.code}`).join(', ');
  return error instanceof Error ? error.message : String(error);
}
