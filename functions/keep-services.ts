import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { stepFunctionAlarms } from '#adapters/aws/alarms.ts';
import { snsPublisher } from '#adapters/aws/alert-publisher.ts';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { dynamoContacts } from '#adapters/aws/contact-store.ts';
import { dynamoCustomers } from '#adapters/aws/customer-store.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { dynamoRoster } from '#adapters/aws/roster-store.ts';
import { documents } from '#adapters/aws/table.ts';
import type { KeepPorts } from '#domain/case/keep-case.ts';
import type { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import type { AdvanceCaseEnv } from './environments.ts';
import { readInsurer } from './insurer.ts';
import { log } from './log.ts';
import { measure } from './measure.ts';
import { measuredCases, measuredLog } from './measured-ports.ts';
import { presentRoster } from './present-roster.ts';

type Clients = { db: DynamoDBDocumentClient; sns: SNSClient; sfn: SFNClient };
type Names = Omit<z.infer<typeof AdvanceCaseEnv>, 'INSURER_FILE' | 'ROSTER_TABLE'>;

/** The ports for keeping cases, by the names of the things behind them; operator commands use them too. On duty is who is configured. */
export const keepPorts = (names: Names, insurer: Insurer, { db, sns, sfn }: Clients): KeepPorts => ({
  cases: dynamoCases(db, names.CASES_TABLE, insurer.timeZone),
  customers: dynamoCustomers(db, names.CUSTOMERS_TABLE),
  contacts: dynamoContacts(db, names.CONTACTS_TABLE, Date.now),
  ledger: dynamoLedger(db, names.DELIVERIES_TABLE),
  publisher: snsPublisher(sns, names.ALERTS_TOPIC),
  alarms: stepFunctionAlarms(sfn, names.CASE_ALARM),
  duty: dutyOf(insurer),
  now: Date.now,
  log: (what, about) => log.info(what, about),
});

/**
 * What every function that writes cases needs, built once at its cold start. Who is on duty changes: `present` gives the roster of the
 * moment, to be asked once for each message or request.
 */
export function keepServices(env: z.infer<typeof AdvanceCaseEnv>) {
  const insurer = readInsurer(env.INSURER_FILE);
  const clients = {
    db: documents(new DynamoDBClient({})),
    sns: new SNSClient({ cacheMiddleware: true }),
    sfn: new SFNClient({ cacheMiddleware: true }),
  };
  const ports = keepPorts(env, insurer, clients);
  const counting = { cases: measuredCases(ports.cases, ports.now, measure), log: measuredLog(ports.log, measure) };
  const roster = dynamoRoster(clients.db, env.ROSTER_TABLE);
  const present = presentRoster({ store: roster, base: ports.duty, insurer, now: ports.now, log });
  return { ...ports, ...counting, insurer, policy: insurer.policy, db: clients.db, roster, present };
}
