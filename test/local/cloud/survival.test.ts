import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { awsCall } from '#local/aws-call.ts';
import { startCloud } from '#local/cloud.ts';
import type { Endpoints } from '#local/template/resource-type.ts';
import { temporaryFolder, writeAssembly } from './fixtures/assembly.ts';
import { eventually, users } from './fixtures/running.ts';

const attribute = { AttributeName: 'id', AttributeType: 'S' };
const assembly = writeAssembly({
  resources: {
    Cases: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'cases',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [attribute, { AttributeName: 'team', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          { IndexName: 'byTeam', KeySchema: [{ AttributeName: 'team', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
        ],
      },
    },
    Live: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'live', VisibilityTimeout: 1 } },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        Name: 'pseudonyms',
        GenerateSecretString: { SecretStringTemplate: '{"user":"earshot"}', GenerateStringKey: 'key', PasswordLength: 20 },
      },
    },
    Alarm: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'alarm',
        DefinitionString: { 'Fn::Join': ['', ['{"StartAt":"W","States":{"W":{"Type":"Wait",', '"TimestampPath":"$.at","End":true}}}']] },
      },
    },
  },
});

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

async function serve(data: string) {
  const child = fork(fileURLToPath(new URL('./fixtures/serve.ts', import.meta.url)), [data, assembly], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.push(child);
  const endpoints = await new Promise<Endpoints>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Endpoints));
    child.once('exit', () => reject(new Error('the cloud ended')));
  });
  const queue = { QueueUrl: `${endpoints.messaging}/000000000000/live` };
  return {
    child,
    put: (id: string) =>
      awsCall(endpoints.dynamodb, 'DynamoDB_20120810.PutItem', { TableName: 'cases', Item: { id: { S: id }, team: { S: 'a' } } }),
    query: async () => {
      const expression = { KeyConditionExpression: 'team = :t', ExpressionAttributeValues: { ':t': { S: 'a' } } };
      const { Items } = await awsCall<{ Items: { id: { S: string } }[] }>(endpoints.dynamodb, 'DynamoDB_20120810.Query', {
        TableName: 'cases',
        IndexName: 'byTeam',
        ...expression,
      });
      return Items.map(({ id }) => id.S);
    },
    send: (MessageBody: string) => awsCall(endpoints.messaging, 'AmazonSQS.SendMessage', { ...queue, MessageBody }),
    receive: async () => {
      const wanted = { ...queue, MaxNumberOfMessages: 10, WaitTimeSeconds: 2 };
      const { Messages = [] } = await awsCall<{ Messages?: { Body: string }[] }>(endpoints.messaging, 'AmazonSQS.ReceiveMessage', wanted);
      return Messages.map(({ Body }) => Body);
    },
    secret: async () =>
      (await awsCall<{ SecretString: string }>(endpoints.control, 'secretsmanager.GetSecretValue', { SecretId: 'pseudonyms' }))
        .SecretString,
    alarm: (name: string) =>
      awsCall<{ executionArn: string }>(endpoints.control, 'AWSStepFunctions.StartExecution', {
        stateMachineArn: 'alarm',
        name,
        input: alarmInput,
      }),
  };
}
const alarmInput = JSON.stringify({ at: new Date(Date.now() + 3_600_000).toISOString() });

/** The processes that this one started, from the kernel. */
const childrenOf = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
/** A zombie is dead; that nobody has collected it yet is the container's affair. */
function alive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('nothing acknowledged is lost by kill -9 under load, and no process stays behind', async () => {
  const data = temporaryFolder();
  const before = await serve(data);
  const secret = await before.secret();
  const { executionArn } = await before.alarm('c1-1');
  await before.send('in flight');
  expect(await before.receive()).toEqual(['in flight']);

  const acknowledged: string[] = [];
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let index = 0; ; index += 1) {
      const id = `${writer}-${index}`;
      await Promise.all([before.put(id), before.send(id)]);
      acknowledged.push(id);
    }
  });
  await eventually(() => acknowledged.length > 60);
  const emulators = childrenOf(before.child.pid!);
  expect(emulators).toHaveLength(2);
  before.child.kill('SIGKILL');
  await Promise.allSettled(writers);

  const after = await serve(data); // at once: the emulators may still be letting go of their files
  expect(emulators.filter(alive)).toEqual([]);
  expect(await after.query()).toEqual(expect.arrayContaining(acknowledged));
  const received = new Set<string>();
  await eventually(async () => {
    for (const body of await after.receive()) received.add(body);
    return [...acknowledged, 'in flight'].every((body) => received.has(body));
  });
  expect(await after.secret()).toBe(secret);
  expect(JSON.parse(secret)).toEqual({ user: 'earshot', key: expect.stringMatching(/^.{20}$/) });
  expect((await after.alarm('c1-1')).executionArn).toBe(executionArn);
});

test('a folder in use, a port in use, and tables that would have to change are explained', async () => {
  const data = temporaryFolder();
  const options = { port: 0, data, assembly, users };
  const cloud = await startCloud(options);
  await expect(startCloud(options)).rejects.toThrow(
    `the data folder ${data} is in use by process ${process.pid} (${cloud.url}): stop it, or choose another with --data`,
  );
  await cloud.stop();

  const changed = writeAssembly({
    resources: {
      Cases: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'cases',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [attribute],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        },
      },
    },
  });
  await expect(startCloud({ ...options, assembly: changed })).rejects.toThrow('table cases in the data folder has other keys or indexes');

  const other = createServer().listen(0, '127.0.0.1');
  await eventually(() => other.listening);
  const { port } = other.address() as AddressInfo;
  await expect(startCloud({ ...options, data: join(data, 'other'), port })).rejects.toThrow(`port ${port} is in use`);
  other.close();
});
