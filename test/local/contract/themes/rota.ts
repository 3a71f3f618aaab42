import { describe, expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { expectProblem } from '../story.ts';

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const day = 86_400_000;

/** A Wednesday about that many weeks from now: each story has its own, so that none changes what another looks at. */
function wednesday(weeks: number): { date: string; at: (clock: string) => string } {
  const near = Date.now() + weeks * 7 * day;
  const date = new Date(near + ((10 - new Date(near).getUTCDay()) % 7) * day).toISOString().slice(0, 10);
  return { date, at: (clock) => new Date(`${date}T${clock}:00+08:00`).toISOString() };
}

export function rota(earshot: Earshot): void {
  const rotaOf = async (as: string, query: string): Promise<Json> => (await earshot.get(`/v1/rota?${query}`, as)).body;
  const onDuty = async (team: string, at: string): Promise<string[]> => {
    const { body } = await earshot.get(`/v1/rota/at?team=${team}&at=${encodeURIComponent(at)}`, 'lead-wang');
    return body.onDuty.filter((p: Json) => p.level === 'agent' && !p.backup).map((p: Json) => p.person);
  };
  const send = (method: string, path: string, as: string, body?: unknown) =>
    earshot.send(method, path, { as, ...(body === undefined ? {} : { body }) });

  test('a rota of a day shows shifts, breaks, people and gaps: of the own teams to an agent, of all to a lead', async () => {
    const { date, at } = wednesday(4);
    const all = await rotaOf('lead-wang', `from=${date}&until=${date}`);
    expect(all).toMatchObject({ from: date, until: date, timeZone: 'Asia/Shanghai', serverNow: time, gaps: [] });
    const bai = all.shifts.filter((s: Json) => s.person === 'agent-bai').map((s: Json) => [s.from, s.until, s.source]);
    expect(bai).toEqual([
      [at('08:30'), at('11:30'), 'rota'],
      [at('12:30'), at('17:30'), 'rota'],
    ]);
    const own = await rotaOf('agent-bai', `from=${date}&until=${date}`);
    expect(own.teams).toEqual(['branch-beijing']);
    expectProblem(await earshot.get('/v1/rota?team=claims', 'agent-bai'), 403, '/query/team');
    expectProblem(await earshot.get('/v1/rota?from=2026-02-30', 'agent-bai'), 400, '/query/from');
    expectProblem(await earshot.get('/v1/rota', 'source-claims'), 403);
  });

  test('an absence leaves a gap, which is told, and is over when it is taken back', async () => {
    const { at } = wednesday(5);
    const body = { from: at('09:00'), until: at('11:00'), reason: '看病' };
    expect(await onDuty('callback-north', at('10:00'))).toEqual(['agent-guo']);
    const made = await earshot.post('/v1/rota/absences', 'agent-guo', body);
    expect(made).toMatchObject({
      status: 201,
      body: { change: { person: 'agent-guo', state: 'in force', marks: { asked: { by: 'agent-guo' } } } },
    });
    expect(await earshot.post('/v1/rota/absences', 'agent-guo', body)).toMatchObject({
      status: 201,
      body: { change: { id: made.body.change.id } },
    });
    expect(await onDuty('callback-north', at('10:00'))).toEqual([]);
    expectProblem(await send('DELETE', `/v1/rota/absences/${made.body.change.id}`, 'agent-gao'), 403);
    expect(await send('DELETE', `/v1/rota/absences/${made.body.change.id}`, 'lead-wang')).toMatchObject({ status: 200 });
    expect(await onDuty('callback-north', at('10:00'))).toEqual(['agent-guo']);
  });

  test('a lead puts somebody on duty; an agent may not, and nobody for a level above the own', async () => {
    const { at } = wednesday(6);
    const body = { person: 'agent-mo', team: 'callback-south', from: at('09:00'), until: at('11:00'), reason: '高峰' };
    expectProblem(await earshot.post('/v1/rota/overrides', 'agent-li', body), 403);
    expectProblem(await earshot.post('/v1/rota/overrides', 'lead-wang', { ...body, level: 'duty' }), 403);
    expectProblem(await earshot.post('/v1/rota/overrides', 'lead-wang', { ...body, person: 'nobody' }), 400, '/person');
    expectProblem(await earshot.post('/v1/rota/overrides', 'lead-wang', { ...body, until: at('08:00') }), 400, '/until');
    expect(await earshot.post('/v1/rota/overrides', 'lead-wang', body)).toMatchObject({ status: 201, body: { change: { backup: false } } });
    expect((await onDuty('callback-south', at('10:00'))).sort()).toEqual(['agent-lin', 'agent-mo']);
  });

  test('a swap counts when the colleague has agreed and a lead has approved', async () => {
    const { at } = wednesday(7);
    const body = { colleague: 'agent-gu', team: 'callback-east', from: at('08:00'), until: at('12:00') };
    const { change } = (await earshot.post('/v1/rota/swaps', 'agent-shen', body)).body;
    const decide = (deed: string, as: string) => earshot.post(`/v1/rota/swaps/${change.id}/${deed}`, as);
    expectProblem(await decide('approve', 'lead-wang'), 409);
    expectProblem(await decide('agree', 'agent-lu'), 403);
    expect(await decide('agree', 'agent-gu')).toMatchObject({ status: 200, body: { change: { state: 'agreed' } } });
    expect(await onDuty('callback-east', at('10:00'))).toEqual(['agent-shen']);
    expect(await decide('approve', 'lead-wang')).toMatchObject({ status: 200, body: { change: { state: 'approved' } } });
    expect(await onDuty('callback-east', at('10:00'))).toEqual(['agent-gu']);
    expectProblem(await decide('decline', 'lead-wang'), 409);
    expectProblem(await earshot.post('/v1/rota/swaps/none/agree', 'agent-gu'), 404, '/path/id');
  });

  describe('one’s own', () => {
    test('calendar is fetched without signing in, by a link that can be taken back', async () => {
      const fetchFeed = (url: string) => fetch(earshot.url + new URL(url).pathname + new URL(url).search);
      const { url } = (await earshot.get('/v1/rota/calendar-link', 'agent-tang')).body;
      const feed = await fetchFeed(`${url}?lang=en`);
      expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Agent · North callback desk\r\n[\s\S]*END:VCALENDAR/);
      const renewed = (await earshot.post('/v1/rota/calendar-link', 'agent-tang')).body.url;
      expect([(await fetchFeed(url)).status, (await fetchFeed(renewed)).status]).toEqual([404, 200]);
    });

    test('channels can be preferred by severity and hour, but only those one has', async () => {
      const preferences = [{ severities: ['urgent'], channels: ['bell'] }];
      expect(await send('PUT', '/v1/me/preferences', 'agent-qian', { preferences })).toMatchObject({
        status: 200,
        body: { isOwn: true, preferences },
      });
      expect((await earshot.get('/v1/me/preferences', 'agent-qian')).body).toMatchObject({ preferences });
      expectProblem(
        await send('PUT', '/v1/me/preferences', 'agent-qian', { preferences: [{ channels: ['pager'] }] }),
        400,
        '/preferences/0/channels/0',
      );
    });
  });
}
