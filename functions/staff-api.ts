import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoAudit } from '#adapters/aws/audit-log.ts';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { sqsDeadLetters } from '#adapters/aws/dead-letters.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { dynamoPresence } from '#adapters/aws/presence-store.ts';
import { dynamoRoster } from '#adapters/aws/roster-store.ts';
import { documents } from '#adapters/aws/table.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { auditTrail } from './audit-trail.ts';
import { StaffApiEnv } from './environments.ts';
import { staffApiHandler } from './handlers/staff-api.ts';
import { readInsurer } from './insurer.ts';
import { log } from './log.ts';
import { measure, measured } from './measure.ts';
import { byRoster, presentRoster } from './present-roster.ts';

const env = StaffApiEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);
const db = documents(new DynamoDBClient({}));
const sqs = new SQSClient({});
const audit = dynamoAudit(db, env.AUDIT_TABLE, insurer.timeZone);

const ports = {
  insurer,
  presence: dynamoPresence(db, env.PRESENCE_TABLE),
  cases: dynamoCases(db, env.CASES_TABLE, insurer.timeZone),
  ledger: dynamoLedger(db, env.DELIVERIES_TABLE),
  letters: {
    live: sqsDeadLetters(sqs, { queue: env.LIVE_QUEUE, deadLetters: env.LIVE_DEAD_LETTERS }),
    bulk: sqsDeadLetters(sqs, { queue: env.BULK_QUEUE, deadLetters: env.BULK_DEAD_LETTERS }),
    deliver: sqsDeadLetters(sqs, { queue: env.DELIVER_QUEUE, deadLetters: env.DELIVER_DEAD_LETTERS }),
  },
  audit,
  trail: auditTrail(audit, Date.now, measure),
  now: Date.now,
};
const present = presentRoster({ store: dynamoRoster(db, env.ROSTER_TABLE), base: dutyOf(insurer), insurer, now: Date.now, log });

export const handler = measured(byRoster(present, (duty) => staffApiHandler({ ...ports, duty })));
