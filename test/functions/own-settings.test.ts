import { describe, expect, test } from 'vitest';
import type { RouteKey } from '#functions/routes.ts';
import { entry, small } from '../domain/roster/rosters.ts';
import { agent, rosterDesk } from './roster-desk.ts';

describe('one’s own settings', () => {
  test('prefer channels by severity and hour, of one’s own only', async () => {
    const desk = rosterDesk();
    const read = () => desk.ask('GET /v1/me/preferences', agent('agent-li'));
    expect((await read()).body).toMatchObject({
      person: 'agent-li',
      isOwn: false,
      preferences: [],
      channels: [{ id: 'screen' }, { id: 'bell' }],
    });
    const preferences = [{ severities: ['urgent'], hours: [{ days: [1, 2], from: '09:00', to: '18:00' }], channels: ['bell'] }];
    expect(await desk.ask('PUT /v1/me/preferences', { ...agent('agent-li'), body: { preferences } })).toMatchObject({
      status: 200,
      body: { isOwn: true, preferences },
    });
    expect((await read()).body).toMatchObject({ isOwn: true, preferences });
    expect(desk.audit.all()).toMatchObject([{ who: 'agent-li', what: 'preferences-changed' }]);
    for (const [body, pointer] of [
      [{ preferences: [{ channels: ['pager'] }] }, '/preferences/0/channels/0'],
      [{ preferences: [{ channels: [] }] }, '/preferences/0/channels'],
      [{ preferences: [{ channels: ['bell'], severities: ['huge'] }] }, '/preferences/0/severities/0'],
      [{ preferences: [{ channels: ['bell'], hours: [{ days: [8], from: '09:00', to: '18:00' }] }] }, '/preferences/0/hours/0/days/0'],
      [{}, '/preferences'],
    ] as const)
      expect(await desk.ask('PUT /v1/me/preferences', { ...agent('agent-li'), body })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer }] },
      });
    expect(await desk.ask('GET /v1/me/preferences', agent('stranger'))).toMatchObject({ status: 404 });
  });

  test('do not let the last to be told depend on browser push', async () => {
    const push = { id: 'push', kind: 'web-push' as const, zh: '浏览器推送', en: 'Browser push', timeoutMs: 3000 };
    const channels = [...small.channels, push] as typeof small.channels;
    const people = small.people.map((p) => ({ ...p, channels: [...p.channels, 'push'] }));
    const rota = [...small.rota, entry('duty-wu', { team: '*', level: 'duty' })];
    const { ask } = rosterDesk(10, { channels, people, rota });
    const prefer = (as: string) => ask('PUT /v1/me/preferences', { as, body: { preferences: [{ channels: ['push'] }] } });
    expect(await prefer('agent-li')).toMatchObject({ status: 200 });
    expect(await prefer('duty-wu')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/preferences' }] } });
  });

  test('a calendar link shows one person’s shifts until it is taken back', async () => {
    const desk = rosterDesk();
    const link = async (route: RouteKey = 'GET /v1/rota/calendar-link') => (await desk.ask(route, agent('agent-li'))).body.url as string;
    const first = await link();
    expect(await link()).toBe(first);
    expect(await desk.fetch(first)).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } });
    const next = await link('POST /v1/rota/calendar-link');
    expect(next).not.toBe(first);
    expect([(await desk.fetch(first)).statusCode, (await desk.fetch(next)).statusCode]).toEqual([404, 200]);
    const forged = [
      next.replace(/.{4}\.ics/, 'AAAA.ics'),
      `${next.split('/').slice(0, -1).join('/')}/x.ics`,
      next.replace('/calendar/', '/calendar/W'),
    ];
    for (const url of forged) expect((await desk.fetch(url)).statusCode).toBe(404);
  });
});
