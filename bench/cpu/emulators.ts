import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { awsEndpoint } from '#local/aws-endpoint.ts';
import { startTables } from '#local/dynamodb/service.ts';
import { createTables } from '#local/dynamodb/tables.ts';
import { configurations } from '#local/lambda/host.ts';
import type { FunctionConfiguration } from '#local/lambda/instance.ts';
import { channelsOf } from '#local/messaging/channels.ts';
import { startMessaging } from '#local/messaging/service.ts';
import { readAssembly } from '#local/template/assembly.ts';
import type { Endpoints } from '#local/template/resource-type.ts';
import { loadResources } from '#local/template/resources.ts';

export interface Emulators {
  endpoints: Endpoints;
  intake: FunctionConfiguration;
  judge: FunctionConfiguration;
  stop(): Promise<void>;
}

const nowhere = 'http://127.0.0.1';

/** The tables and queues of a template, without anything that consumes them. Alarms are taken and forgotten. */
export async function startEmulators(assembly: string, folder: string): Promise<Emulators> {
  const stacks = readAssembly(assembly);
  const plan = loadResources(stacks, { front: nowhere, dynamodb: nowhere, messaging: nowhere, control: nowhere });
  const crash = (error: Error) => console.error(error);
  for (const part of ['dynamodb', 'messaging']) mkdirSync(join(folder, part), { recursive: true });
  const tables = await startTables(join(folder, 'dynamodb'), crash);
  const messaging = await startMessaging(join(folder, 'messaging'), channelsOf(plan), crash);
  const control = await awsEndpoint();
  control.services.AWSStepFunctions = { StartExecution: () => ({ executionArn: 'arn', startDate: 0 }) };
  const endpoints = { front: nowhere, dynamodb: tables.url, messaging: messaging.url, control: control.url };
  const resources = loadResources(stacks, endpoints);
  await createTables(endpoints.dynamodb, resources);
  const named = (part: string) => configurations(resources, endpoints).find(({ name }) => name.includes(part))!;
  return {
    endpoints,
    intake: named('-Intake'),
    judge: named('-Judge'),
    async stop() {
      await Promise.all([tables.stop(), messaging.stop(), control.stop()]);
    },
  };
}
