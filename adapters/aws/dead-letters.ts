import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, DeadLetters } from '#domain/dead-letter/dead-letter.ts';

/** URLs of a queue and of its dead letters. */
export type DeadLetterQueue = { queue: string; deadLetters: string };

const counted = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

/** AWS China has no redrive of its own, so this is ours. */
export const sqsDeadLetters = (sqs: SQSClient, { queue, deadLetters }: DeadLetterQueue): DeadLetters => ({
  async count() {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: deadLetters, AttributeNames: [...counted] }));
    return counted.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  },
  async *walk(hiddenSeconds) {
    const seen = new Set<string>();
    for (;;) {
      const ask = {
        QueueUrl: deadLetters,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: hiddenSeconds,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['SentTimestamp' as const],
      };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(ask));
      const fresh = Messages.filter((m) => !seen.has(m.MessageId!));
      if (fresh.length === 0) return;
      for (const message of fresh) {
        seen.add(message.MessageId!);
        yield letterOf(message);
      }
    }
  },
  /** Deleted only once it is in its queue again. */
  async sendBack({ body, receipt }) {
    await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: deadLetters, ReceiptHandle: receipt }));
  },
});

const letterOf = (m: Message): DeadLetter => ({
  messageId: m.MessageId!,
  sentAt: Number(m.Attributes?.SentTimestamp ?? 0),
  body: m.Body ?? '',
  receipt: m.ReceiptHandle!,
});
