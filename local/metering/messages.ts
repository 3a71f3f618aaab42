import type { buildApp } from 'fauxqs';
import type { Meter } from './tally.ts';

/** SQS and SNS bill each 64 KB of a request as one. */
const billedAs = (bytes: number): number => Math.max(1, Math.ceil(bytes / 65_536));

/** Counts calls to SQS and SNS as they would be billed. A receive that found nothing is counted apart: it belongs to polling, not to messages. */
export function meterMessages(app: ReturnType<typeof buildApp>, { add }: Meter): void {
  app.addHook('onSend', async ({ headers, body }, _, payload) => {
    const answer = typeof payload === 'string' ? payload : '';
    const target = headers['x-amz-target'];
    if (typeof target === 'string' && target.startsWith('AmazonSQS.')) queueCall(target.slice('AmazonSQS.'.length), body, answer);
    else if (isForm(body)) topicCall(body);
  });

  function queueCall(operation: string, body: unknown, answer: string): void {
    const { Messages = [] } = (operation === 'ReceiveMessage' && answer ? JSON.parse(answer) : {}) as { Messages?: unknown[] };
    const isEmpty = operation === 'ReceiveMessage' && Messages.length === 0;
    if (isEmpty) add('sqs.emptyReceives');
    else add(`sqs.requests.${operation}`, billedAs(Buffer.byteLength(operation === 'ReceiveMessage' ? answer : JSON.stringify(body))));
    add('sqs.messagesReceived', Messages.length);
  }

  function topicCall(form: Record<string, string>): void {
    add(`sns.requests.${form.Action}`);
    const messages = Object.entries(form).filter(([name]) => /^(Message|PublishBatchRequestEntries\.member\.\d+\.Message)$/.test(name));
    for (const [, message] of messages) add('sns.published', billedAs(Buffer.byteLength(message)));
  }
}

/** SNS is asked in forms. */
const isForm = (body: unknown): body is Record<string, string> => typeof body === 'object' && body !== null && 'Action' in body;
