import { beforeEach, expect, test } from 'vitest';
import { type Earshot, inTurn, type Json, sleep } from '../earshot.ts';
import { colleagueOf, expectProblem, fresh, happened, national, resolution, story } from '../story.ts';

const teamMayClaim = (c: Json): Promise<void> => sleep(Math.max(0, Date.parse(c.submittedAt) + 3100 - Date.now()) / 1000);

export function claiming(earshot: Earshot): void {
  const { opens, claimed, act, done, look, reaches } = story(earshot);
  beforeEach(inTurn);

  test('before second 3 only the proposed owner may claim; the refusal names the owner', async () => {
    const c = await opens();
    const colleague = await act(c.caseId, 'claim', colleagueOf(c.proposedOwner));
    expectProblem(colleague, 409);
    expect(colleague.body.owner).toBe(c.proposedOwner);
    expectProblem(await act(c.caseId, 'claim', 'lead-wang'), 409);
    expect(await done(c.caseId, 'claim', c.proposedOwner)).toMatchObject({
      state: 'claimed',
      claimedBy: c.proposedOwner,
      owner: c.proposedOwner,
    });
  });

  test.for([1, 2, 3])('two agents claim at the same instant: one wins, the other learns who (race %i)', async () => {
    const c = await opens();
    await teamMayClaim(c);
    const answers = await Promise.all(national.map((agent) => act(c.caseId, 'claim', agent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = national[answers.findIndex(({ status }) => status === 200)]!;
    const lost = answers.find(({ status }) => status === 409)!;
    expectProblem(lost, 409);
    expect(lost.body.owner).toBe(winner);
    const seen = await look(c.caseId);
    expect(seen).toMatchObject({ state: 'claimed', claimedBy: winner });
    expect(happened(seen, 'claimed')).toMatchObject([{ actor: winner }]);
  });

  test('a lead may claim once the team may', async () => {
    const c = await opens();
    await teamMayClaim(c);
    expect(await done(c.caseId, 'claim', 'lead-wang')).toMatchObject({ state: 'claimed', claimedBy: 'lead-wang' });
  });

  test('a release returns the case to the team, which may claim it at once; only the steps not yet sent run', async () => {
    const c = await opens();
    await teamMayClaim(c);
    await reaches(c.caseId, 'has told the team', (seen) => seen.alerts.some((a: Json) => a.step === 'team' && a.at.sent));
    await done(c.caseId, 'claim', c.proposedOwner);
    expectProblem(await act(c.caseId, 'release', colleagueOf(c.proposedOwner)), 403);
    expectProblem(await act(c.caseId, 'release', 'lead-wang'), 403);
    expect(await done(c.caseId, 'release', c.proposedOwner)).toMatchObject({ state: 'open', claimedBy: null });
    const seen = await reaches(c.caseId, 'has told the lead', (later) => later.alerts.some((a: Json) => a.step === 'lead'));
    expect(seen.alerts.map((a: Json) => a.step).sort()).toEqual(['lead', 'owner', 'team', 'team']);
    await done(c.caseId, 'claim', colleagueOf(c.proposedOwner));
  });

  test('what is not claimed cannot be released, tried or resolved', async () => {
    const c = await opens();
    expectProblem(await act(c.caseId, 'release', c.proposedOwner), 409);
    expectProblem(await act(c.caseId, 'attempts', c.proposedOwner, { outcome: 'reached' }), 409);
    expectProblem(await act(c.caseId, 'resolve', c.proposedOwner, resolution), 409);
    expectProblem(await act(c.caseId, 'reopen', 'lead-wang', { note: '客户来电' }), 409);
  });

  test('a claim is not repeated, save by its Idempotency-Key', async () => {
    const c = await opens();
    const key = fresh('key');
    const answers = await Promise.all([1, 2, 3].map(() => act(c.caseId, 'claim', c.proposedOwner, {}, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expectProblem(await act(c.caseId, 'claim', c.proposedOwner), 409);
    expect(happened(await look(c.caseId), 'claimed')).toHaveLength(1);
  });

  test('an alert is marked seen and acknowledged by its recipient only, and that is no claim', async () => {
    const opened = await opens();
    const c = await reaches(opened.caseId, 'has told the owner', (seen) => seen.alerts[0]?.at.sent);
    const [{ alertId, recipient }] = c.alerts;
    const mark = (fact: string, as: string) => earshot.post(`/v1/cases/${c.caseId}/alerts/${encodeURIComponent(alertId)}/${fact}`, as);
    for (const stranger of [colleagueOf(recipient), 'lead-wang', 'agent-sun', 'admin'])
      expectProblem(await mark('acknowledged', stranger), 403);
    expect((await mark('seen', recipient)).status).toBe(200);
    const acknowledged = await mark('acknowledged', recipient);
    expect(acknowledged).toMatchObject({ status: 200, body: { state: 'open', claimedBy: null } });
    const { at } = acknowledged.body.alerts.find((a: Json) => a.alertId === alertId);
    expect([at.pending, at.sent, at.delivered, at.seen, at.acknowledged].toSorted()).toEqual([
      at.pending,
      at.sent,
      at.delivered,
      at.seen,
      at.acknowledged,
    ]);
    expectProblem(await earshot.post(`/v1/cases/${c.caseId}/alerts/nothing.${recipient}/seen`, recipient), 404);
    await reaches(c.caseId, 'goes on escalating', (seen) => seen.alerts.some((a: Json) => a.step === 'team'));
  });

  test('the phone number is answered to the owner only, who asks for it; the timeline says so once', async () => {
    const c = await claimed();
    for (const as of [c.claimedBy, colleagueOf(c.claimedBy), 'lead-wang', 'manager-zhao', 'admin']) {
      const seen = await look(c.caseId, as);
      expect(seen.customer.phone).toBe('138****8000');
      expect(JSON.stringify(seen)).not.toContain('13800138000');
    }
    for (const as of [colleagueOf(c.claimedBy), 'lead-wang', 'manager-zhao']) expectProblem(await act(c.caseId, 'phone', as), 403);
    for (let time = 0; time < 2; time++)
      expect(await done(c.caseId, 'phone', c.claimedBy)).toMatchObject({ phone: '13800138000', source: 'claims', earlier: [] });
    expect(happened(await look(c.caseId), 'phone-revealed')).toMatchObject([{ actor: c.claimedBy }]);
  });

  test('a phone number that was never sent is a conflict', async () => {
    const c = await claimed({ customer: { id: fresh('without-phone') } });
    expectProblem(await act(c.caseId, 'phone', c.claimedBy), 409);
    expect(happened(await look(c.caseId), 'phone-revealed')).toEqual([]);
  });
}
