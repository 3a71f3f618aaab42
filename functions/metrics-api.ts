import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { documents } from '#adapters/aws/table.ts';
import { MetricsApiEnv } from './environments.ts';
import { metricsApiHandler } from './handlers/metrics-api.ts';
import { readInsurer } from './insurer.ts';

const env = MetricsApiEnv.parse(process.env);
const { timeZone } = readInsurer(env.INSURER_FILE);
const cases = dynamoCases(documents(new DynamoDBClient({})), env.CASES_TABLE, timeZone);

export const handler = metricsApiHandler({ cases, now: Date.now, timeZone });
