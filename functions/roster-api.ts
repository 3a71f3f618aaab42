import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { dynamoAudit } from '#adapters/aws/audit-log.ts';
import { channelSecrets } from '#adapters/aws/channel-secrets.ts';
import { calendarLinks } from '#adapters/links/calendar-links.ts';
import { auditTrail } from './audit-trail.ts';
import { RosterApiEnv } from './environments.ts';
import { calendarFeed } from './handlers/calendar-feed.ts';
import { rosterApiHandler } from './handlers/roster-api.ts';
import { keepServices } from './keep-services.ts';
import { measure, measured } from './measure.ts';
import { calendars } from './routes.ts';

const env = RosterApiEnv.parse(process.env);
const { duty: base, ...kept } = keepServices(env);
const secrets = channelSecrets(new SecretsManagerClient({}), env.CHANNELS_SECRET, kept.now);
const ports = {
  ...kept,
  base,
  links: calendarLinks(new URL('/v1/rota/calendar', kept.insurer.consoleUrl).href, () => secrets('calendar')),
  trail: auditTrail(dynamoAudit(kept.db, env.AUDIT_TABLE, kept.insurer.timeZone), kept.now, measure),
};
const [answer, feed] = [rosterApiHandler(ports), calendarFeed(ports)];
const isFeed = (event: APIGatewayProxyEventV2) => calendars.keys.some((key) => key === event.routeKey);

export const handler = measured((event: APIGatewayProxyEventV2, context: Context) =>
  isFeed(event) ? feed(event) : answer(event, context),
);
