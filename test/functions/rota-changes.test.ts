import { describe, expect, test } from 'vitest';
import { openCase } from '#domain/case/open-case.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import type { RouteKey } from '#functions/routes.ts';
import { feedbackOf } from '../contract/examples.ts';
import { at, small } from '../domain/roster/rosters.ts';
import { agent, type Desk, rosterDesk, span, time } from './roster-desk.ts';

describe('a change', () => {
  const post = (desk: Desk, what: 'absences' | 'overrides' | 'swaps', body: object, who: object = {}) =>
    desk.ask(`POST /v1/rota/${what}` as RouteKey, { body, ...who });
  const absent = { ...span(11, 15), reason: 'ill' };
  const over = { person: 'agent-guo', team: 'north', ...span(11, 15), reason: 'wave' };

  test('says which gaps it leaves in its time', async () => {
    const { status, body } = await post(rosterDesk(), 'absences', absent, agent('agent-li'));
    expect(status).toBe(201);
    expect(body.gaps.filter((g: { level: string }) => g.level === 'agent')).toMatchObject([
      { team: 'north', from: time(11), until: time(15) },
    ]);
  });

  test('asked for again is the same one; taken back, it can be asked for anew', async () => {
    const desk = rosterDesk();
    const first = await post(desk, 'absences', absent, agent('agent-li'));
    expect((await post(desk, 'absences', absent, agent('agent-li'))).body.change).toEqual(first.body.change);
    await desk.ask('DELETE /v1/rota/absences/{id}', { ...agent('agent-li'), id: first.body.change.id });
    const anew = await post(desk, 'absences', absent, agent('agent-li'));
    expect(anew.body.change).toMatchObject({ state: 'in force' });
    expect(anew.body.change.id).not.toBe(first.body.change.id);
  });

  test('of others is for leads, and of a level above one’s own for nobody', async () => {
    const desk = rosterDesk();
    expect(await post(desk, 'absences', { ...absent, person: 'agent-li' }, agent('agent-guo'))).toMatchObject({ status: 403 });
    expect(await post(desk, 'absences', { ...absent, person: 'agent-li' })).toMatchObject({ status: 201 });
    expect(await post(desk, 'overrides', over, agent('agent-guo'))).toMatchObject({ status: 403 });
    expect(await post(desk, 'overrides', { ...over, level: 'duty' })).toMatchObject({
      status: 403,
      body: { errors: [{ detail: 'the level "duty" is above yours' }] },
    });
    expect(await post(desk, 'absences', absent, { as: 'manager-zhao', role: 'manager' })).toMatchObject({ status: 403 });
  });

  test('with faults is refused, field by field', async () => {
    const desk = rosterDesk();
    for (const [what, body, pointer] of [
      ['absences', { ...absent, until: time(10.5) }, '/until'],
      ['absences', { ...absent, from: time(8), until: time(9) }, '/until'],
      ['absences', { ...absent, until: time(24 * 500) }, '/until'],
      ['absences', { ...absent, from: time(24 * 800), until: time(24 * 801) }, '/until'],
      ['absences', { ...absent, from: '20.11.2026' }, '/from'],
      ['absences', { ...span(11, 12) }, '/reason'],
      ['absences', { ...absent, reason: 'a\u0000b' }, '/reason'],
      ['absences', { ...absent, reason: 'x'.repeat(201) }, '/reason'],
      ['absences', { ...absent, person: 'nobody' }, '/person'],
      ['overrides', { ...over, team: 'nowhere' }, '/team'],
      ['overrides', { ...over, person: 'nobody' }, '/person'],
      ['overrides', { ...over, level: 'boss' }, '/level'],
      ['swaps', { ...span(11, 12), requester: 'agent-li', colleague: 'nobody', team: 'north' }, '/colleague'],
      ['swaps', { ...span(11, 12), requester: 'agent-li', colleague: 'agent-li', team: 'north' }, '/colleague'],
      ['swaps', { ...span(18, 20), requester: 'agent-li', colleague: 'agent-guo', team: 'north' }, '/from'],
    ] as const)
      expect(await post(desk, what, body), `${what} ${pointer}`).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect((await desk.store.since(0)).changes).toEqual([]);
  });

  test('does not put anybody on duty who is absent then', async () => {
    const desk = rosterDesk();
    await post(desk, 'absences', { ...absent, person: 'agent-guo' });
    expect(await post(desk, 'overrides', over)).toMatchObject({ status: 400, body: { errors: [{ pointer: '/person' }] } });
    expect(await post(desk, 'overrides', { ...over, ...span(15, 16) })).toMatchObject({ status: 201 });
  });

  test('masks what looks like a customer’s number in its reason', async () => {
    const { body } = await post(rosterDesk(), 'absences', { ...absent, reason: '陪客户 13812345678' }, agent('agent-li'));
    expect(body.change.reason).not.toContain('13812345678');
  });

  test('is taken back by whom it is about or by a lead, not by others, and not when it is over', async () => {
    const desk = rosterDesk();
    const { id } = (await post(desk, 'absences', absent, agent('agent-li'))).body.change;
    const takeBack = (who: object, kind = 'absences') => desk.ask(`DELETE /v1/rota/${kind}/{id}` as RouteKey, { id, ...who });
    expect(await takeBack(agent('agent-guo'))).toMatchObject({ status: 403 });
    expect(await takeBack({}, 'overrides')).toMatchObject({ status: 404 });
    expect(await desk.ask('DELETE /v1/rota/absences/{id}', { id: '../../x' })).toMatchObject({ status: 404 });
    await desk.wait(6);
    expect(await takeBack(agent('agent-li'))).toMatchObject({ status: 409 });
  });

  test('enters the audit, without its reason', async () => {
    const desk = rosterDesk();
    const { id } = (await post(desk, 'absences', absent, agent('agent-li'))).body.change;
    await desk.ask('DELETE /v1/rota/absences/{id}', { id });
    expect(desk.audit.all().map(({ who, what, detail }) => [who, what, detail])).toEqual([
      ['agent-li', 'rota-changed', `absence asked ${id}`],
      ['lead-wang', 'rota-changed', `absence withdrawn ${id}`],
    ]);
  });
});

describe('held cases', () => {
  const held = async (desk: Desk) => {
    const f = feedbackOf('f1', { submittedAt: at(18), receivedAt: at(18), customer: { id: 'zhou', region: '110000' } });
    const c = openCase(f, { policy: small.policy, duty: dutyOf(small), now: at(18), proposal: null });
    expect(c).toMatchObject({ team: 'north', matter: { state: 'held', until: at(81) } });
    await desk.world.ports.cases.create(c);
  };
  const over = (from: number, team = 'north') => ({ person: 'agent-guo', team, ...span(from, 22), reason: 'wave' });

  test('are opened at once when somebody is put on duty now for their team', async () => {
    const desk = rosterDesk(19);
    await held(desk);
    expect(await desk.ask('POST /v1/rota/overrides', { body: over(19) })).toMatchObject({ status: 201 });
    expect(desk.world.cases.all()).toMatchObject([
      { matter: { state: 'open' }, proposedOwner: 'agent-guo', rounds: [{ dueAt: at(19.5) }] },
    ]);
  });

  test('stay held when it is for later, or for another team', async () => {
    const desk = rosterDesk(19);
    await held(desk);
    await desk.ask('POST /v1/rota/overrides', { body: over(20) });
    await desk.ask('POST /v1/rota/overrides', { body: over(19, 'claims') });
    expect(desk.world.cases.all()).toMatchObject([{ matter: { state: 'held', until: at(81) } }]);
  });
});
