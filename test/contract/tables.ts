import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { App } from 'aws-cdk-lib';
import { documents } from '#adapters/aws/table.ts';
import { DataStack } from '#lib/data-stack.ts';
import { startTables } from '#local/dynamodb/service.ts';
import { createTables } from '#local/dynamodb/tables.ts';
import { readAssembly } from '#local/template/assembly.ts';
import { loadResources } from '#local/template/resources.ts';

/** The tables of the real data stack in a DynamoDB emulator of their own. */
export async function realTables() {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-tables-'));
  const app = new App({ outdir: join(folder, 'cdk.out'), builtinCloudFormationValidation: false });
  new DataStack(app, 'earshot-data', { env: { region: 'us-east-1' } });
  app.synth();
  const emulator = await startTables(join(folder, 'dynamodb'), (error) => {
    throw error;
  });
  const elsewhere = 'http://127.0.0.1';
  const resources = loadResources(readAssembly(join(folder, 'cdk.out')), {
    front: elsewhere,
    dynamodb: emulator.url,
    messaging: elsewhere,
    control: elsewhere,
  });
  await createTables(emulator.url, resources);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const db = documents(new DynamoDBClient({ endpoint: emulator.url, region: 'us-east-1', credentials }));
  const tables = resources.of('AWS::DynamoDB::Table');
  return {
    db,
    tableOf: (name: string) => tables.find((t) => t.logicalId.startsWith(name))!.name,
    async stop() {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
