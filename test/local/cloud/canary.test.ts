import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documents } from '#adapters/aws/table.ts';
import { canary, canaryCustomer } from '#domain/canary/canary.ts';
import { canaryStages } from '#domain/canary/run-canary.ts';
import { type Cloud, startCloud } from '#local/cloud.ts';
import { scheduledEvent } from '#local/events/schedule.ts';
import { configurations } from '#local/lambda/host.ts';
import { startInstance } from '#local/lambda/instance.ts';
import { signIn } from '#local/oidc/sign-in.ts';
import { readUsers } from '#local/oidc/users.ts';
import { synthesizeApp } from '#local/synthesis.ts';
import { terminalLine } from '#local/terminal.ts';
import { temporaryFolder } from './fixtures/assembly.ts';
import { eventually } from './fixtures/running.ts';

const data = temporaryFolder();
const users = readUsers('config/users.json');
const lines: string[] = [];
let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({
    ...{ port: 0, data, users, log: (_, line) => void lines.push(line) },
    assembly: (url) => synthesizeApp({ outdir: join(data, 'cdk.out'), url, policy: 'config/policy.json', config: 'config' }),
  });
}, 60_000);
afterAll(() => cloud?.stop());

/** The schedule ticks every five minutes; its function is called by hand here, as it would call it. */
async function fly(): Promise<Record<string, unknown>[]> {
  const said: Record<string, unknown>[] = [];
  const configuration = configurations(cloud.resources, cloud.endpoints).find(({ name }) => /-Canary/.test(name))!;
  const instance = startInstance(configuration, (line) => void said.push(JSON.parse(line)));
  expect(await instance.invoke(scheduledEvent('arn:aws:events:us-east-1:000000000000:rule/canary'))).not.toHaveProperty('error');
  // What it printed comes by another way than its answer.
  await eventually(() => said.find((line) => '_aws' in line));
  await instance.stop();
  return said;
}

const rowsOf = async (table: string) => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const db = documents(new DynamoDBClient({ endpoint: cloud.endpoints.dynamodb, region: 'us-east-1', credentials }));
  const found = cloud.resources.of('AWS::DynamoDB::Table').find(({ logicalId }) => logicalId.startsWith(table))!;
  return (await db.send(new ScanCommand({ TableName: found.name }))).Items ?? [];
};
const get = async (path: string, user: string) => {
  const token = await signIn(cloud.url, user, users);
  const answer = await fetch(cloud.url + path, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: (await answer.json()) as { items?: unknown[] } };
};

test('a canary goes the whole way through the real queues, tables and topic, twice, and meets nobody', async () => {
  for (let flight = 1; flight <= 2; flight++) {
    const said = await fly();
    const through = said.find(({ message }) => message === 'the canary came through') as { caseId: string; took: Record<string, number> };
    expect(through, JSON.stringify(said)).toBeDefined();
    expect(Object.keys(through.took)).toEqual(canaryStages);
    expect(through.took.alerted).toBeLessThan(10_000);
    const measured = said.find((line) => '_aws' in line);
    expect(measured).toMatchObject({ service: 'earshot', CanaryFailed: 0, CanaryDelay: through.took.alerted });
    expect(await get(`/v1/cases/${through.caseId}`, 'admin')).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect((await get(`/v1/cases/${through.caseId}`, 'lead-wang')).status).toBe(404);
  }
  for (const user of ['agent-li', 'lead-wang', 'manager-zhao', 'admin']) expect((await get('/v1/cases', user)).body.items).toEqual([]);
  expect(lines.map((line) => terminalLine('any', line, { colours: false })).filter(Boolean)).toEqual([]);
}, 90_000);

test('what it leaves expires, all of it but one row of its customer', async () => {
  for (const table of ['Cases', 'Feedback', 'Deliveries']) {
    const rows = await rowsOf(table);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const row of rows) expect(row.expiresAt, table).toBeGreaterThan(Date.now() / 1000 + 86_400);
  }
  expect(await rowsOf('Contacts')).toEqual([]);
  expect(await rowsOf('Customers')).toEqual([{ customerId: canaryCustomer, servedBy: canary, schemaVersion: 1 }]);
});
