import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { dynamoLedger } from '#adapters/aws/ledger.ts';
import { documents } from '#adapters/aws/table.ts';
import { pendingDelivery } from '#domain/alert/alert.ts';
import { settle } from '#domain/escalation/settle.ts';
import { caseOf, click, duty, insurer } from '../contract/examples.ts';
import { Victim } from './kill/victim.ts';

const earshot = new Victim();
beforeAll(() => earshot.start(), 60_000);
afterAll(() => earshot.end());

const root = new URL('../../', import.meta.url);
const command = async (...args: string[]) =>
  (await promisify(execFile)(process.execPath, ['bin/stuck-cases.ts', ...args, '--data', earshot.data], { cwd: root })).stdout;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function stores() {
  const { outputs, endpoints } = JSON.parse(readFileSync(join(earshot.data, 'server.json'), 'utf8'));
  const { CasesTable, DeliveriesTable } = outputs['earshot-service'];
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const db = documents(new DynamoDBClient({ endpoint: endpoints.dynamodb, region: 'us-east-1', credentials }));
  return { cases: dynamoCases(db, CasesTable, insurer.timeZone), ledger: dynamoLedger(db, DeliveriesTable) };
}

/** Just before a full minute the sweeper would be faster than the command. */
async function awayFromTheSweeper(): Promise<void> {
  const into = Date.now() % 60_000;
  if (into > 45_000 || into < 3000) await pause((63_000 - into) % 60_000);
}

test('what is stuck is listed without personal data, and restarted', async () => {
  const { cases, ledger } = stores();
  await awayFromTheSweeper();
  const forgotten = settle(caseOf(`f${'1'.repeat(20)}`), null, duty, click + 1000);
  const unsent = forgotten.alerts.map(({ alert, channel }) => pendingDelivery(alert, channel, click + 1000));
  const dozing = caseOf(`f${'2'.repeat(20)}`, { customerId: 'c-other', wakeAt: null });
  await ledger.addPending(unsent);
  for (const c of [forgotten.case, dozing]) await cases.create(c);

  const listed = await command('list');
  const alert = unsent[0]!.alertId;
  expect(listed).toMatch(new RegExp(`^overdue {2}${forgotten.case.caseId} {2}open {2}since 2026-11-20T`, 'm'));
  expect(listed).toMatch(new RegExp(`^asleep {3}${dozing.caseId} {2}open`, 'm'));
  expect(listed).toMatch(new RegExp(`^alert {4}${alert.replaceAll('.', '\\.')} {2}on \\S+ {2}pending since 2026-11-20T`, 'm'));
  expect(listed).toContain('1 cases overdue, 1 asleep, 1 alerts not sent');
  expect(listed).not.toMatch(/c-zhou|c-other|修理厂/);

  expect(await command('restart')).toContain('1 cases restarted, 1 woken, 1 alerts published again, 0 failed');
  for (let tries = 0; tries < 100 && (await ledger.get(unsent[0]!))?.at.sent === undefined; tries++) await pause(100);
  for (let tries = 0; tries < 100 && (await cases.get(forgotten.case.caseId))!.version === 2; tries++) await pause(100);
  expect((await ledger.get(unsent[0]!))?.at.sent).toBeDefined();
  for (const { caseId } of [forgotten.case, dozing])
    expect((await cases.get(caseId))?.timeline).toContainEqual(expect.objectContaining({ type: 'breached' }));
  expect(await command('list')).toMatch(/0 cases overdue, 0 asleep/);
}, 90_000);

test('a wrong word is answered with what there is', async () => {
  await expect(command('explode')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('list|restart') });
});
