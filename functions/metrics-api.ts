import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { documents } from '#adapters/aws/table.ts';
import { answerResponse, datesOf, ResponseQuery } from '#domain/insight/response-query.ts';
import { MetricsApiEnv } from './environments.ts';
import { readInsurer } from './insurer.ts';
import { api } from './middleware/api.ts';
import { parsed } from './middleware/parsed.ts';

const env = MetricsApiEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);
const cases = dynamoCases(documents(new DynamoDBClient({})), env.CASES_TABLE, insurer.timeZone);

export const handler = api({
  'GET /v1/metrics/response': async ({ query }) => {
    const asked = parsed(ResponseQuery, query, '/query');
    return { status: 200, body: answerResponse(asked, await cases.ofDays(datesOf(asked)), Date.now(), insurer.timeZone) };
  },
});
