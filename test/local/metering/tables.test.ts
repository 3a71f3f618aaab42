import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meterTables } from '#local/metering/tables.ts';
import { since, tally } from '#local/metering/tally.ts';

const meter = tally();
const server = dynalite({ createTableMs: 0 } as Parameters<typeof dynalite>[0]);
meterTables(server, meter);
let db: DynamoDBDocumentClient;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  db = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }));
  await db.send(
    new CreateTableCommand({
      TableName: 'cases',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'who', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'byWho', KeySchema: [{ AttributeName: 'who', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    }),
  );
});
afterAll(() => void server.close());

/** What one call adds, and what it answers. */
async function counted<T>(call: () => Promise<T>) {
  const before = { ...meter.counts };
  const answer = await call().catch((error: Error) => error.name);
  return { answer, counts: since(before, meter.counts) };
}

const long = 'x'.repeat(1500);

test('a put costs the item and its index entry', async () => {
  const put = () => db.send(new PutCommand({ TableName: 'cases', Item: { id: '1', who: 'li', long } }));
  const { counts } = await counted(put);
  expect(counts).toMatchObject({ 'dynamodb.requests.PutItem': 1, 'dynamodb.writeUnits.cases': 2, 'dynamodb.indexWriteUnits.cases': 1 });
});

test('a refused condition costs what is there, and is refused all the same', async () => {
  const again = { TableName: 'cases', Item: { id: '1' }, ConditionExpression: 'attribute_not_exists(id)' };
  const { answer, counts } = await counted(() => db.send(new PutCommand(again)));
  expect(answer).toBe('ConditionalCheckFailedException');
  expect(counts).toEqual({
    'dynamodb.requests.PutItem': 1,
    'dynamodb.conditionsRefused.cases': 1,
    'dynamodb.writeUnits.cases': 2,
  });
});

test('an update that moves an index key costs two more', async () => {
  const move = { TableName: 'cases', Key: { id: '1' }, UpdateExpression: 'SET who = :who', ExpressionAttributeValues: { ':who': 'chen' } };
  const { counts } = await counted(() => db.send(new UpdateCommand(move)));
  expect(counts).toMatchObject({ 'dynamodb.writeUnits.cases': 2, 'dynamodb.indexWriteUnits.cases': 2 });
});

test('reads are counted by their consistency', async () => {
  const get = (ConsistentRead: boolean) => counted(() => db.send(new GetCommand({ TableName: 'cases', Key: { id: '1' }, ConsistentRead })));
  expect((await get(true)).counts['dynamodb.readUnits.cases']).toBe(1);
  expect((await get(false)).counts['dynamodb.readUnits.cases']).toBe(0.5);
});

test('a count reads entries and still answers a number alone', async () => {
  const count = {
    ...{ TableName: 'cases', IndexName: 'byWho', KeyConditionExpression: 'who = :who' },
    ...{ ExpressionAttributeValues: { ':who': 'chen' }, Select: 'COUNT' as const },
  };
  const { answer, counts } = await counted(() => db.send(new QueryCommand(count)));
  expect(answer).toMatchObject({ Count: 1 });
  expect(answer).not.toHaveProperty('Items');
  expect(counts['dynamodb.readUnits.cases']).toBe(0.5);
});
