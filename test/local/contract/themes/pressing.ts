import { expect, test } from 'vitest';
import { type Earshot, type Json, until } from '../earshot.ts';
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
    for (const step of ['claim', 'release', 'attempts', 'transfer', 'resolve', 'reopen', 'phone', 'verdict', 'dismiss'] as const)
      expectProblem(await act(c.caseId, step, 'agent-sun'), 403, '/path/id');
    const alone = await done(c.caseId, 'dismiss', c.claimedBy, { person: 'agent-sun' });
    expect(alone.helpers).toEqual([]);
    expect(happened(alone, 'helper-left')).toMatchObject([{ actor: c.claimedBy, people: ['agent-sun'] }]);
    expectProblem(await earshot.get(`/v1/cases/${c.caseId}`, 'agent-sun'), 403);
    expectProblem(await act(c.caseId, 'dismiss', c.claimedBy, { person: 'agent-sun' }), 409);
  });

  test('a transfer has its own deadline, and the first-contact owner may ask to hurry', async () => {
    const c = await contacted();
    expectProblem(await act(c.caseId, 'nudge', c.claimedBy), 409);
    const moved = await done(c.caseId, 'transfer', c.claimedBy, { team: 'claims' });
    expect(due(moved, 'handling')).toMatchObject([{ state: 'pending', reason: { zh: expect.any(String), en: expect.any(String) } }]);
    expect(moved.nextDeadline).toEqual({ kind: 'handling', dueAt: due(moved, 'handling')[0].dueAt });
    const nudged = await done(c.caseId, 'nudge', c.claimedBy, { note: '客户在等' });
    expect(happened(nudged, 'nudged')).toMatchObject([{ actor: c.claimedBy, people: [moved.claimedBy], note: '客户在等' }]);
    expect([moved.pressed, nudged.pressed]).toEqual([null, { at: expect.any(String), by: c.claimedBy, how: 'nudged' }]);
    await hears(c.caseId, 'nudged-1', moved.claimedBy);
    expectProblem(await act(c.caseId, 'nudge', c.claimedBy), 409);
    const worked = await done(c.caseId, 'notes', moved.claimedBy, { note: '已联系修理厂' });
    expect(due(worked, 'handling')).toMatchObject([{ state: 'met' }]);
  });

  test.for(['lead-wang', 'manager-zhao'])('an order by %s reaches the owner', async (who) => {
    const c = await contacted();
    expectProblem(await act(c.caseId, 'order', c.claimedBy, { note: '请立即处理' }), 403);
    expectProblem(await act(c.caseId, 'order', who, {}), 400, '/note');
    expect((await done(c.caseId, 'order', who, { note: '请立即处理' })).pressed).toMatchObject({ by: who, how: 'ordered' });
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

  test('a time the customer named is a deadline; the owner is told when it comes, and the next attempt meets it', async () => {
    const c = await claimed();
    const nextAttemptAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3000).toISOString();
    const tried = await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'later', nextAttemptAt });
    expect(tried).toMatchObject({ callback: 'met', nextDeadline: { kind: 'appointment', dueAt: nextAttemptAt } });
    expect(tried.firstAttemptAt).toEqual(expect.any(String));
    expect(due(tried, 'appointment')).toMatchObject([{ dueAt: nextAttemptAt, state: 'pending', reason: { zh: expect.any(String) } }]);
    await hears(c.caseId, 'appointment-1', c.claimedBy);
    const reached = await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'reached' });
    expect(due(reached, 'appointment')).toMatchObject([{ state: 'met' }]);
  });

  test('a lead takes a reassignment back, unless something else has happened since', async () => {
    const c = await opens();
    const person = colleagueOf(c.proposedOwner);
    const given = await done(c.caseId, 'reassign', 'lead-wang', { person });
    const undo = { person: null, ifVersion: given.version };
    expectProblem(await act(c.caseId, 'reassign', person, undo), 403);
    await done(c.caseId, 'notes', person, { note: '我来打' });
    expectProblem(await act(c.caseId, 'reassign', 'lead-wang', undo), 409);
    // What falls due meanwhile is something else, too.
    const back = await until('the lead takes it back', async () => {
      const { version } = await look(c.caseId);
      const answer = await act(c.caseId, 'reassign', 'lead-wang', { person: null, ifVersion: version });
      return answer.status === 200 && answer.body;
    });
    expect(back).toMatchObject({ state: 'open', claimedBy: null });
  });

  test('what the screen had filled in is kept with the resolution, and whether it was left so', async () => {
    const c = await contacted();
    const suggested = { rootCause: resolution.rootCause, responsibleParty: 'settlement', actions: resolution.actions.toReversed() };
    const solved = await done(c.caseId, 'resolve', c.claimedBy, { ...resolution, suggested });
    expect(solved.resolution.suggestion).toEqual({
      rootCause: { proposed: resolution.rootCause, accepted: true },
      responsibleParty: { proposed: 'settlement', accepted: false },
      actions: { proposed: resolution.actions.toReversed(), accepted: true },
    });
  });

  test('who no longer sees a case is told its id, and nothing else', async () => {
    const c = await claimed();
    await done(c.caseId, 'helpers', c.claimedBy, { person: 'agent-sun' });
    const { body: start } = await earshot.get('/v1/cases/changes', 'agent-sun');
    const news = async (who: string) => (await earshot.get(`/v1/cases/changes?cursor=${start.cursor}`, who)).body;
    await done(c.caseId, 'dismiss', c.claimedBy, { person: 'agent-sun' });
    const told = await until('the helper is told that the case is gone', async () => {
      const body = await news('agent-sun');
      return body.gone?.includes(c.caseId) && body;
    });
    expect(told.items.map((item: Json) => item.caseId)).not.toContain(c.caseId);
    expect((await news(colleagueOf(c.claimedBy))).gone).not.toContain(c.caseId);
    expect((await news('lead-wang')).items.map((item: Json) => item.caseId)).toContain(c.caseId);
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
