import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { calendarWords, icalOf } from '#adapters/calendar/ical.ts';
import type { CalendarLinks } from '#adapters/links/calendar-links.ts';
import { calendarRange, dutyEvents } from '#domain/roster/calendar.ts';
import { safetyHeaders } from '../middleware/safety-headers.ts';
import { type RosterViewPorts, rosterNow } from './rota-view.ts';

export type CalendarFeedPorts = RosterViewPorts & { links: CalendarLinks };

/** Somebody's times of duty for a calendar program, which signs in nowhere: the signed link is what lets it in. */
export const calendarFeed =
  (ports: CalendarFeedPorts) =>
  async ({ pathParameters, queryStringParameters }: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { links, roster, base, insurer, now } = ports;
    const pass = await links.read((pathParameters?.file ?? '').replace(/\.ics$/, ''));
    if (!pass || !base.person(pass.person) || (await roster.calendarNumber(pass.person)) !== pass.number) return unknown;
    const range = calendarRange(now(), insurer.timeZone);
    const events = dutyEvents(await rosterNow(ports, range.from), insurer, pass.person, range);
    const isEnglish = queryStringParameters?.lang === 'en';
    const teamName = (id: string) => base.team(id)?.[isEnglish ? 'en' : 'zh'] ?? id;
    const about = { insurer: insurer.id, person: pass.person, events, timeZone: insurer.timeZone, now: now(), teamName };
    return {
      statusCode: 200,
      headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=900' },
      body: icalOf(about, calendarWords[isEnglish ? 'en' : 'zh']),
    };
  };

const headers = { ...safetyHeaders, 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

/** A link that was taken back looks like one that never was. */
const unknown: APIGatewayProxyStructuredResultV2 = {
  statusCode: 404,
  headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({ type: 'about:blank', title: 'No such calendar', status: 404, errors: [] }),
};
