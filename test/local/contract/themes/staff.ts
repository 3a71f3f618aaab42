import { expect, test } from 'vitest';
import { type Earshot, type Json, until } from '../earshot.ts';
import { expectProblem, furious, story } from '../story.ts';

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

export function staff(earshot: Earshot): void {
  const { opens, done, act } = story(earshot);
  const changes = async (cursor: string, as = 'agent-li'): Promise<Json> =>
    (await earshot.get(`/v1/cases/changes?cursor=${encodeURIComponent(cursor)}&limit=200`, as)).body;
  /** Follows the feed until it is at its end. */
  const follow = async (from: string, as?: string): Promise<{ items: Json[]; cursor: string }> => {
    const items: Json[] = [];
    for (let cursor = from; ; ) {
      const page = await changes(cursor, as);
      items.push(...page.items);
      cursor = page.cursor;
      if (!page.more) return { items, cursor };
    }
  };

  test('every answer to staff says what time it is; those to a source do not', async () => {
    for (const path of ['/v1/cases?limit=1', '/v1/presence', '/v1/cases/changes', '/v1/metrics/response?from=2026-01-01&to=2026-01-01']) {
      const { body } = await earshot.get(path, 'lead-wang');
      expect(body.serverNow, path).toEqual(time);
      expect(Math.abs(Date.parse(body.serverNow) - Date.now())).toBeLessThan(10_000);
    }
    expect((await earshot.post('/v1/feedback', 'source-claims', furious())).body).toEqual({ feedbackId: expect.any(String) });
    expect((await earshot.send('GET', '/v1/openapi.json')).body).not.toHaveProperty('serverNow');
  });

  test('a change is told to those who may see the case, with the words of the customer, until it is told no more', async () => {
    const begin = await earshot.get('/v1/cases/changes', 'agent-li');
    expect(begin.body).toMatchObject({ items: [], more: false, cursor: expect.any(String) });
    const { caseId, proposedOwner } = await opens({ comment: '修理厂三天不接电话，我要投诉' });
    const told = await until('the case is told', async () => {
      const { items } = await follow(begin.body.cursor);
      return items.find((c) => c.caseId === caseId);
    });
    expect(told).toMatchObject({
      state: 'open',
      words: { comment: '修理厂三天不接电话，我要投诉', submittedAt: time, score: { value: 1 } },
    });
    expect((await follow(begin.body.cursor, 'agent-sun')).items.map((c) => c.caseId)).not.toContain(caseId);
    const claimed = await done(caseId, 'claim', proposedOwner);
    const later = await follow(begin.body.cursor, 'manager-zhao');
    expect(later.items.find((c) => c.caseId === caseId)).toMatchObject({ state: 'claimed', version: claimed.version });
    expectProblem(await earshot.get('/v1/cases/changes?cursor=invented', 'agent-li'), 400, '/query/cursor');
    expectProblem(await earshot.get(`/v1/cases/changes?cursor=${later.cursor}&team=claims`, 'agent-li'), 403, '/query/team');
  });

  test('the list carries the words too', async () => {
    const customer = { id: `words-${Date.now()}` };
    await opens({ customer, comment: '定损员态度很差' });
    const { body } = await earshot.get(`/v1/cases?customer=${customer.id}`, 'admin');
    expect(body.items).toMatchObject([{ words: { comment: '定损员态度很差', options: [], phrases: expect.any(Array) } }]);
  });

  test('a console learns at its start who it serves, and is told 304 when nothing has changed', async () => {
    const token = await earshot.token('agent-li');
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${earshot.url}/v1/console`, { headers: { authorization: `Bearer ${token}`, ...headers } });
    const first = await ask();
    expect(await first.json()).toMatchObject({ me: { id: 'agent-li', roles: ['agent'] }, catalogue: { touchpoints: expect.any(Array) } });
    const tag = first.headers.get('etag')!;
    const again = await ask({ 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('whoever goes on duty is seen by the team and by leads', async () => {
    const said = await earshot.send('PUT', '/v1/presence', { as: 'agent-chen', body: { state: 'on', sound: true } });
    expect([said.status, said.body]).toMatchObject([200, { person: 'agent-chen', state: 'on', present: true, sound: true }]);
    for (const as of ['agent-li', 'lead-wang', 'admin']) {
      const { body } = await earshot.get('/v1/presence', as);
      const chen = body.items.find((p: Json) => p.person === 'agent-chen');
      expect(chen, as).toMatchObject({ name: '陈宇', present: true, since: time, onRota: true, load: { open: expect.any(Number) } });
    }
    expectProblem(await earshot.send('PUT', '/v1/presence', { as: 'agent-chen', body: { state: 'asleep' } }), 400, '/state');
    expectProblem(await earshot.send('PUT', '/v1/presence', { as: 'manager-zhao', body: { state: 'on' } }), 403);
  });

  test('what staff do is in the audit, which only admins read', async () => {
    const { caseId, proposedOwner } = await opens();
    await earshot.get(`/v1/cases/${caseId}`, 'manager-zhao');
    await act(caseId, 'claim', proposedOwner);
    const { status, body } = await earshot.get(`/v1/audit?case=${caseId}`, 'admin');
    expect(status).toBe(200);
    expect(body.items).toContainEqual({ at: time, who: 'manager-zhao', what: 'case-opened', caseId });
    expect(body.items).toContainEqual({ at: time, who: proposedOwner, what: 'case-acted', detail: 'claim', caseId });
    expectProblem(await earshot.get('/v1/audit', 'lead-wang'), 403);
  });

  test('figures saved as a file are in the audit', async () => {
    const body = { page: 'response', from: '2026-11-01', to: '2026-11-02', by: 'team', format: 'csv' };
    expect((await earshot.post('/v1/audit/exports', 'manager-zhao', body)).status).toBe(200);
    const exported = { who: 'manager-zhao', what: 'figures-exported', detail: 'response csv 2026-11-01/2026-11-02 team' };
    expect((await earshot.get('/v1/audit?what=figures-exported', 'admin')).body.items).toContainEqual({ at: time, ...exported });
    expectProblem(await earshot.post('/v1/audit/exports', 'manager-zhao', { ...body, format: 'pdf' }), 400, '/format');
    expectProblem(await earshot.post('/v1/audit/exports', 'agent-li', body), 403);
  });

  test('what became of alerts is listed for leads and admins', async () => {
    const { caseId } = await opens();
    const sent = await until('its alert is listed as sent', async () => {
      const { body } = await earshot.get('/v1/deliveries?state=sent&limit=200', 'lead-wang');
      return body.items.find((d: Json) => d.caseId === caseId);
    });
    expect(sent).toMatchObject({ state: 'sent', step: 'owner', at: { pending: time, sent: time } });
    expectProblem(await earshot.get('/v1/deliveries?state=lost', 'admin'), 400, '/query/state');
    expectProblem(await earshot.get('/v1/deliveries', 'agent-li'), 403);
  });

  test('dead letters are counted queue by queue, and a queue without any has none to replay', async () => {
    const { body } = await earshot.get('/v1/dead-letters', 'admin');
    expect(body.queues.map((q: Json) => [q.queue, q.count])).toEqual([
      ['live', 0],
      ['bulk', 0],
      ['deliver', 0],
    ]);
    expect((await earshot.post('/v1/dead-letters/replay', 'admin', { queue: 'bulk' })).body).toMatchObject({ replayed: 0, more: false });
    expectProblem(await earshot.post('/v1/dead-letters/replay', 'admin', { queue: 'all' }), 400, '/queue');
    expectProblem(await earshot.get('/v1/dead-letters', 'lead-wang'), 403);
  });
}
