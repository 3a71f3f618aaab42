import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoAudit } from '#adapters/aws/audit-log.ts';
import { dynamoCases } from '#adapters/aws/case-store.ts';
import { documents } from '#adapters/aws/table.ts';
import { audited, auditTrail } from './audit-trail.ts';
import { MetricsApiEnv } from './environments.ts';
import { metricsApiHandler } from './handlers/metrics-api.ts';
import { readInsurer } from './insurer.ts';
import { measure, measured } from './measure.ts';

const env = MetricsApiEnv.parse(process.env);
const insurer = readInsurer(env.INSURER_FILE);
const db = documents(new DynamoDBClient({}));
const cases = dynamoCases(db, env.CASES_TABLE, insurer.timeZone);
const trail = auditTrail(dynamoAudit(db, env.AUDIT_TABLE, insurer.timeZone), Date.now, measure);

export const handler = measured(audited(metricsApiHandler({ cases, now: Date.now, insurer }), trail));
