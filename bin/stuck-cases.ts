import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { dynamoRoster } from '#adapters/aws/roster-store.ts';
import { documents } from '#adapters/aws/table.ts';
import { loadInsurer } from '#config/load.ts';
import { isSettled } from '#domain/alert/alert.ts';
import { type Case, isClosed } from '#domain/case/case.ts';
import { type KeepPorts, keepCase } from '#domain/case/keep-case.ts';
import { patienceSeconds, sweep } from '#domain/escalation/sweep.ts';
import { rosterAt } from '#domain/roster/roster.ts';
import { iso, seconds } from '#domain/time.ts';
import { keepPorts } from '#functions/keep-services.ts';
import { name, placeHelp, placeOf, placeOptions, stop } from './place.ts';

const help = `npm run stuck-cases -- list|restart [--outputs FILE | --data FOLDER]

  list      shows, without personal data: cases that should have been looked at ("overdue"), open cases that nothing will
            ever wake ("asleep"), and alerts that do not go out ("alert"), each when it is ${patienceSeconds} seconds late
  restart   does at once what the sweeper does every minute, and wakes the cases that are asleep

${placeHelp}`;

const Outputs = z.object({
  CasesTable: name,
  CustomersTable: name,
  ContactsTable: name,
  DeliveriesTable: name,
  RosterTable: name,
  AlertsTopic: name,
  CaseAlarmMachine: name,
});
const atOnce = 500;

const { values, positionals } = parseArgs({ options: placeOptions, allowPositionals: true });
const [command] = positionals;
if (values.help || positionals.length !== 1 || (command !== 'list' && command !== 'restart')) stop(help);

const { named, dynamodb, messaging, control } = placeOf(Outputs, values);
const insurer = loadInsurer();
const names = {
  CASES_TABLE: named.CasesTable,
  CUSTOMERS_TABLE: named.CustomersTable,
  CONTACTS_TABLE: named.ContactsTable,
  DELIVERIES_TABLE: named.DeliveriesTable,
  ALERTS_TOPIC: named.AlertsTopic,
  CASE_ALARM: named.CaseAlarmMachine,
};
const clients = { db: documents(new DynamoDBClient(dynamodb)), sns: new SNSClient(messaging), sfn: new SFNClient(control) };
const kept = keepPorts(names, insurer, clients);
const runTime = await dynamoRoster(clients.db, named.RosterTable).since(kept.now());
const ports: KeepPorts = { ...kept, duty: rosterAt(kept.duty, insurer, runTime, kept.now()), log: () => {} };
const before = ports.now() - seconds(patienceSeconds);

/** Says what could not be looked at, and goes on with the rest. */
function unread<T>(what: string, instead: T): (error: Error) => T {
  return ({ name, message }) => {
    console.log(`unread   ${what}: ${name}: ${message.split('\n')[0]}`);
    process.exitCode = 1;
    return instead;
  };
}

/** The index only suggests. */
async function overdue(): Promise<Case[]> {
  const ids = (await Promise.all([ports.cases.overdue(before, atOnce), ports.cases.approaching(before, atOnce)])).flat();
  const found = await Promise.all(ids.map((caseId) => ports.cases.get(caseId).catch(unread(caseId, null))));
  return found.filter((c) => c !== null).filter((c) => c.wakeAt !== null && c.wakeAt <= before);
}

/** Every open case waits for something, so one without a time to wake has been forgotten. The listing has open cases first. */
async function asleep(): Promise<Case[]> {
  const found: Case[] = [];
  const teams = insurer.teams.map((team) => team.id);
  for (let cursor: string | undefined; ; ) {
    const page = await ports.cases.list({ teams }, atOnce, cursor);
    const open = page.cases.filter((c) => !isClosed(c));
    found.push(...open.filter((c) => c.wakeAt === null));
    if (page.cursor === null || open.length < page.cases.length) return found;
    cursor = page.cursor;
  }
}

const pending = async () => (await ports.ledger.pendingSince(before, atOnce)).filter((d) => !isSettled(d));

async function list(): Promise<void> {
  const [late, sleeping, unsent] = await Promise.all([overdue(), asleep().catch(unread('the listing of open cases', [])), pending()]);
  for (const c of late) console.log(`overdue  ${c.caseId}  ${c.matter.state}  since ${iso(c.wakeAt!)}  ${c.team}  ${c.touchpoint}`);
  for (const c of sleeping) console.log(`asleep   ${c.caseId}  ${c.matter.state}  opened ${iso(c.openedAt)}  ${c.team}  ${c.touchpoint}`);
  for (const d of unsent)
    console.log(`alert    ${d.alertId}  on ${d.channel}  pending since ${iso(d.at.pending)}  ${d.tries} tries  ${d.note ?? ''}`);
  console.log(`${late.length} cases overdue, ${sleeping.length} asleep, ${unsent.length} alerts not sent`);
}

async function restart(): Promise<void> {
  const { restarted, republished, failed } = await sweep(ports);
  for (const caseId of restarted) console.log(`restarted  ${caseId}`);
  const sleeping = await asleep().catch(unread('the listing of open cases', []));
  let woken = 0;
  for (const c of sleeping) {
    if (!(await keepCase(ports, c, c, true))) continue;
    console.log(`woken      ${c.caseId}`);
    woken++;
  }
  for (const id of failed) console.log(`FAILED     ${id}`);
  console.log(`${restarted.length} cases restarted, ${woken} woken, ${republished} alerts published again, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

await (command === 'list' ? list() : restart()).catch((error: Error) =>
  stop(`${error.name}: ${error.message}; is Earshot running there, and may your credentials reach it?`),
);
