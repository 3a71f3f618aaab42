import { awsCall } from '#local/aws-call.ts';
import { type ReceivedMessage, sqsEvent } from '#local/lambda/sqs-event.ts';

/** Takes so many messages off a queue, as events of one message each. */
export async function takeEvents(QueueUrl: string, count: number) {
  const messages: ReceivedMessage[] = [];
  const endpoint = new URL(QueueUrl).origin;
  while (messages.length < count) {
    const ask = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1, MessageSystemAttributeNames: ['All'] };
    const { Messages = [] } = await awsCall<{ Messages?: ReceivedMessage[] }>(endpoint, 'AmazonSQS.ReceiveMessage', ask);
    if (Messages.length === 0) throw new Error(`the queue holds ${messages.length} of ${count} messages`);
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await awsCall(endpoint, 'AmazonSQS.DeleteMessageBatch', { QueueUrl, Entries });
    messages.push(...Messages);
  }
  return messages.map((message) => sqsEvent([message], 'arn:aws:sqs:us-east-1:000000000000:live'));
}
