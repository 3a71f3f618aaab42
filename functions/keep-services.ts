import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type * as z from 'zod';
import { stepFunctionAlarms } from '#adapters/aws/alarms.ts';
import { snsPublisher } from '#adapters/aws/alert-publisher.ts';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { dynamoContacts } from '#adapters/aws/contact-store.ts';
import { dynamoCustomers } from '#adapters/aws/customer-store.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import type { AdvanceCaseEnv } from './environments.ts';
import { readInsurer } from './insurer.ts';
import { log } from './log.ts';

/** What every function that writes cases needs, built once at its cold start. */
export function keepServices(env: z.infer<typeof AdvanceCaseEnv>) {
  const insurer = readInsurer(env.INSURER_FILE);
  const db = documents(new DynamoDBClient({}));
  const ports: KeepPorts = {
    cases: dynamoCases(db, env.CASES_TABLE, insurer.timeZone),
    customers: dynamoCustomers(db, env.CUSTOMERS_TABLE),
    contacts: dynamoContacts(db, env.CONTACTS_TABLE, Date.now),
    ledger: dynamoLedger(db, env.DELIVERIES_TABLE),
    publisher: snsPublisher(new SNSClient({}), env.ALERTS_TOPIC),
    alarms: stepFunctionAlarms(new SFNClient({}), env.CASE_ALARM),
    duty: dutyOf(insurer),
    now: Date.now,
    log: (what, about) => log.info(what, about),
  };
  return { ...ports, insurer, policy: insurer.policy, db };
}
