import { awsCall } from '../aws-call.ts';
import type { LambdaFunction } from './pool.ts';
import { type ReceivedMessage, sqsEvent } from './sqs-event.ts';

export interface EventSource {
  queueArn: string;
  queueUrl: string;
  target: LambdaFunction;
  batchSize: number;
  windowSeconds: number;
  reportsItemFailures: boolean;
  concurrency: number;
}

const longPoll = 20;
const mostPerReceive = 10;

/** Feeds a function from a queue, as Lambda's own poller does: successes are deleted, failures reappear after the visibility timeout. */
export function eventSource(source: EventSource, onError: (error: unknown) => void) {
  const abort = new AbortController();
  const running = new Set<Promise<void>>();
  const endpoint = new URL(source.queueUrl).origin;
  const sqs = <T>(action: string, input: object, signal?: AbortSignal) =>
    awsCall<T>(endpoint, `AmazonSQS.${action}`, { QueueUrl: source.queueUrl, ...input }, signal);

  const receive = async (most: number, waitSeconds: number) => {
    const wanted = { MaxNumberOfMessages: Math.min(most, mostPerReceive), WaitTimeSeconds: waitSeconds };
    const all = { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] };
    const { Messages = [] } = await sqs<{ Messages?: ReceivedMessage[] }>('ReceiveMessage', { ...wanted, ...all }, abort.signal);
    return Messages;
  };

  /** One receive, then more of them until the batch is full or its window is over. */
  const nextBatch = async () => {
    const batch = await receive(source.batchSize, longPoll);
    const closes = Date.now() + source.windowSeconds * 1_000;
    while (batch.length > 0 && batch.length < source.batchSize) {
      const left = Math.floor((closes - Date.now()) / 1_000);
      const full = batch.length % mostPerReceive === 0;
      if (left <= 0 && !full) break;
      const more = await receive(source.batchSize - batch.length, Math.max(0, left));
      if (more.length === 0) break;
      batch.push(...more);
    }
    return batch;
  };

  const process = async (batch: ReceivedMessage[]) => {
    const outcome = await source.target.invoke(sqsEvent(batch, source.queueArn));
    if ('error' in outcome) return;
    const failed = source.reportsItemFailures ? failedItems(outcome.payload, batch) : new Set<string>();
    const done = batch.filter(({ MessageId }) => !failed.has(MessageId));
    for (let start = 0; start < done.length; start += mostPerReceive) {
      const Entries = done.slice(start, start + mostPerReceive).map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await sqs('DeleteMessageBatch', { Entries });
    }
  };

  const poll = async () => {
    while (!abort.signal.aborted) {
      try {
        if (running.size >= source.concurrency) await Promise.race(running);
        const batch = await nextBatch();
        if (batch.length === 0) continue;
        const work = process(batch)
          .catch(onError)
          .finally(() => running.delete(work));
        running.add(work);
      } catch (error) {
        if (abort.signal.aborted) return;
        onError(error);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  };

  let polling = Promise.resolve();
  return {
    start() {
      polling = poll();
    },
    /** Batches that are being handled get a moment; the others reappear in the queue. */
    async stop() {
      abort.abort();
      await polling;
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 500))]);
    },
  };
}

/** The ids to leave in the queue: what the function reported, or the whole batch when the report makes no sense, as on AWS. */
function failedItems(payload: unknown, batch: ReceivedMessage[]): Set<string> {
  const report = (payload as { batchItemFailures?: { itemIdentifier?: string }[] | null } | null)?.batchItemFailures ?? [];
  const ids = new Set(batch.map(({ MessageId }) => MessageId));
  const failed = Array.isArray(report) ? report.map((item) => item?.itemIdentifier) : [undefined];
  return failed.every((id) => id !== undefined && ids.has(id)) ? new Set(failed as string[]) : ids;
}
