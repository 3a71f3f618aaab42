import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type DeadLetter, deadLetters, replayLetter } from '#adapters/aws/dead-letters.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { AlertMessage } from '#domain/alert/alert.ts';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import { name, placeHelp, placeOf, placeOptions, stop } from './place.ts';

const help = `npm run dead-letters -- list|replay [live|bulk|deliver] [--outputs FILE | --data FOLDER]

  list      shows what was given up, without personal data
  replay    sends it back to the queue it came from; alerts become pending again

${placeHelp}`;

const Outputs = z.object({
  LiveQueue: name,
  LiveDeadLetterQueue: name,
  BulkQueue: name,
  BulkDeadLetterQueue: name,
  DeliverQueue: name,
  DeliverDeadLetterQueue: name,
  DeliveriesTable: name,
});

/** What an operator may see of a letter: ids, never names, numbers or words of a customer. */
function shown(letter: DeadLetter): string {
  const body = parseJson(letter.body);
  const alert = AlertMessage.safeParse(body);
  if (alert.success) return `alert ${alert.data.alertId} on ${alert.data.channel}`;
  const feedback = AcceptedFeedback.safeParse(body);
  if (feedback.success) return `feedback ${feedback.data.feedbackId} of ${feedback.data.source} at ${feedback.data.touchpoint}`;
  return `not readable, ${letter.body.length} characters`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const { values, positionals } = parseArgs({ options: placeOptions, allowPositionals: true });
const [command, only] = positionals;
if (values.help || (command !== 'list' && command !== 'replay')) stop(help);

const { named, dynamodb, messaging } = placeOf(Outputs, values);
const sqs = new SQSClient(messaging);
const queues = {
  live: { queue: named.LiveQueue, deadLetters: named.LiveDeadLetterQueue },
  bulk: { queue: named.BulkQueue, deadLetters: named.BulkDeadLetterQueue },
  deliver: { queue: named.DeliverQueue, deadLetters: named.DeliverDeadLetterQueue },
};
if (only !== undefined && !(only in queues)) stop(`dead-letters: no queue "${only}"; known are live, bulk and deliver`);
const ledger = dynamoLedger(documents(new DynamoDBClient(dynamodb)), named.DeliveriesTable);

for (const [which, queue] of Object.entries(queues)) {
  if (only !== undefined && only !== which) continue;
  let count = 0;
  for await (const letter of deadLetters(sqs, queue, command === 'list' ? 5 : 60)) {
    count++;
    console.log(`${which}  ${letter.sentAt}  ${letter.messageId}  ${shown(letter)}`);
    if (command === 'list') continue;
    const alert = AlertMessage.safeParse(parseJson(letter.body));
    if (alert.success) await ledger.revive(alert.data);
    await replayLetter(sqs, queue, letter);
  }
  console.log(`${which}: ${count} ${command === 'list' ? 'dead letters' : 'sent back'}`);
}
