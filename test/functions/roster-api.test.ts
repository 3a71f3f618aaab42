import { describe, expect, test } from 'vitest';
import { rotaOf } from '#domain/roster/posts.ts';
import { at, entry, small } from '../domain/roster/rosters.ts';
import { agent, onDuty, recorded, rosterDesk, span, time } from './roster-desk.ts';

describe('the rota', () => {
  test('is told day by day, with the gaps ahead, the people and what was changed', async () => {
    const desk = rosterDesk();
    await desk.ask('POST /v1/rota/absences', { ...agent('agent-li'), body: { ...span(15, 24), reason: '看病' } });
    const { status, body } = await desk.ask('GET /v1/rota', { query: { team: 'north', from: '2026-11-20', until: '2026-11-20' } });
    expect(status).toBe(200);
    expect(body.shifts.filter((s: { level: string }) => s.level === 'agent')).toEqual([
      { team: 'north', level: 'agent', person: 'agent-li', backup: false, source: 'rota', from: time(9), until: time(12) },
      { team: 'north', level: 'agent', person: 'agent-li', backup: false, source: 'rota', from: time(13), until: time(15) },
    ]);
    expect(body.gaps.filter((g: { level: string }) => g.level === 'agent')).toMatchObject([
      { from: time(12), until: time(13), noShifts: false },
      { from: time(15), until: time(17), noShifts: false },
    ]);
    expect(body.people).toContainEqual({ id: 'agent-li', name: '李敏', teams: ['north'], levels: ['agent'] });
    expect(body.changes).toMatchObject([{ kind: 'absence', person: 'agent-li', reason: '看病', state: 'in force' }]);
    expect(body).toMatchObject({ from: '2026-11-20', until: '2026-11-20', timeZone: 'Asia/Shanghai', teams: ['north'] });
  });

  test('of a week from today when no dates are named; of five weeks at most', async () => {
    const { ask } = rosterDesk();
    expect((await ask('GET /v1/rota')).body).toMatchObject({
      from: '2026-11-20',
      until: '2026-11-26',
      teams: ['national', 'north', 'claims'],
    });
    expect((await ask('GET /v1/rota', { query: { from: '2026-11-20', until: '2026-12-24' } })).status).toBe(200);
    for (const [query, pointer] of [
      [{ from: '2026-11-20', until: '2026-12-25' }, '/query/until'],
      [{ from: '2026-11-20', until: '2026-11-19' }, '/query/until'],
      [{ from: 'monday' }, '/query/from'],
      [{ from: '9999-12-31' }, '/query/from'],
      [{ team: 'nowhere' }, '/query/team'],
    ] as const) {
      const { status, body } = await ask('GET /v1/rota', { query });
      expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
    }
  });

  test('shows an agent the own teams, and why others are absent to leads only', async () => {
    const desk = rosterDesk();
    await desk.ask('POST /v1/rota/overrides', { body: { person: 'agent-guo', team: 'north', ...span(9, 17), reason: 'wave' } });
    await desk.ask('POST /v1/rota/absences', { ...agent('agent-li'), body: { ...span(15, 24), reason: '看病' } });
    const seen = async (as: string, role: string) => (await desk.ask('GET /v1/rota', { as, role })).body;
    expect((await seen('agent-guo', 'agent')).teams).toEqual(['north']);
    const absences = (body: { changes: { kind: string; reason: string | null }[] }) =>
      body.changes.filter((c) => c.kind === 'absence').map((c) => c.reason);
    expect(absences(await seen('agent-guo', 'agent'))).toEqual([null]);
    expect(absences(await seen('agent-li', 'agent'))).toEqual(['看病']);
    expect(absences(await seen('lead-wang', 'lead'))).toEqual(['看病']);
    expect(absences(await seen('manager-zhao', 'manager'))).toEqual([null]);
    expect(await desk.ask('GET /v1/rota', { ...agent('agent-li'), query: { team: 'claims' } })).toMatchObject({ status: 403 });
  });
});

describe('who was on duty', () => {
  test('is answered by the rota of then, also after another one was deployed', async () => {
    const desk = await recorded(rosterDesk());
    await desk.store.addVersion({ since: at(9), digest: 'b', ...rotaOf({ ...small, rota: [entry('agent-guo')] }) });
    expect(await onDuty(desk, -15)).toEqual(['agent-li']);
    expect(await onDuty(desk, 9.5)).toEqual(['agent-guo']);
    const { body } = await desk.ask('GET /v1/rota/at', { query: { team: 'north', at: time(9.5) } });
    expect(body).toMatchObject({ at: time(9.5), rotaSince: time(9), onDuty: [{ name: '郭晓峰', source: 'rota', backup: false }] });
  });

  test('is not known before anything was recorded', async () => {
    const { ask } = await recorded(rosterDesk());
    for (const at of [time(-1001), '0001-01-01T00:00:00Z'])
      expect((await ask('GET /v1/rota/at', { query: { at } })).body).toMatchObject({ rotaSince: null, onDuty: [] });
  });

  test('stays true whatever is taken back later', async () => {
    const desk = await recorded(rosterDesk(8));
    const { body } = await desk.ask('POST /v1/rota/absences', { ...agent('agent-li'), body: { ...span(9, 17), reason: 'ill' } });
    await desk.wait(2);
    expect(await onDuty(desk, 10)).toEqual([]);
    const taken = await desk.ask('DELETE /v1/rota/absences/{id}', { ...agent('agent-li'), id: body.change.id });
    expect(taken).toMatchObject({ status: 200, body: { change: { state: 'withdrawn' } } });
    await desk.wait(1);
    expect([await onDuty(desk, 9.5), await onDuty(desk, 11)]).toEqual([[], ['agent-li']]);
  });

  test('and past days of the rota are shown as they were', async () => {
    const desk = await recorded(rosterDesk());
    await desk.store.addVersion({ since: at(-24), digest: 'b', ...rotaOf({ ...small, rota: [entry('agent-guo')] }) });
    const { body } = await desk.ask('GET /v1/rota', { query: { team: 'north', from: '2026-11-18', until: '2026-11-20' } });
    const people = (day: string) => [
      ...new Set(body.shifts.filter((s: { from: string }) => s.from.startsWith(day)).map((s: { person: string }) => s.person)),
    ];
    expect([people('2026-11-18'), people('2026-11-19')]).toEqual([['agent-li', 'lead-wang'], ['agent-guo']]);
  });
});
