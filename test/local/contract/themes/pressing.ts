import { expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { colleagueOf, expectProblem, happened, resolution, story } from '../story.ts';

/** Help, pressure and notes around a case: who may, who hears of it, what the case says. */
export function pressing(earshot: Earshot): void {
  const { opens, claimed, contacted, resolved, act, done, look, reaches } = story(earshot);
  const hears = (caseId: string, step: string, recipient: string) =>
    reaches(caseId, `tells ${recipient} by ${step}`, (seen) =>
      seen.alerts.some((a: Json) => a.step === step && a.recipient === recipient && a.at.sent),
    );
  const due = (c: Json, kind: string): Json[] => c.deadlines.filter((d: Json) => d.kind === kind);

  test('a helper reads the case and writes notes, and does nothing else', async () => {
    const c = await contacted();
    expectProblem(await earshot.get(`/v1/cases/${c.caseId}`, 'agent-sun'), 403);
    expectProblem(await act(c.caseId, 'helpers', colleagueOf(c.claimedBy), { person: 'agent-sun' }), 403);
    expectProblem(await act(c.caseId, 'helpers', c.claimedBy, { person: 'agent-nobody' }), 400, '/person');
    const helped = await done(c.caseId, 'helpers', c.claimedBy, { person: 'agent-sun', note: '请核对定损' });
    expect(helped).toMatchObject({ helpers: ['agent-sun'], claimedBy: c.claimedBy });
    await hears(c.caseId, 'helper-joined-1', 'agent-sun');
    const noted = await done(c.caseId, 'notes', 'agent-sun', { note: '定损员电话13800138000' });
    expect(happened(noted, 'noted')).toMatchObject([{ actor: 'agent-sun', note: '定损员电话[电话]' }]);
    for (const step of ['claim', 'release', 'attempts', 'transfer', 'resolve', 'reopen', 'phone', 'verdict'] as const)
      expectProblem(await act(c.caseId, step, 'agent-sun'), 403, '/path/id');
  });

  test('a transfer has its own deadline, and the first-contact owner may ask to hurry', async () => {
    const c = await contacted();
    expectProblem(await act(c.caseId, 'nudge', c.claimedBy), 409);
    const moved = await done(c.caseId, 'transfer', c.claimedBy, { team: 'claims' });
    expect(due(moved, 'handling')).toMatchObject([{ state: 'pending', reason: { zh: expect.any(String), en: expect.any(String) } }]);
    expect(moved.nextDeadline).toEqual({ kind: 'handling', dueAt: due(moved, 'handling')[0].dueAt });
    const nudged = await done(c.caseId, 'nudge', c.claimedBy, { note: '客户在等' });
    expect(happened(nudged, 'nudged')).toMatchObject([{ actor: c.claimedBy, people: [moved.claimedBy], note: '客户在等' }]);
    await hears(c.caseId, 'nudged-1', moved.claimedBy);
    expectProblem(await act(c.caseId, 'nudge', c.claimedBy), 409);
    const worked = await done(c.caseId, 'notes', moved.claimedBy, { note: '已联系修理厂' });
    expect(due(worked, 'handling')).toMatchObject([{ state: 'met' }]);
  });

  test.for(['lead-wang', 'manager-zhao'])('an order by %s reaches the owner', async (who) => {
    const c = await contacted();
    expectProblem(await act(c.caseId, 'order', c.claimedBy, { note: '请立即处理' }), 403);
    expectProblem(await act(c.caseId, 'order', who, {}), 400, '/note');
    await done(c.caseId, 'order', who, { note: '请立即处理' });
    await hears(c.caseId, 'ordered-1', c.claimedBy);
  });

  test('a lead gives an unclaimed case to somebody, who is told and owes the call', async () => {
    const c = await opens();
    const person = colleagueOf(c.proposedOwner);
    expectProblem(await act(c.caseId, 'reassign', person, { person }), 403);
    for (const nobody of ['agent-nobody', 'agent-sun'])
      expectProblem(await act(c.caseId, 'reassign', 'lead-wang', { person: nobody }), 400, '/person');
    const given = await done(c.caseId, 'reassign', 'lead-wang', { person, note: '请接手' });
    expect(given).toMatchObject({ state: 'claimed', claimedBy: person, claimedAt: expect.any(String), claimExpiresAt: expect.any(String) });
    expect(await done(c.caseId, 'attempts', person, { outcome: 'reached' })).toMatchObject({ state: 'contacted', callback: 'met' });
    await hears(c.caseId, 'reassigned-1', person);
  });

  test('a promise with a date is a deadline, and silence counts from it on', async () => {
    const c = await contacted();
    const dueAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 86_400_000).toISOString();
    const solved = await done(c.caseId, 'resolve', c.claimedBy, { ...resolution, promise: { text: '明天答复', dueAt } });
    expect(due(solved, 'promise')).toMatchObject([{ dueAt, state: 'pending' }]);
    expect(Date.parse(due(solved, 'confirmation')[0].dueAt)).toBeGreaterThan(Date.parse(dueAt));
    expect(solved.nextDeadline).toEqual({ kind: 'promise', dueAt });
  });

  test('whether the judgement was right is said by agent or lead', async () => {
    const c = await resolved();
    await done(c.caseId, 'verdict', colleagueOf(c.claimedBy), { right: true });
    const seen = await done(c.caseId, 'verdict', 'lead-wang', { right: false, note: '客户其实在夸' });
    expect(happened(seen, 'judgement-checked')).toMatchObject([{ right: true }, { right: false, note: '客户其实在夸' }]);
    expectProblem(await act(c.caseId, 'verdict', 'manager-zhao', { right: true }), 403);
    expectProblem(await act(c.caseId, 'verdict', 'lead-wang', { right: 'yes' }), 400, '/right');
  });

  test('a line of the queue says whose turn it is and what is due next', async () => {
    const c = await claimed();
    const { body } = await earshot.get(`/v1/cases?customer=${c.customerId}`, 'admin');
    expect(body.items).toMatchObject([
      {
        ...{ claimedAt: c.claimedAt, claimExpiresAt: c.claimExpiresAt, contactedAt: null, held: false, heldUntil: null, helpers: [] },
        ...{ attempts: 0, breachCause: null, nextDeadline: { kind: 'claim', dueAt: c.claimExpiresAt } },
        steps: ['owner', 'team', 'lead', 'supervisor', 'duty-manager'].map((id) => ({
          id,
          zh: expect.any(String),
          at: expect.any(String),
        })),
        knows: [{ id: 'owner', at: expect.any(String) }],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('王芳');
    expect(await look(c.caseId)).toMatchObject({ exclusiveUntil: body.items[0].exclusiveUntil });
  });
}
