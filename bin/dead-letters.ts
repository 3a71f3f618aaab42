import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { sqsDeadLetters } from '#adapters/aws/dead-letters.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { contentOf, type DeadLetter, replay } from '#domain/dead-letter/dead-letter.ts';
import { iso } from '#domain/time.ts';
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

function shown(letter: DeadLetter): string {
  const content = contentOf(letter);
  switch (content.kind) {
    case 'alert':
      return `alert ${content.alertId} on ${content.channel}`;
    case 'feedback':
      return `feedback ${content.feedbackId} of ${content.source} at ${content.touchpoint}`;
    case 'unreadable':
      return `not readable, ${content.characters} characters`;
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
  const letters = sqsDeadLetters(sqs, queue);
  for await (const letter of letters.walk(command === 'list' ? 5 : 60)) {
    count++;
    console.log(`${which}  ${iso(letter.sentAt)}  ${letter.messageId}  ${shown(letter)}`);
    if (command === 'replay') await replay(letters, ledger, letter);
  }
  console.log(`${which}: ${count} ${command === 'list' ? 'dead letters' : 'sent back'}`);
}
