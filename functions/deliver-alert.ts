import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { channelSecrets } from '#adapters/aws/channel-secrets.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { channelsOf } from '#adapters/channels/channels.ts';
import { AlertMessage } from '#domain/alert/alert.ts';
import { cardsOf, type DeliverPorts, deliverAlert } from '#domain/alert/deliver.ts';
import { backOffSeconds } from '#domain/alert/retry.ts';
import { DeliverAlertEnv } from './environments.ts';
import { readInsurer } from './insurer.ts';
import { queue } from './middleware/queue.ts';

const env = DeliverAlertEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);
const db = documents(new DynamoDBClient({}));
const sqs = new SQSClient({});
const ports: DeliverPorts = {
  cases: dynamoCases(db, env.CASES_TABLE, insurer.timeZone),
  ledger: dynamoLedger(db, env.DELIVERIES_TABLE),
  channels: channelsOf(insurer.channels, channelSecrets(new SecretsManagerClient({}), env.CHANNELS_SECRET, Date.now), Date.now),
  cards: cardsOf(insurer, Date.now),
  now: Date.now,
};

/** One alert on one channel. A failed one comes back later and later, then lies in the dead letters. */
export const handler = queue(AlertMessage, async (message, { receives, receiptHandle }) => {
  try {
    if ((await deliverAlert(ports, message, receives >= env.MAX_RECEIVES)) !== 'busy') return;
    throw new Error('another deliverer holds this alert');
  } catch (error) {
    const VisibilityTimeout = backOffSeconds(receives, Math.random());
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: env.DELIVER_QUEUE, ReceiptHandle: receiptHandle, VisibilityTimeout }));
    throw error;
  }
});
