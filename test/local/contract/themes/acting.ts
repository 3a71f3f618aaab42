import { expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { ago, colleagueOf, expectProblem, fresh, happened, resolution, story } from '../story.ts';

const actions = ['claim', 'release', 'attempts', 'transfer', 'resolve', 'reopen'] as const;

export function acting(earshot: Earshot): void {
  const { opens, claimed, contacted, resolved, act, done, look } = story(earshot);

  test('what a colleague owns a colleague cannot act on', async () => {
    const c = await contacted();
    const colleague = colleagueOf(c.claimedBy);
    expectProblem(await act(c.caseId, 'attempts', colleague, { outcome: 'reached' }), 403);
    expectProblem(await act(c.caseId, 'resolve', colleague, resolution), 403);
    expectProblem(await act(c.caseId, 'transfer', colleague, { team: 'claims' }), 403);
    expectProblem(await act(c.caseId, 'attempts', 'lead-wang', { outcome: 'reached' }), 403);
    expect((await look(c.caseId)).version).toBe(c.version);
  });

  test('an attempt names a known outcome and a time since the callback is owed', async () => {
    const c = await claimed();
    const attempt = (body: unknown) => act(c.caseId, 'attempts', c.claimedBy, body);
    expectProblem(await attempt({}), 400, '/outcome');
    expectProblem(await attempt({ outcome: 'spoke' }), 400, '/outcome');
    expectProblem(await attempt({ outcome: 'reached', occurredAt: 'yesterday' }), 400, '/occurredAt');
    expectProblem(await attempt({ outcome: 'reached', occurredAt: '2026-11-22T10:00:00' }), 400, '/occurredAt');
    expectProblem(await attempt({ outcome: 'reached', occurredAt: ago(-300) }), 400, '/occurredAt');
    expectProblem(await attempt({ outcome: 'reached', occurredAt: ago(3600) }), 400, '/occurredAt');
    expectProblem(await attempt({ outcome: 'reached', note: 7 }), 400, '/note');
    expectProblem(await attempt({ outcome: 'later', nextAttemptAt: ago(60) }), 400, '/nextAttemptAt');
    expectProblem(await attempt({ outcome: 'busy', nextAttemptAt: ago(-15 * 86_400) }), 400, '/nextAttemptAt');
    expectProblem(await attempt({ outcome: 'reached', nextAttemptAt: ago(-600) }), 400, '/nextAttemptAt');
    expectProblem(await attempt([]), 400, '');
    expect(happened(await look(c.caseId), 'attempted')).toEqual([]);
  });

  test('every outcome is an attempt; only reached and proxy are contact', async () => {
    const c = await claimed();
    const states: [string, string][] = [
      ...['later', 'unsafe', 'busy', 'off'].map((outcome): [string, string] => [outcome, 'claimed']),
      ...['proxy', 'reached', 'noanswer', 'invalid', 'wrong', 'refused', 'hungup', 'assistant'].map((o): [string, string] => [
        o,
        'contacted',
      ]),
    ];
    const body = (outcome: string) => (outcome === 'later' ? { outcome, nextAttemptAt: ago(-3600) } : { outcome });
    for (const [outcome, state] of states) expect(await done(c.caseId, 'attempts', c.claimedBy, body(outcome))).toMatchObject({ state });
    const seen = await look(c.caseId);
    expect(happened(seen, 'attempted').map((e: Json) => e.outcome)).toEqual(states.map(([outcome]) => outcome));
    expect(happened(seen, 'contacted')).toHaveLength(1);
  });

  test('a resolution names known causes, parties and actions, field by field', async () => {
    const c = await contacted();
    const resolve = (more: Json) => act(c.caseId, 'resolve', c.claimedBy, { ...resolution, ...more });
    expectProblem(await resolve({ rootCause: 'bad.luck' }), 400, '/rootCause');
    expectProblem(await resolve({ responsibleParty: 'nobody' }), 400, '/responsibleParty');
    expectProblem(await resolve({ actions: ['apologise', 'pray'] }), 400, '/actions/1');
    expectProblem(await resolve({ actions: [] }), 400, '/actions');
    expectProblem(await resolve({ actions: 'apologise' }), 400, '/actions');
    expectProblem(await resolve({ suggested: { rootCause: 'bad.luck' } }), 400, '/suggested/rootCause');
    expectProblem(await act(c.caseId, 'resolve', c.claimedBy, {}), 400, '/rootCause', '/responsibleParty', '/actions');
    expect(await look(c.caseId)).toMatchObject({ state: 'contacted', version: c.version });
  });

  test('a transfer names a known team', async () => {
    const c = await contacted();
    expectProblem(await act(c.caseId, 'transfer', c.claimedBy, { team: 'nowhere' }), 400, '/team');
    expectProblem(await act(c.caseId, 'transfer', c.claimedBy, {}), 400, '/team');
  });

  test('a reopening says why', async () => {
    const c = await resolved();
    expectProblem(await act(c.caseId, 'reopen', 'lead-wang', {}), 400, '/note');
  });

  test('the same Idempotency-Key does a thing once and cannot be used for another', async () => {
    const c = await claimed();
    const key = fresh('key');
    const attempt = (body: unknown) => act(c.caseId, 'attempts', c.claimedBy, body, key);
    const answers = await Promise.all([1, 2, 3, 4].map(() => attempt({ outcome: 'busy', note: '占线' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expectProblem(await attempt({ outcome: 'reached' }), 422);
    expectProblem(await act(c.caseId, 'release', c.claimedBy, {}, key), 422);
    expect((await attempt({ outcome: 'busy', note: '占线' })).status).toBe(200);
    expect(happened(await look(c.caseId), 'attempted')).toHaveLength(1);
  });

  test('an Idempotency-Key that is no key is refused', async () => {
    const c = await opens();
    for (const key of ['a b', 'k'.repeat(300)])
      expectProblem(await act(c.caseId, 'claim', c.proposedOwner, {}, key), 400, '/headers/idempotency-key');
  });

  test('a body that is no JSON or no object is refused', async () => {
    const c = await claimed();
    for (const action of actions) {
      const malformed = await earshot.send('POST', `/v1/cases/${c.caseId}/${action}`, { as: c.claimedBy, raw: '{"note":' });
      expectProblem(malformed, 400, '');
      expectProblem(await act(c.caseId, action, c.claimedBy, ['x']), 400, '');
    }
  });

  test('personal numbers in a note are masked', async () => {
    const c = await claimed();
    const seen = await done(c.caseId, 'attempts', c.claimedBy, { outcome: 'busy', note: '客户身份证 110101199003077758' });
    expect(happened(seen, 'attempted')).toMatchObject([{ note: '客户身份证 [证件号]' }]);
  });

  test('a case nobody knows is 404 for every action', async () => {
    for (const action of actions) expectProblem(await act('c0000000000000000000f', action, 'agent-li'), 404, '/path/id');
    expectProblem(await earshot.get('/v1/cases/c0000000000000000000f', 'admin'), 404, '/path/id');
  });
}
