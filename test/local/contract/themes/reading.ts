import { expect, test } from 'vitest';
import { type Earshot, type Json, until } from '../earshot.ts';
import { expectProblem, fresh, happened, story } from '../story.ts';

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);

export function reading(earshot: Earshot): void {
  const { opens, contacted, resolved, look, done } = story(earshot);
  const list = (query: string, as = 'admin') => earshot.get(`/v1/cases?${query}`, as);
  const ids = async (query: string, as?: string): Promise<string[]> => (await list(query, as)).body.items.map((c: Json) => c.caseId);

  test('a case shows its timeline, deadlines and alerts as the contract words them', async () => {
    const { caseId } = await contacted();
    const c = await until('the alert is sent', async () => {
      const seen = await look(caseId);
      return seen.alerts.length > 0 && seen.alerts.every((a: Json) => a.at.sent || a.at.cancelled) && seen;
    });
    for (const event of c.timeline) expect(event).toMatchObject({ at: time, type: expect.any(String), actor: expect.any(String) });
    expect(c.timeline.map((e: Json) => e.at)).toEqual(c.timeline.map((e: Json) => e.at).toSorted());
    expect(c.deadlines).toMatchObject([
      { kind: 'callback', dueAt: time, state: 'met', reason: expect.anything() },
      { kind: 'follow-up', dueAt: time, state: 'pending', reason: expect.anything() },
    ]);
    const alert = {
      alertId: expect.any(String),
      round: 1,
      step: 'owner',
      recipient: c.claimedBy,
      channel: expect.any(String),
      at: { pending: time },
    };
    expect(c.alerts[0]).toMatchObject(alert);
    expect(happened(c, 'opened')).toMatchObject([{ actor: 'earshot' }]);
  });

  test('the list is filtered by state, team, owner and customer', async () => {
    const customer = fresh('listed');
    const c = await resolved({ customer: { id: customer } });
    const open = await opens();
    expect(await ids(`customer=${customer}`)).toEqual([c.caseId]);
    expect(await ids(`customer=${customer}&state=resolved&team=callback-national&owner=${c.claimedBy}`)).toEqual([c.caseId]);
    for (const query of ['state=open', 'team=claims', 'owner=agent-sun', 'state=confirmed'])
      expect(await ids(`customer=${customer}&${query}`)).toEqual([]);
    const resolvedOnes = (await list('state=resolved&limit=200')).body.items;
    expect(resolvedOnes.every((one: Json) => one.state === 'resolved')).toBe(true);
    expect(resolvedOnes.some((one: Json) => one.caseId === c.caseId)).toBe(true);
    expect(await ids(`owner=${open.proposedOwner}&state=open&limit=200`)).toContain(open.caseId);
  });

  test('a cursor leads through all pages, each case once', async () => {
    const mine = await Promise.all(Array.from({ length: 5 }, () => opens({ region: undefined })));
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 200; page++) {
      const { status, body }: Json = await list(
        `team=callback-national&limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        'agent-li',
      );
      expect([status, body.items.length <= 3]).toEqual([200, true]);
      seen.push(...body.items.map((c: Json) => c.caseId));
      cursor = body.cursor;
    }
    expect(cursor).toBeNull();
    expect(new Set(seen).size).toBe(seen.length);
    for (const { caseId } of mine) expect(seen).toContain(caseId);
  });

  test.for([
    ['state=angry', 400, '/query/state'],
    ['team=nowhere', 400, '/query/team'],
    ['limit=0', 400, '/query/limit'],
    ['limit=many', 400, '/query/limit'],
    ['cursor=invented', 400, '/query/cursor'],
    [`customer=${'c'.repeat(3000)}`, 400, '/query/customer'],
    ['team=claims', 403, '/query/team'],
  ] as const)('a list of %s is refused', async ([query, status, pointer]) => {
    expectProblem(await list(query, 'agent-li'), status, pointer);
  });

  test('an agent sees the own teams only; lead, manager and admin see all', async () => {
    const { caseId } = await opens();
    expectProblem(await earshot.get(`/v1/cases/${caseId}`, 'agent-sun'), 403, '/path/id');
    for (const action of ['claim', 'release', 'attempts', 'transfer', 'resolve', 'reopen'])
      expectProblem(await earshot.post(`/v1/cases/${caseId}/${action}`, 'agent-sun'), 403, '/path/id');
    expect(await ids('limit=200', 'agent-sun')).not.toContain(caseId);
    for (const as of ['agent-li', 'agent-chen', 'lead-wang', 'supervisor-zhou', 'duty-wu', 'manager-zhao', 'admin'])
      expect((await earshot.get(`/v1/cases/${caseId}`, as)).status, as).toBe(200);
    for (const as of ['lead-wang', 'manager-zhao', 'admin'])
      expect(await ids('state=open&team=callback-national&limit=200', as)).toContain(caseId);
  });

  test('a feedback is read by those who may see its case, and the audit has who read it and who was refused', async () => {
    const { caseId, feedback } = await opens();
    const path = `/v1/feedback/${feedback[0].feedbackId}`;
    expect((await earshot.get(path, 'agent-li')).body).toMatchObject({ status: 'judged', caseId });
    expectProblem(await earshot.get(path, 'agent-sun'), 403, '/path/id');
    const entries = async (what: string, person: string) =>
      (await earshot.get(`/v1/audit?what=${what}&person=${person}&limit=200`, 'admin')).body.items;
    const read = { who: 'agent-li', what: 'feedback-read', feedbackId: feedback[0].feedbackId };
    expect(await entries('feedback-read', 'agent-li')).toContainEqual({ at: time, ...read });
    expect(await entries('refused', 'agent-sun')).toContainEqual(
      expect.objectContaining({ who: 'agent-sun', what: 'refused', detail: 'GET /v1/feedback/{id}' }),
    );
  });

  test('a transferred case is in the receiving team’s list', async () => {
    const customer = fresh('handed-over');
    const c = await contacted({ customer: { id: customer } });
    expect(await ids(`customer=${customer}`, 'agent-sun')).toEqual([]);
    await done(c.caseId, 'transfer', c.claimedBy, { team: 'claims' });
    expect(await ids(`customer=${customer}`, 'agent-sun')).toEqual([c.caseId]);
    expect(await ids(`customer=${customer}&team=claims`, 'lead-wang')).toEqual([c.caseId]);
  });

  test.for([
    ['310000', 'callback-east'],
    ['110105', 'callback-north'],
    ['440300', 'callback-south'],
    ['999999', 'callback-national'],
    [undefined, 'callback-national'],
  ] as const)('a customer of region %s is the care of %s', async ([region, team]) => {
    const c = await opens({ customer: { id: fresh('regional'), ...(region ? { region } : {}) } });
    expect(c).toMatchObject({ team, proposedOwner: expect.any(String) });
  });

  test('an id longer than any is unknown, not a failure', async () => {
    const id = 'c'.repeat(3000);
    expectProblem(await earshot.get(`/v1/cases/${id}`, 'admin'), 404);
    expectProblem(await earshot.post(`/v1/cases/${id}/claim`, 'agent-li'), 404);
    expect((await earshot.get(`/v1/feedback/${id}`, 'admin')).status).toBeLessThan(500);
  });
}
