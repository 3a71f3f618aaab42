import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

export type DeadLetterQueue = { queue: string; deadLetters: string };
export type DeadLetter = { messageId: string; sentAt: string; body: string; receiptHandle: string };

/** Walks the dead letters, hiding each from others for so long. AWS China has no redrive of its own, so this is ours. */
export async function* deadLetters(
  sqs: SQSClient,
  { deadLetters: QueueUrl }: DeadLetterQueue,
  hiddenSeconds: number,
): AsyncGenerator<DeadLetter> {
  const seen = new Set<string>();
  for (;;) {
    const ask = {
      QueueUrl,
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
}

const letterOf = (m: Message): DeadLetter => ({
  messageId: m.MessageId!,
  sentAt: new Date(Number(m.Attributes?.SentTimestamp ?? 0)).toISOString(),
  body: m.Body ?? '',
  receiptHandle: m.ReceiptHandle!,
});

/** Back to the queue it came from; deleted only once it is there, so a crash in between doubles it, which is harmless. */
export async function replayLetter(sqs: SQSClient, { queue, deadLetters: dead }: DeadLetterQueue, letter: DeadLetter): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: letter.body }));
  await sqs.send(new DeleteMessageCommand({ QueueUrl: dead, ReceiptHandle: letter.receiptHandle }));
}
