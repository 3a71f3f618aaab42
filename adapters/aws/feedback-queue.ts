import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import type { FeedbackQueue, QueueName } from '#domain/feedback/feedback-queue.ts';

const batchLimit = 10;
/** SQS takes 1 MiB a call; ten feedbacks of 5,000 characters stay far below it. */
const tries = 3;

/** SQS refuses two noncharacters that JSON and customers may hold; escaped, they are the same JSON. */
function messageOf(f: AcceptedFeedback): string {
  const json = JSON.stringify(f);
  if (!json.includes('\uFFFE') && !json.includes('\uFFFF')) return json;
  return json.replace(/[\uFFFE\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

export function sqsFeedbackQueue(client: SQSClient, urls: Record<QueueName, string>, report: (error: unknown) => void): FeedbackQueue {
  const sendTen = async (url: string, ten: AcceptedFeedback[]): Promise<string[]> => {
    let left = ten;
    for (let attempt = 1; attempt <= tries && left.length > 0; attempt++) {
      const Entries = left.map((f, i) => ({ Id: String(i), MessageBody: messageOf(f) }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      left = Failed.map((f) => left[Number(f.Id)]!);
    }
    return left.map((f) => f.feedbackId);
  };
  return {
    async send(feedback, queue) {
      const tens = Array.from({ length: Math.ceil(feedback.length / batchLimit) }, (_, i) =>
        feedback.slice(i * batchLimit, (i + 1) * batchLimit),
      );
      const lost = await Promise.all(
        tens.map((ten) =>
          sendTen(urls[queue], ten).catch((error: unknown) => {
            report(error);
            return ten.map((f) => f.feedbackId);
          }),
        ),
      );
      return new Set(lost.flat());
    },
  };
}
