import { describe, expect, test } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { joinCase } from '#domain/case/open-case.ts';
import { feedbackOf } from '../contract/examples.ts';
import { context, second, stages } from '../domain/case/stages.ts';
import { caseId, deskOf } from './desk.ts';

describe('the phone number', () => {
  const given = (phone: string, source: string, at: number) => ({ phone, source, submittedAt: new Date(second(at)).toISOString() });
  const calls = (c: Case) => c.timeline.filter((e) => e.type === 'phone-revealed').length;

  test('is answered to its owner, and once for each claim the timeline says so', async () => {
    const { ask, desk, stored } = await deskOf(stages.claimed);
    for (let time = 0; time < 2; time++)
      expect(await ask(desk.reveal)).toEqual({ status: 200, body: { ...given('13812345678', 'survey', 0), earlier: [] } });
    expect(calls(stored())).toBe(1);
    expect(stored().version).toBe(stages.claimed.version + 1);
    expect(JSON.stringify(stored())).not.toContain('13812345678');
    expect((await ask(desk.show)).body.customer).toMatchObject({ phone: '138****5678' });
  });

  test('that another source changed is shown with the one before it, their sources and times, and looking at it is a new fact', async () => {
    const { ask, desk, ports, stored } = await deskOf(stages.claimed);
    await ask(desk.reveal);
    await ports.contacts.put(caseId, { phone: '13900000002' }, { feedbackId: 'f2', source: 'hotline', submittedAt: second(50) });
    const heard = feedbackOf('f2', { source: 'hotline', submittedAt: second(50), receivedAt: second(51) });
    const joined = joinCase(stored(), heard, context(second(52)), true);
    await ports.cases.save({ ...joined, version: joined.version + 1 });
    expect(await ask(desk.reveal)).toEqual({
      status: 200,
      body: { ...given('13900000002', 'hotline', 50), earlier: [given('13812345678', 'survey', 0)] },
    });
    expect(calls(stored())).toBe(2);
    const { customer, timeline } = (await ask(desk.show)).body as { customer: object; timeline: object[] };
    expect(customer).toMatchObject({ phone: '139****0002' });
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'phone-changed', actor: 'earshot', source: 'hotline', feedbackId: 'f2' }),
    );
    expect(JSON.stringify(stored())).not.toMatch(/13812345678|13900000002/);
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

describe('the help of a colleague', () => {
  const body = { person: 'agent-sun' };
  const sun = { as: 'agent-sun' };

  test('ends for the owner’s or a lead’s word; the colleague no longer sees the case', async () => {
    for (const who of [{}, { as: 'lead-wang', role: 'lead' as const }]) {
      const { ask, desk } = await deskOf({ ...stages.contacted, helpers: ['agent-sun'] });
      expect((await ask(desk.show, sun)).status).toBe(200);
      expect((await ask(desk.act('dismiss'), { ...sun, body })).status).toBe(403);
      expect(await ask(desk.act('dismiss'), { ...who, body })).toMatchObject({ status: 200, body: { helpers: [] } });
      expect((await ask(desk.show, sun)).status).toBe(403);
      expect(await ask(desk.act('dismiss'), { ...who, body })).toMatchObject({ status: 409 });
    }
  });

  test('ends once, however often it is asked with one key', async () => {
    const { ask, desk, stored } = await deskOf({ ...stages.contacted, helpers: ['agent-sun'] });
    for (let time = 0; time < 2; time++) expect((await ask(desk.act('dismiss'), { body, key: 'k' })).status).toBe(200);
    expect(stored().timeline.filter((e) => e.type === 'helper-left')).toHaveLength(1);
  });
});

describe('the next attempt', () => {
  const nextAttemptAt = new Date(second(700)).toISOString();

  test('that a customer asked for is a deadline of the case, and of its line in the list', async () => {
    const { ask, desk } = await deskOf(stages.claimed);
    const body = { outcome: 'later', nextAttemptAt, note: '下午再打' };
    const answer = await ask(desk.act('attempts'), { body });
    expect(answer).toMatchObject({ status: 200, body: { nextDeadline: { kind: 'appointment', dueAt: nextAttemptAt } } });
    expect(answer.body.firstAttemptAt).toBe(new Date(second(100)).toISOString());
    expect(answer.body.timeline).toContainEqual(expect.objectContaining({ type: 'attempted', dueAt: nextAttemptAt, note: '下午再打' }));
  });

  test.each([
    [{ outcome: 'reached', nextAttemptAt }],
    [{ outcome: 'busy', nextAttemptAt: new Date(second(100)).toISOString() }],
    [{ outcome: 'busy', nextAttemptAt: new Date(second(101 + 14 * 86_400)).toISOString() }],
    [{ outcome: 'busy', nextAttemptAt: 'tomorrow' }],
  ])('that is too early, too late, not to be or no time is a fault of its field: %o', async (body) => {
    const { ask, desk, stored } = await deskOf(stages.claimed);
    expect(await ask(desk.act('attempts'), { body })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/nextAttemptAt' }] } });
    expect(stored().version).toBe(stages.claimed.version);
  });
});

describe('a resolution', () => {
  const good = { rootCause: 'partner.repair.noreply', responsibleParty: 'repairshop', actions: ['apologise', 'expedite'] };

  test('keeps what had been suggested and what was made of it, field by field', async () => {
    const { ask, desk } = await deskOf(stages.contacted);
    const suggested = { rootCause: 'process.flow.silence', actions: ['expedite', 'apologise'] };
    expect((await ask(desk.act('resolve'), { body: { ...good, suggested } })).body.resolution).toMatchObject({
      ...good,
      suggestion: {
        rootCause: { proposed: 'process.flow.silence', accepted: false },
        actions: { proposed: ['expedite', 'apologise'], accepted: true },
      },
    });
  });

  test('without a suggestion says nothing about one', async () => {
    const { ask, desk } = await deskOf(stages.contacted);
    expect((await ask(desk.act('resolve'), { body: good })).body.resolution).not.toHaveProperty('suggestion');
  });
});

describe('what lead and manager do', () => {
  test('a reassignment is taken back while the case is as it left it, and refused once anything has happened', async () => {
    const boss = { as: 'lead-wang', role: 'lead' as const };
    const { ask, desk } = await deskOf(stages.claimed);
    const { body } = await ask(desk.act('reassign'), { ...boss, body: { person: 'agent-chen' } });
    const undo = { person: 'agent-li', ifVersion: body.version };
    expect(await ask(desk.act('reassign'), { ...boss, body: undo })).toMatchObject({ status: 200, body: { claimedBy: 'agent-li' } });
    expect(await ask(desk.act('reassign'), { ...boss, body: { ...undo, person: null } })).toMatchObject({
      ...{ status: 409, body: { owner: 'agent-li', state: 'claimed' } },
    });
  });

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

  test('an order that comes too soon says from when on it is possible', async () => {
    const { ask, desk } = await deskOf(stages.claimed);
    const asked = { as: 'manager-zhao', role: 'manager', body: { note: '请立即处理' } } as const;
    expect((await ask(desk.act('order'), asked)).status).toBe(200);
    const again = await ask(desk.act('order'), { ...asked, as: 'lead-wang', role: 'lead' });
    expect(again).toMatchObject({ status: 409, body: { state: 'claimed', againAt: expect.stringMatching(/^2026-/) } });
  });

  test('a repeated order alerts once', async () => {
    const { ask, desk, ports, stored } = await deskOf(stages.contacted);
    const asked = { as: 'lead-wang', role: 'lead' as const, key: 'k', body: { note: '请立即回电' } };
    for (let time = 0; time < 2; time++) expect((await ask(desk.act('order'), asked)).status).toBe(200);
    expect(stored().timeline.filter((e) => e.type === 'ordered')).toHaveLength(1);
    expect(await ports.ledger.ofCase(caseId)).toHaveLength(1);
  });
});
