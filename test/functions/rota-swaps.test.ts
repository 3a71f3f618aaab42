import { describe, expect, test } from 'vitest';
import type { RouteKey } from '#functions/routes.ts';
import { agent, type Desk, onDuty, recorded, rosterDesk, span } from './roster-desk.ts';

describe('a swap', () => {
  const swapOf = async (desk: Desk) => {
    await recorded(desk);
    const body = { ...span(11, 16), colleague: 'agent-guo', team: 'north' };
    return (await desk.ask('POST /v1/rota/swaps', { ...agent('agent-li'), body })).body.change.id as string;
  };
  const decide = (desk: Desk, id: string, deed: 'agree' | 'approve' | 'decline', who: object = {}) =>
    desk.ask(`POST /v1/rota/swaps/{id}/${deed}` as RouteKey, { id, ...who });

  test('counts once the colleague has agreed and a lead has approved, and no earlier', async () => {
    const desk = rosterDesk();
    const id = await swapOf(desk);
    expect(await onDuty(desk, 11.5)).toEqual(['agent-li']);
    expect(await decide(desk, id, 'approve')).toMatchObject({ status: 409 });
    expect(await decide(desk, id, 'agree', agent('agent-li'))).toMatchObject({ status: 403 });
    expect(await decide(desk, id, 'agree', agent('agent-guo'))).toMatchObject({ status: 200, body: { change: { state: 'agreed' } } });
    expect(await onDuty(desk, 11.5)).toEqual(['agent-li']);
    expect(await decide(desk, id, 'approve', agent('agent-gao'))).toMatchObject({ status: 403 });
    expect(await decide(desk, id, 'approve')).toMatchObject({
      status: 200,
      body: { change: { state: 'approved', marks: { approved: { by: 'lead-wang' } } } },
    });
    expect([await onDuty(desk, 11.5), await onDuty(desk, 16.5)]).toEqual([['agent-guo'], ['agent-li']]);
    expect(await decide(desk, id, 'approve')).toMatchObject({ status: 200, body: { change: { state: 'approved' } } });
  });

  test('is declined by the colleague or by a lead, and then can be neither agreed nor approved', async () => {
    const desk = rosterDesk();
    const id = await swapOf(desk);
    expect(await decide(desk, id, 'decline', agent('agent-gao'))).toMatchObject({ status: 403 });
    expect(await decide(desk, id, 'decline', agent('agent-guo'))).toMatchObject({ status: 200, body: { change: { state: 'declined' } } });
    for (const [deed, who] of [
      ['agree', agent('agent-guo')],
      ['approve', {}],
    ] as const)
      expect(await decide(desk, id, deed, who)).toMatchObject({ status: 409 });
  });

  test('is taken back by its requester, approved or not', async () => {
    const desk = rosterDesk();
    const id = await swapOf(desk);
    await decide(desk, id, 'agree', agent('agent-guo'));
    await decide(desk, id, 'approve');
    expect(await desk.ask('DELETE /v1/rota/swaps/{id}', { id, ...agent('agent-guo') })).toMatchObject({ status: 403 });
    expect(await desk.ask('DELETE /v1/rota/swaps/{id}', { id, ...agent('agent-li') })).toMatchObject({ status: 200 });
    expect(await onDuty(desk, 11.5)).toEqual(['agent-li']);
  });

  test('with somebody who works then already is refused: nobody would take the place', async () => {
    const desk = rosterDesk();
    await desk.ask('POST /v1/rota/overrides', { body: { person: 'agent-guo', team: 'north', ...span(12, 14), reason: 'wave' } });
    const body = { ...span(11, 16), colleague: 'agent-guo', team: 'north' };
    expect(await desk.ask('POST /v1/rota/swaps', { ...agent('agent-li'), body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/colleague' }] },
    });
  });

  test('of a lead is not approved by that lead', async () => {
    const desk = rosterDesk();
    const body = { ...span(11, 16), colleague: 'supervisor-zhou', team: '*' };
    const { id } = (await desk.ask('POST /v1/rota/swaps', { body })).body.change;
    await decide(desk, id, 'agree', { as: 'supervisor-zhou' });
    expect(await decide(desk, id, 'approve')).toMatchObject({ status: 403 });
    expect(await decide(desk, id, 'approve', { as: 'supervisor-zhou' })).toMatchObject({ status: 403 });
    expect(await decide(desk, id, 'approve', { as: 'duty-wu' })).toMatchObject({ status: 200 });
  });
});
