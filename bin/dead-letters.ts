import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type DeadLetter, deadLetters, replayLetter } from '#adapters/aws/dead-letters.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { AlertMessage } from '#domain/alert/alert.ts';
import { AcceptedFeedback } from '#domain/feedback/feedback.ts';

const help = `npm run dead-letters -- list|replay [live|bulk|deliver] [--outputs FILE | --data FOLDER]

  list      shows what was given up, without personal data
  replay    sends it back to the queue it came from; alerts become pending again

  --outputs FILE   what "cdk deploy --outputs-file FILE" wrote, for a deployment on AWS (credentials and region as usual)
  --data FOLDER    the data folder of a running local Earshot (default .earshot)`;

const url = z.string().min(1);
const Outputs = z.object({
  LiveQueue: url,
  LiveDeadLetterQueue: url,
  BulkQueue: url,
  BulkDeadLetterQueue: url,
  DeliverQueue: url,
  DeliverDeadLetterQueue: url,
  DeliveriesTable: url,
});
const Local = z.object({ outputs: z.object({ 'earshot-service': Outputs }), endpoints: z.object({ dynamodb: url, messaging: url }) });

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function readJson(file: string, hint: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return stop(`dead-letters: ${file} cannot be read; ${hint}`);
  }
}

function places({ outputs, data }: { outputs?: string | undefined; data: string }) {
  if (outputs) {
    const given = z.object({ 'earshot-service': Outputs }).parse(readJson(outputs, 'give the file that cdk deploy --outputs-file wrote'));
    return { named: given['earshot-service'], sqs: new SQSClient({}), dynamo: new DynamoDBClient({}) };
  }
  const local = Local.parse(readJson(`${data}/server.json`, 'is Earshot running on this data folder? (npm start)'));
  const machine = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const sqs = new SQSClient({ ...machine, endpoint: local.endpoints.messaging });
  return { named: local.outputs['earshot-service'], sqs, dynamo: new DynamoDBClient({ ...machine, endpoint: local.endpoints.dynamodb }) };
}

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

const options = { outputs: { type: 'string' }, data: { type: 'string', default: '.earshot' }, help: { type: 'boolean' } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const [command, only] = positionals;
if (values.help || (command !== 'list' && command !== 'replay')) stop(help);

const { named, sqs, dynamo } = places(values);
const queues = {
  live: { queue: named.LiveQueue, deadLetters: named.LiveDeadLetterQueue },
  bulk: { queue: named.BulkQueue, deadLetters: named.BulkDeadLetterQueue },
  deliver: { queue: named.DeliverQueue, deadLetters: named.DeliverDeadLetterQueue },
};
if (only !== undefined && !(only in queues)) stop(`dead-letters: no queue "${only}"; known are live, bulk and deliver`);
const ledger = dynamoLedger(documents(dynamo), named.DeliveriesTable);

for (const [name, queue] of Object.entries(queues)) {
  if (only !== undefined && only !== name) continue;
  let count = 0;
  for await (const letter of deadLetters(sqs, queue, command === 'list' ? 5 : 60)) {
    count++;
    console.log(`${name}  ${letter.sentAt}  ${letter.messageId}  ${shown(letter)}`);
    if (command === 'list') continue;
    const alert = AlertMessage.safeParse(parseJson(letter.body));
    if (alert.success) await ledger.revive(alert.data);
    await replayLetter(sqs, queue, letter);
  }
  console.log(`${name}: ${count} ${command === 'list' ? 'dead letters' : 'sent back'}`);
}
