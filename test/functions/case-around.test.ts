import { describe, expect, test } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { stages } from '../domain/case/stages.ts';
import { caseId, deskOf } from './desk.ts';

describe('the phone number', () => {
  const calls = (c: Case) => c.timeline.filter((e) => e.type === 'phone-revealed').length;

  test('is answered to its owner, and once for each claim the timeline says so', async () => {
    const { ask, desk, stored } = await deskOf(stages.claimed);
    for (let time = 0; time < 2; time++) expect(await ask(desk.reveal)).toEqual({ status: 200, body: { phone: '13812345678' } });
    expect(calls(stored())).toBe(1);
    expect(stored().version).toBe(stages.claimed.version + 1);
    expect(JSON.stringify(stored())).not.toContain('13812345678');
    expect((await ask(desk.show)).body.customer).toMatchObject({ phone: '138****5678' });
  });

  test('is refused to everybody else, and nothing is said to have been looked at', async () => {
    const { ask, desk, stored } = await deskOf(stages.claimed);
    expect(await ask(desk.reveal, { as: 'agent-chen' })).toMatchObject({ status: 403, body: { owner: 'agent-li' } });
    expect((await ask(desk.reveal, { as: 'lead-wang', role: 'lead' })).status).toBe(403);
    expect((await ask(desk.reveal, { as: 'agent-sun' })).status).toBe(403);
    expect(calls(stored())).toBe(0);
  });

  test('of an unclaimed case must wait for a claim', async () => {
    const { ask, desk } = await deskOf(stages.open);
    expect(await ask(desk.reveal)).toMatchObject({ status: 409, body: { title: expect.stringContaining('claim it first') } });
  });

  test('that is not known, or no longer kept, is a conflict that says so', async () => {
    const { ask, desk, ports, stored } = await deskOf(stages.claimed);
    await ports.contacts.remove(caseId);
    expect(await ask(desk.reveal)).toMatchObject({ status: 409, body: { title: 'no phone number of this customer is known' } });
    expect(calls(stored())).toBe(0);
    const closed = await deskOf(stages.confirmed);
    expect(await closed.ask(closed.desk.reveal)).toMatchObject({ status: 409, body: { title: expect.stringContaining('no longer kept') } });
  });

  test('is not answered to a repetition of who has since given the case away', async () => {
    const { ask, desk } = await deskOf(stages.contacted);
    expect((await ask(desk.reveal, { key: 'k' })).status).toBe(200);
    expect((await ask(desk.act('transfer'), { body: { team: 'claims' } })).status).toBe(200);
    expect((await ask(desk.reveal, { key: 'k' })).status).toBe(403);
  });
});

describe('a helper', () => {
  const sun = { as: 'agent-sun' };

  test('may read the case and write notes from then on, nothing else', async () => {
    const { ask, desk, stored } = await deskOf(stages.contacted);
    expect((await ask(desk.show, sun)).status).toBe(403);
    expect(await ask(desk.act('helpers'), { body: { person: 'agent-sun', note: '请核对定损' } })).toMatchObject({
      status: 200,
      body: { helpers: ['agent-sun'] },
    });
    expect((await ask(desk.show, sun)).status).toBe(200);
    const noted = await ask(desk.act('notes'), { ...sun, body: { note: '定损员电话13812345678' } });
    expect(noted.body.timeline).toContainEqual(expect.objectContaining({ type: 'noted', actor: 'agent-sun', note: '定损员电话[电话]' }));
    const before = stored();
    const bodies = {
      attempts: { outcome: 'reached' },
      transfer: { team: 'claims' },
      helpers: { person: 'agent-ma' },
      verdict: { right: true },
    };
    for (const name of ['claim', 'release', 'attempts', 'transfer', 'nudge', 'helpers', 'verdict'] as const)
      expect([name, (await ask(desk.act(name), { ...sun, body: { ...bodies[name as 'helpers'] } })).status]).toEqual([name, 403]);
    expect((await ask(desk.reveal, sun)).status).toBe(403);
    expect(stored()).toEqual(before);
  });

  test('whom nobody knows is a fault of the field', async () => {
    const { ask, desk } = await deskOf(stages.contacted);
    for (const name of ['helpers', 'reassign'] as const)
      expect(await ask(desk.act(name), { as: 'lead-wang', role: 'lead', body: { person: 'agent-nobody' } })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/person' }] },
      });
  });
});

describe('what lead and manager do', () => {
  test('a manager orders, an agent does not', async () => {
    const { ask, desk, ports } = await deskOf(stages.contacted);
    const body = { note: '客户是老客户,请今天答复' };
    expect((await ask(desk.act('order'), { body })).status).toBe(403);
    expect((await ask(desk.act('order'), { as: 'manager-zhao', role: 'manager', body })).status).toBe(200);
    expect((await ports.ledger.ofCase(caseId)).map((d) => [d.step, d.recipient])).toEqual([['ordered-1', 'agent-li']]);
  });

  test('a manager does not act as a lead', async () => {
    const { ask, desk } = await deskOf(stages.contacted);
    const manager = { as: 'manager-zhao', role: 'manager' as const };
    expect((await ask(desk.act('reassign'), { ...manager, body: { person: 'agent-chen' } })).status).toBe(403);
    expect((await ask(desk.act('transfer'), { ...manager, body: { team: 'claims' } })).status).toBe(403);
  });

  test('a repeated order alerts once', async () => {
    const { ask, desk, ports, stored } = await deskOf(stages.contacted);
    const asked = { as: 'lead-wang', role: 'lead' as const, key: 'k', body: { note: '请立即回电' } };
    for (let time = 0; time < 2; time++) expect((await ask(desk.act('order'), asked)).status).toBe(200);
    expect(stored().timeline.filter((e) => e.type === 'ordered')).toHaveLength(1);
    expect(await ports.ledger.ofCase(caseId)).toHaveLength(1);
  });
});
