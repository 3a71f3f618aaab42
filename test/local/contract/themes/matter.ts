import { expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { callbacks, colleagueOf, expectProblem, happened, resolution, story } from '../story.ts';

const outcomeTouchpoint = 'voice.service.callback.outcome';

export function matter(earshot: Earshot): void {
  const { opens, claimed, contacted, resolved, act, done, look, writes, caseOf, reaches, judged } = story(earshot);

  test('reached is contacted, then resolved with cause, party, actions and promise', async () => {
    const opened = await opens();
    expect(opened).toMatchObject({ state: 'open', claimedBy: null, firstContactOwner: null });
    await done(opened.caseId, 'claim', opened.proposedOwner);
    const called = await done(opened.caseId, 'attempts', opened.proposedOwner, { outcome: 'reached', note: '已道歉' });
    expect(called).toMatchObject({ state: 'contacted', callback: 'met', firstContactOwner: opened.proposedOwner });
    expect(called.nextDeadline).toMatchObject({ kind: 'follow-up' });
    const promise = { text: '周三18点前回电', dueAt: new Date(Math.ceil(Date.now() / 1000) * 1000 + 86_400_000).toISOString() };
    const c = await done(opened.caseId, 'resolve', opened.proposedOwner, { ...resolution, promise });
    expect(c).toMatchObject({ state: 'resolved', resolution: { ...resolution, by: opened.proposedOwner, promise } });
    expect(c.timeline.map((e: Json) => e.type).filter((type: string) => type !== 'escalated')).toEqual([
      ...['opened', 'claimed', 'attempted', 'contacted', 'resolved'],
    ]);
    expect(c.deadlines.map((d: Json) => d.kind).sort()).toEqual(['callback', 'confirmation', 'promise']);
  });

  test('a promise without words or with an unreadable date is refused, and one with a date is kept by a call on its day', async () => {
    const c = await contacted();
    expectProblem(
      await act(c.caseId, 'resolve', c.claimedBy, { ...resolution, promise: { text: '尽快', dueAt: '明天' } }),
      400,
      '/promise/dueAt',
    );
    expectProblem(await act(c.caseId, 'resolve', c.claimedBy, { ...resolution, promise: { dueAt: '2026-12-01T10:00:00Z' } }), 400);
    const dueAt = new Date(Date.now() + 1000).toISOString();
    await done(c.caseId, 'resolve', c.claimedBy, { ...resolution, promise: { text: '马上回电', dueAt } });
    const called = await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'reached' });
    expect(called.state).toBe('resolved');
    expect(called.deadlines.find((d: Json) => d.kind === 'promise')).toMatchObject({ state: 'met' });
  });

  test('nothing is done twice to a resolved case, and a claim of it is lost', async () => {
    const c = await resolved();
    expectProblem(await act(c.caseId, 'resolve', c.claimedBy, resolution), 409);
    expectProblem(await act(c.caseId, 'release', c.claimedBy), 409);
    const lost = await act(c.caseId, 'claim', colleagueOf(c.claimedBy));
    expectProblem(lost, 409);
    expect(lost.body.owner).toBe(c.claimedBy);
  });

  test('a claimed case cannot be resolved before the customer was reached, a contacted one not released', async () => {
    const c = await claimed();
    expectProblem(await act(c.caseId, 'resolve', c.claimedBy, resolution), 409);
    await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'reached' });
    expectProblem(await act(c.caseId, 'release', c.claimedBy), 409);
  });

  test('three tries that reach nobody close the case unreached', async () => {
    const c = await claimed();
    for (const state of ['claimed', 'claimed', 'closed-unreached'])
      expect(await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'noanswer' })).toMatchObject({ state });
    const closed = await look(c.caseId);
    expect(closed).toMatchObject({ callback: 'unreached', customer: { phone: null } });
    expect(callbacks(closed)).toMatchObject([{ state: 'met' }]);
    expectProblem(await act(c.caseId, 'attempts', c.claimedBy, { outcome: 'noanswer' }), 409);
    expectProblem(await act(c.caseId, 'claim', c.claimedBy), 409);
    expectProblem(await act(c.caseId, 'reopen', 'lead-wang', { note: '客户来电' }), 409);
  });

  test('a transfer to the claims team makes its person owner; who reached the customer first stays named', async () => {
    const c = await contacted();
    const moved = await done(c.caseId, 'transfer', c.claimedBy, { team: 'claims', note: '请核实赔款' });
    expect(moved).toMatchObject({ state: 'contacted', firstContactOwner: c.claimedBy, handlingTeam: 'claims' });
    const receiver = moved.claimedBy;
    expect(receiver).toBe('agent-sun');
    await reaches(c.caseId, `tells ${receiver}`, (seen) =>
      seen.alerts.some((a: Json) => a.step === 'transferred' && a.recipient === receiver && a.at.sent),
    );
    expect((await earshot.get(`/v1/cases/${c.caseId}`, 'agent-sun')).status).toBe(200);
    expect((await earshot.get(`/v1/cases/${c.caseId}`, c.claimedBy)).status).toBe(200);
    expectProblem(await act(c.caseId, 'resolve', c.claimedBy, resolution), 403);
    expect(await done(c.caseId, 'resolve', 'agent-sun', resolution)).toMatchObject({ state: 'resolved' });
  });

  test('a lead transfers a case nobody has claimed; the receiver owns it and owes the call', async () => {
    const c = await opens();
    const moved = await done(c.caseId, 'transfer', 'lead-wang', { team: 'claims' });
    expect(moved).toMatchObject({ state: 'claimed', firstContactOwner: null });
    expect(moved.deadlines.some((d: Json) => d.kind === 'claim' && d.state === 'pending')).toBe(true);
  });

  test.for(['owner', 'lead'])('the %s reopens a resolved case: a second round is owed, whoever had it is proposed', async (who) => {
    const c = await resolved();
    expectProblem(await act(c.caseId, 'reopen', colleagueOf(c.claimedBy), { note: '客户来电' }), 403);
    const before = Date.now();
    const again = await done(c.caseId, 'reopen', who === 'owner' ? c.claimedBy : 'lead-wang', { note: '客户来电' });
    expect(again).toMatchObject({ state: 'reopened', round: 2, claimedBy: null, proposedOwner: c.claimedBy });
    expect(happened(again, 'reopened')).toMatchObject([{ round: 2 }]);
    expect(again.timeline.some((e: Json) => e.note === '客户来电')).toBe(true);
    expect(callbacks(again)).toMatchObject([{ state: 'met' }, { state: 'pending', round: 2 }]);
    const dueAt = Date.parse(callbacks(again)[1].dueAt);
    expect(dueAt).toBeGreaterThanOrEqual(before + 15_000);
    expect(dueAt).toBeLessThanOrEqual(Date.now() + 15_000);
    await reaches(c.caseId, 'tells the owner anew', (seen) =>
      seen.alerts.some((a: Json) => a.round === 2 && a.step === 'owner' && a.at.sent),
    );
    expect(await done(c.caseId, 'claim', c.claimedBy)).toMatchObject({ state: 'claimed' });
    expect(await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'reached' })).toMatchObject({ state: 'contacted', callback: 'met' });
    expect(await done(c.caseId, 'resolve', c.claimedBy, resolution)).toMatchObject({ state: 'resolved' });
  });

  test.for([
    ['a satisfied score', { score: { scale: 'csat', value: 5 }, comment: '已经解决，谢谢' }],
    ['the option "solved"', { score: undefined, options: ['solved'], comment: undefined }],
  ] as const)('the customer confirms by %s; the phone number is forgotten', async ([, answer]) => {
    const customer = { id: `confirming-${crypto.randomUUID()}`, phone: '13800138000' };
    const c = await resolved({ customer });
    await writes({ customer, touchpoint: outcomeTouchpoint, ...answer });
    const closed = await reaches(c.caseId, 'is confirmed', (seen) => seen.state === 'confirmed');
    expect(happened(closed, 'confirmed')).toMatchObject([{ actor: 'customer' }]);
    expect((await look(c.caseId, c.claimedBy)).customer.phone).toBeNull();
    expectProblem(await act(c.caseId, 'reopen', 'lead-wang', { note: '客户来电' }), 409);
  });

  test('a satisfied answer confirms nothing that is not resolved', async () => {
    const customer = { id: `early-${crypto.randomUUID()}` };
    const c = await contacted({ customer });
    const { feedbackId } = await writes({ customer, touchpoint: outcomeTouchpoint, score: { scale: 'csat', value: 5 }, comment: '谢谢' });
    await judged(feedbackId);
    expect(await look(c.caseId)).toMatchObject({ state: 'contacted' });
  });

  test('after closure a new fury opens a new case, and the earlier owner is proposed', async () => {
    const customer = { id: `returning-${crypto.randomUUID()}` };
    const first = await resolved({ customer });
    await writes({ customer, touchpoint: outcomeTouchpoint, score: { scale: 'csat', value: 5 }, comment: '谢谢' });
    await reaches(first.caseId, 'is confirmed', (seen) => seen.state === 'confirmed');
    const second = await caseOf(await writes({ customer }));
    expect(second.caseId).not.toBe(first.caseId);
    expect(second).toMatchObject({ state: 'open', round: 1, proposedOwner: first.firstContactOwner });
  });
}
