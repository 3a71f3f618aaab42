import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { calendarLinks } from '#adapters/links/calendar-links.ts';
import { memoryAudit } from '#adapters/memory/audit-log.ts';
import { memoryRoster } from '#adapters/memory/roster-store.ts';
import type { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { rotaOf } from '#domain/roster/posts.ts';
import { auditTrail } from '#functions/audit-trail.ts';
import { calendarFeed } from '#functions/handlers/calendar-feed.ts';
import { rosterApiHandler } from '#functions/handlers/roster-api.ts';
import type { RouteKey } from '#functions/routes.ts';
import { at, small } from '../domain/roster/rosters.ts';
import { worldOf } from '../scenario/world.ts';

type Asked = { as?: string; role?: string; body?: unknown; query?: Record<string, string>; id?: string };

/** The roster API over the memory adapters, for the small insurer: on Friday at ten, or that many hours after midnight. */
export function rosterDesk(hours = 10, change: Partial<Insurer> = {}) {
  const insurer = { ...small, ...change };
  const world = worldOf(insurer, at(hours));
  const { now } = world;
  const store = memoryRoster();
  const audit = memoryAudit(insurer.timeZone);
  const links = calendarLinks('https://earshot.example/v1/rota/calendar', async () => 'secret');
  const trail = auditTrail(audit, now, () => {});
  const ports = { ...world.ports, roster: store, base: dutyOf(insurer), insurer, links, trail, now };
  const [handler, feed] = [rosterApiHandler(ports), calendarFeed(ports)];
  const ask = async (routeKey: RouteKey, { as = 'lead-wang', role = 'lead', body, query, id }: Asked = {}) => {
    const event = {
      ...{ routeKey, headers: {}, queryStringParameters: query, body: body === undefined ? undefined : JSON.stringify(body) },
      pathParameters: id === undefined ? undefined : { id },
      requestContext: { authorizer: { lambda: { sub: as, role } } },
    } as unknown as APIGatewayProxyEventV2;
    const { statusCode, body: text } = (await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: statusCode, body: JSON.parse(text!) };
  };
  const fetch = async (url: string) => {
    const { pathname, searchParams } = new URL(url);
    const event = { pathParameters: { file: pathname.split('/').at(-1) }, queryStringParameters: Object.fromEntries(searchParams) };
    return feed(event as unknown as APIGatewayProxyEventV2);
  };
  return { ask, fetch, store, audit, world, wait: (more: number) => world.passTo(now() + more * 3_600_000) };
}

export type Desk = ReturnType<typeof rosterDesk>;
export const time = (hours: number) => new Date(at(hours)).toISOString();
export const span = (from: number, until: number) => ({ from: time(from), until: time(until) });
export const agent = (as: string) => ({ as, role: 'agent' });

/** Agents on duty at that hour, as the API tells a lead. */
export async function onDuty(desk: Desk, hours: number, team = 'north'): Promise<string[]> {
  const { body } = await desk.ask('GET /v1/rota/at', { query: { team, at: time(hours) } });
  return body.onDuty.filter((p: { level: string }) => p.level === 'agent').map((p: { person: string }) => p.person);
}

/** With its rota on record since long ago, so that the past can be answered. */
export async function recorded(desk: Desk): Promise<Desk> {
  await desk.store.addVersion({ since: at(-1000), digest: 'a', ...rotaOf(small) });
  return desk;
}
