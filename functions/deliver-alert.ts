import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { channelSecrets } from '#adapters/aws/channel-secrets.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { channelsOf } from '#adapters/channels/channels.ts';
import { cardsOf } from '#domain/alert/deliver.ts';
import { DeliverAlertEnv } from './environments.ts';
import { type DeliverHandlerPorts, deliverAlertHandler } from './handlers/deliver-alert.ts';
import { readInsurer } from './insurer.ts';
import { measure, measured } from './measure.ts';

const env = DeliverAlertEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);
const db = documents(new DynamoDBClient({}));
const sqs = new SQSClient({});

const ports: DeliverHandlerPorts = {
  cases: dynamoCases(db, env.CASES_TABLE, insurer.timeZone),
  ledger: dynamoLedger(db, env.DELIVERIES_TABLE),
  channels: channelsOf(insurer.channels, channelSecrets(new SecretsManagerClient({}), env.CHANNELS_SECRET, Date.now), Date.now),
  cards: cardsOf(insurer, Date.now),
  now: Date.now,
  random: Math.random,
  async hide(ReceiptHandle, VisibilityTimeout) {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: env.DELIVER_QUEUE, ReceiptHandle, VisibilityTimeout }));
  },
};

export const handler = measured(deliverAlertHandler(ports, env.MAX_RECEIVES, measure));
