import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { channelSecrets } from '#adapters/aws/channel-secrets.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { dynamoOutlets } from '#adapters/aws/outlets.ts';
import { dynamoSubscriptions } from '#adapters/aws/push-subscriptions.ts';
import { dynamoRoster } from '#adapters/aws/roster-store.ts';
import { documents } from '#adapters/aws/table.ts';
import { channelsOf } from '#adapters/channels/channels.ts';
import { acknowledgeLinks } from '#adapters/links/acknowledge-links.ts';
import { cardsOf, summariesOf } from '#domain/alert/card.ts';
import type { Notice } from '#domain/alert/notice.ts';
import { noticeCardsOf } from '#domain/alert/notice-card.ts';
import { reachOf } from '#domain/alert/reach.ts';
import { channelRules } from '#domain/alert/wait.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { isSo } from '#domain/roster/notices.ts';
import type { Roster } from '#domain/roster/roster.ts';
import { DeliverAlertEnv } from './environments.ts';
import { type DeliverHandlerPorts, deliverAlertHandler } from './handlers/deliver-alert.ts';
import { readInsurer } from './insurer.ts';
import { log } from './log.ts';
import { measure, measured, measureTry } from './measure.ts';
import { byRoster, presentRoster } from './present-roster.ts';

const env = DeliverAlertEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);
const db = documents(new DynamoDBClient({}));
const secrets = channelSecrets(new SecretsManagerClient({}), env.CHANNELS_SECRET, Date.now);
const acknowledgePage = new URL('/acknowledge', insurer.consoleUrl).href;
const links = acknowledgeLinks(acknowledgePage, () => secrets('acknowledge'), Date.now);
const cards = cardsOf(insurer, Date.now);
const noticeCards = noticeCardsOf(insurer, Date.now);
const sqs = new SQSClient({});

const ports: Omit<DeliverHandlerPorts, 'reach' | 'notices'> = {
  cases: dynamoCases(db, env.CASES_TABLE, insurer.timeZone),
  ledger: dynamoLedger(db, env.DELIVERIES_TABLE),
  outlets: dynamoOutlets(db, env.OUTLETS_TABLE),
  channels: channelsOf(insurer.channels, {
    secrets,
    subscriptions: dynamoSubscriptions(db, env.OUTLETS_TABLE),
    now: Date.now,
  }),
  rules: channelRules(insurer.channels),
  cards,
  summaries: summariesOf(insurer, cards, noticeCards),
  acknowledgeLink: links.linkTo,
  async comeBack(errand, afterSeconds) {
    const DelaySeconds = Math.min(longestDelay, Math.ceil(afterSeconds));
    await sqs.send(new SendMessageCommand({ QueueUrl: env.DELIVER_QUEUE, MessageBody: JSON.stringify(errand), DelaySeconds }));
  },
  now: Date.now,
  random: Math.random,
  async hide(ReceiptHandle, VisibilityTimeout) {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: env.DELIVER_QUEUE, ReceiptHandle, VisibilityTimeout }));
  },
};

/** The longest that SQS keeps a message back, seconds. */
const longestDelay = 900;

const roster = dynamoRoster(db, env.ROSTER_TABLE);
const present = presentRoster({ store: roster, base: dutyOf(insurer), insurer, now: Date.now, log });

const noticesOf = (duty: Roster) => ({ cardOf: noticeCards, isSo: (notice: Notice) => isSo(notice, duty, Date.now()) });

/** What people have set for themselves counts for the next channel as it did for the first. */
export const handler = measured(
  byRoster(present, (duty) =>
    deliverAlertHandler(
      { ...ports, reach: reachOf(duty, insurer.policy), notices: noticesOf(duty) },
      env.MAX_RECEIVES,
      measure,
      measureTry,
    ),
  ),
);
