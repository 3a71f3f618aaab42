import { describe, expect, test } from 'vitest';
import type { Case } from '#domain/case/case.ts';
import { joinCase } from '#domain/case/open-case.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { Role } from '#functions/middleware/identity.ts';
import { duty, feedbackOf } from '../contract/examples.ts';
import { context, second, stages, story, tries } from '../domain/case/stages.ts';
import { caseId, deskOf, feedbackId } from './desk.ts';

describe('an action of staff', () => {
  test('is answered with the case as it is then, and the number masked', async () => {
    const { ask, desk } = await deskOf();
    expect(await ask(desk.act('claim'))).toMatchObject({
      status: 200,
      body: { state: 'claimed', claimedBy: 'agent-li', customer: { phone: '138****5678' } },
    });
  });

  test('that came too late is 409, and carries owner and state as they are now', async () => {
    const { ask, desk } = await deskOf();
    const [one, two] = await Promise.all([ask(desk.act('claim')), ask(desk.act('claim'), { as: 'agent-chen' })]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    const [won, lost] = one.status === 200 ? [one, two] : [two, one];
    expect(lost.body).toMatchObject({ owner: won.body.claimedBy, state: 'claimed' });
  });

  test('with faults is 400 and names the fields', async () => {
    const { ask, desk } = await deskOf(stages.contacted);
    const body = { rootCause: 'x', responsibleParty: 'y', actions: ['z'] };
    const { status, body: problem } = await ask(desk.act('resolve'), { body });
    expect([status, (problem.errors as { pointer: string }[]).map((e) => e.pointer)]).toEqual([
      400,
      ['/rootCause', '/responsibleParty', '/actions/0'],
    ]);
  });

  test('of somebody else is 403, and nothing has changed', async () => {
    const { ask, desk, stored } = await deskOf(stages.claimed);
    expect(await ask(desk.act('release'), { as: 'agent-chen' })).toMatchObject({ status: 403, body: { owner: 'agent-li' } });
    expect(stored()).toEqual({ ...stages.claimed, caseId });
  });

  test('on a case of another team is 403, on none 404', async () => {
    const { ask, desk } = await deskOf();
    expect((await ask(desk.act('claim'), { as: 'agent-sun' })).status).toBe(403);
    expect((await ask(desk.act('claim'), { path: { id: `c${'9'.repeat(20)}` } })).status).toBe(404);
    expect((await ask(desk.show, { as: 'manager-zhao', role: 'manager' })).status).toBe(200);
  });
});

describe('a repetition with the same Idempotency-Key', () => {
  test('is answered like the first time; with another body it is 422', async () => {
    const { ask, desk, stored } = await deskOf(stages.claimed);
    const call = { key: 'k', body: { outcome: 'noanswer', note: '没人接' } };
    const first = await ask(desk.act('attempts'), call);
    expect(await ask(desk.act('attempts'), call)).toEqual({ ...first, isRepeated: true });
    expect((await ask(desk.act('attempts'), { ...call, body: { outcome: 'busy' } })).status).toBe(422);
    expect((await ask(desk.act('release'), { key: 'k' })).status).toBe(422);
    expect(stored().rounds[0]!.attempts).toHaveLength(1);
  });

  test('belongs to the person: two people may use the same one', async () => {
    const { ask, desk } = await deskOf(stages.resolved);
    expect((await ask(desk.act('reopen'), { key: 'k', as: 'lead-wang', role: 'lead', body: { note: '客户来电' } })).status).toBe(200);
    expect((await ask(desk.act('claim'), { key: 'k' })).status).toBe(200);
  });

  test('of a transfer is answered although the case has left the sight of whoever gave it away', async () => {
    const guo: Case = {
      ...stages.claimed,
      team: 'callback-north',
      matter: { state: 'claimed', owner: 'agent-guo', claimedAt: second(90) },
    };
    const { ask, desk } = await deskOf(guo);
    const handing = { as: 'agent-guo', key: 'k', body: { team: 'callback-south' } };
    const { status, body: first } = await ask(desk.act('transfer'), handing);
    expect(status).toBe(200);
    const { caseId: id, version, state } = first;
    expect(await ask(desk.act('transfer'), handing)).toEqual({ status: 200, body: { caseId: id, version, state }, isRepeated: true });
    expect((await ask(desk.show, { as: 'agent-guo' })).status).toBe(403);
    expect((await ask(desk.act('notes'), { ...handing, body: { note: '又看一眼' } })).status).toBe(422);
  });

  test('of a look at the number shows no owner to whom the case is out of sight', async () => {
    const guo: Case = {
      ...stages.claimed,
      team: 'callback-north',
      matter: { state: 'claimed', owner: 'agent-guo', claimedAt: second(90) },
    };
    const { ask, desk } = await deskOf(guo);
    expect((await ask(desk.reveal, { as: 'agent-guo', key: 'k' })).status).toBe(200);
    expect((await ask(desk.act('transfer'), { as: 'agent-guo', body: { team: 'callback-south' } })).status).toBe(200);
    const { status, body } = await ask(desk.reveal, { as: 'agent-guo', key: 'k' });
    expect([status, body]).toEqual([403, { title: 'This case belongs to another team', errors: [expect.anything()] }]);
  });

  test('of an attempt is answered although a new round has begun since', async () => {
    const tried = story([
      [10, { type: 'claim' }],
      [30, tries('busy', second(20))],
    ]);
    const { ask, desk, ports, stored } = await deskOf(tried, 700);
    const call = { key: 'k', body: { outcome: 'noanswer', occurredAt: new Date(second(600)).toISOString() } };
    expect((await ask(desk.act('attempts'), call)).status).toBe(200);
    const joined = joinCase(stored(), feedbackOf('f2', { submittedAt: second(650), receivedAt: second(651) }), context(second(690)));
    await ports.cases.save(settle(joined, stored(), duty, second(690)).case);
    expect((await ask(desk.act('attempts'), call)).status).toBe(200);
  });
});

describe('the list of cases', () => {
  test('shows an agent the cases of the own teams, everything to those who may see all', async () => {
    const { ask, desk } = await deskOf();
    const ids = async (as: string, role: Role) =>
      ((await ask(desk.list, { as, role })).body.items as { caseId: string }[]).map((c) => c.caseId);
    expect(await ids('agent-li', 'agent')).toEqual([caseId]);
    expect(await ids('agent-sun', 'agent')).toEqual([]);
    expect(await ids('agent-nobody', 'agent')).toEqual([]);
    for (const role of ['lead', 'manager', 'admin'] as const) expect(await ids('x', role)).toEqual([caseId]);
  });

  test.each<[Record<string, string>, number, string]>([
    [{ team: 'nowhere' }, 400, '/query/team'],
    [{ team: 'claims' }, 403, '/query/team'],
    [{ state: 'lost' }, 400, '/query/state'],
    [{ limit: '201' }, 400, '/query/limit'],
    [{ cursor: 'garbage' }, 400, '/query/cursor'],
  ])('refuses %j', async (query, status, pointer) => {
    const { ask, desk } = await deskOf();
    expect(await ask(desk.list, { query })).toMatchObject({ status, body: { errors: [{ pointer }] } });
  });
});

describe('an alert', () => {
  test('is seen and acknowledged by its recipient only, which claims nothing', async () => {
    const { ask, desk, ports, stored } = await deskOf();
    const alertId = `${caseId}.1.owner.0.agent-li`;
    const delivery = {
      alertId,
      caseId,
      round: 1,
      step: 'owner',
      claim: 0,
      recipient: 'agent-li',
      channel: 'screen',
      at: { pending: 1 },
      tries: 0,
    };
    await ports.ledger.addPending([delivery]);
    expect((await ask(desk.mark('acknowledged'), { as: 'agent-chen', path: { alertId } })).status).toBe(403);
    const { status, body } = await ask(desk.mark('acknowledged'), { path: { alertId } });
    expect([status, body.state]).toEqual([200, 'open']);
    expect(body.alerts).toMatchObject([{ alertId, at: { acknowledged: new Date(second(100)).toISOString() } }]);
    expect((await ask(desk.mark('seen'), { path: { alertId: `${caseId}.9.owner.0.agent-li` } })).status).toBe(404);
    expect(stored()).toEqual({ ...stages.open, caseId });
  });
});

describe('a feedback', () => {
  test('is pending until it is stored; a source reads its own only', async () => {
    const { ask, desk, ports } = await deskOf();
    const about = { path: { id: feedbackId } };
    expect((await ask(desk.showFeedback, about)).body).toEqual({ feedbackId, status: 'pending' });
    await ports.feedback.store(feedbackOf(feedbackId, { caseId }));
    expect((await ask(desk.showFeedback, about)).body).toMatchObject({
      status: 'judged',
      judgement: { unhappy: true, reasons: [{ en: 'score 1' }] },
    });
    expect((await ask(desk.showFeedback, { ...about, role: 'source', source: 'survey' })).status).toBe(200);
    expect((await ask(desk.showFeedback, { ...about, role: 'source', source: 'claims' })).status).toBe(403);
    expect((await ask(desk.showFeedback, { ...about, role: 'source' })).status).toBe(403);
  });

  test('is shown to those who may see its case, and to nobody else of the agents', async () => {
    const { ask, desk, ports, stored } = await deskOf();
    const about = { path: { id: feedbackId } };
    const status = async (as: string, role: Role = 'agent') => (await ask(desk.showFeedback, { ...about, as, role })).status;
    await ports.feedback.store(feedbackOf(feedbackId, { caseId }));
    expect(await ask(desk.showFeedback, { ...about, as: 'agent-sun' })).toEqual({
      status: 403,
      body: {
        title: 'this feedback belongs to a case of another team',
        errors: [{ pointer: '/path/id', detail: 'this feedback belongs to a case of another team' }],
      },
    });
    expect([await status('agent-li'), await status('agent-nobody')]).toEqual([200, 403]);
    for (const role of ['lead', 'manager', 'admin'] as const) expect([role, await status('x', role)]).toEqual([role, 200]);
    await ports.cases.save({ ...stored(), version: stored().version + 1, helpers: ['agent-sun'] });
    expect(await status('agent-sun')).toBe(200);
  });

  test('that belongs to no case is for those who see everything', async () => {
    const { ask, desk, ports } = await deskOf();
    const content = feedbackOf(feedbackId);
    await ports.feedback.store({ ...content, judgement: { ...content.judgement, unhappy: false } });
    const status = async (role: Role, source?: string) =>
      (await ask(desk.showFeedback, { path: { id: feedbackId }, role, ...(source ? { source } : {}) })).status;
    expect([await status('agent'), await status('lead'), await status('manager'), await status('admin')]).toEqual([403, 200, 200, 200]);
    expect([await status('source', 'survey'), await status('source', 'app')]).toEqual([200, 403]);
  });

  test('that is unhappy is pending until its case can be read too', async () => {
    const { ask, desk, ports } = await deskOf();
    const about = { path: { id: feedbackId } };
    await ports.feedback.store(feedbackOf(feedbackId));
    expect((await ask(desk.showFeedback, about)).body).toEqual({ feedbackId, status: 'pending' });
    await ports.feedback.assignCase(feedbackId, `c${'1'.repeat(20)}`);
    expect((await ask(desk.showFeedback, about)).body).toEqual({ feedbackId, status: 'pending' });
    await ports.cases.create({ ...stages.open, caseId: `c${'1'.repeat(20)}` });
    expect((await ask(desk.showFeedback, about)).body).toMatchObject({ status: 'judged' });
  });
});
