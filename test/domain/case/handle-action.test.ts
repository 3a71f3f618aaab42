import { describe, expect, test } from 'vitest';
import type { RequestMark } from '#domain/case/act.ts';
import type { Action, Actor } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { handleAction } from '#domain/case/handle-action.ts';
import type { Alarm } from '#domain/escalation/alarms.ts';
import { insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { lead, other, owner, second, stages, tries } from './stages.ts';

/** A stored case at second 100, and whoever acts on it; every alarm that is armed is noted. */
async function desk(c: Case = stages.open) {
  const { ports, cases, ledger } = worldOf(insurer, second(100));
  const armed: Alarm[] = [];
  ports.alarms = { ensure: async (alarm) => void armed.push(alarm) };
  await ports.cases.create(c);
  const handle = (action: Action, actor: Actor = owner, mark: RequestMark = {}, found = c) =>
    handleAction(ports, found, action, actor, mark);
  const stored = () => cases.all()[0]!;
  return { ports, handle, stored, armed, ledger };
}
const claim: Action = { type: 'claim' };
const mark = (key: string, request = 'claim'): RequestMark => ({ key, request });

describe('an idempotency key', () => {
  test('does the action once; a repetition answers the case as it is', async () => {
    const { handle, stored } = await desk();
    const first = await handle(claim, owner, mark('k1'));
    const again = await handle(claim, owner, mark('k1'), stored());
    expect(again).toEqual({ ...first, isRepeated: true });
    expect(stored()).toMatchObject({ version: 2, claims: 1 });
  });

  test('answers a repetition also when the case has moved on since', async () => {
    const { handle, stored } = await desk();
    await handle(claim, owner, mark('k1'));
    await handle({ type: 'release' }, owner, {}, stored());
    expect(await handle(claim, owner, mark('k1'), stored())).toMatchObject({ case: { matter: { state: 'open' }, claims: 1 } });
  });

  test('used for another request is refused and does nothing', async () => {
    const { handle, stored } = await desk();
    await handle(claim, owner, mark('k1', 'claim'));
    expect(await handle({ type: 'release' }, owner, mark('k1', 'release'), stored())).toMatchObject({ refused: 'key-reused' });
    expect(stored().matter.state).toBe('claimed');
  });

  test('pressed twice at once acts once, and both are answered with the case', async () => {
    const { handle, stored } = await desk(stages.claimed);
    const call = tries('noanswer', second(99));
    const both = await Promise.all([handle(call, owner, mark('k1')), handle(call, owner, mark('k1'))]);
    expect(both.every((done) => 'case' in done)).toBe(true);
    expect(stored().rounds[0]!.attempts).toHaveLength(1);
  });

  test.each<[string, Case, Action, Actor]>([
    ['a release', stages.claimed, { type: 'release' }, owner],
    ['an attempt', stages.claimed, tries('reached', second(99)), owner],
    ['a transfer', stages.contacted, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }, lead],
    ['a resolution', stages.contacted, { type: 'resolve', rootCause: 'a', responsibleParty: 'b', actions: ['c'] }, owner],
    ['a reopening', stages.resolved, { type: 'reopen' }, lead],
  ])('is remembered by %s', async (_, c, action, actor) => {
    const { handle, stored } = await desk(c);
    expect(await handle(action, actor, mark('k1'))).toHaveProperty('case');
    const { version } = stored();
    expect(await handle(action, actor, mark('k1'), stored())).toHaveProperty('case');
    expect(stored().version).toBe(version);
  });

  test('left out means that every request counts', async () => {
    const { handle, stored } = await desk(stages.claimed);
    await handle(tries('noanswer', second(99)));
    await handle(tries('noanswer', second(99)), owner, {}, stored());
    expect(stored().rounds[0]!.attempts).toHaveLength(2);
  });

  test('repeated after a crash arms the alarm that the first try did not live to arm', async () => {
    const { handle, stored, armed } = await desk();
    await handle(claim, owner, mark('k1'));
    armed.length = 0;
    await handle(claim, owner, mark('k1'), stored());
    const { caseId, revision, wakeAt } = stored();
    expect(armed).toEqual([{ caseId, revision, at: wakeAt }]);
  });
});

describe('when somebody was faster', () => {
  test('of two claims one wins and the other learns who', async () => {
    const { handle, stored } = await desk();
    const [first, second_] = await Promise.all([handle(claim, owner), handle(claim, other)]);
    const winner = stored().matter.state === 'claimed' && 'owner' in stored().matter ? (stored().matter as { owner: string }).owner : null;
    const outcomes = [first, second_];
    expect(outcomes.filter((done) => 'case' in done)).toHaveLength(1);
    expect(outcomes.find((done) => 'refused' in done)).toMatchObject({ refused: 'conflict', owner: winner });
    expect(stored().claims).toBe(1);
  });

  test('the action is decided anew on the case as it is now', async () => {
    const { handle, stored, ports } = await desk(stages.claimed);
    const found = stages.claimed;
    await ports.cases.save({ ...stages.claimed, version: found.version + 1, severity: 'urgent' });
    expect(await handle(tries('reached', second(99)), owner, {}, found)).toHaveProperty('case');
    expect(stored()).toMatchObject({ version: found.version + 2, severity: 'urgent', matter: { state: 'contacted' } });
  });

  test('what was allowed on the case as found is refused if it is no longer', async () => {
    const { handle, stored } = await desk(stages.claimed);
    await handle({ type: 'release' });
    expect(await handle(tries('reached', second(99)), owner, {}, stages.claimed)).toMatchObject({ refused: 'conflict', owner: null });
    expect(stored().matter.state).toBe('open');
  });

  test('a refusal writes nothing', async () => {
    const { handle, stored } = await desk(stages.claimed);
    expect(await handle(tries('reached', second(99)), other)).toMatchObject({ refused: 'forbidden', owner: 'agent-li' });
    expect(stored()).toEqual(stages.claimed);
  });

  test('a case that vanished is an error, not an answer', async () => {
    const { handle } = await desk();
    await expect(handle(claim, owner, {}, { ...stages.open, caseId: 'c-gone' })).rejects.toThrow('c-gone');
  });

  test('an alarm is armed once for every new wake-up', async () => {
    const { handle, stored, armed } = await desk();
    await handle(claim);
    const { caseId, revision, wakeAt } = stored();
    expect(armed).toEqual([{ caseId, revision, at: wakeAt }]);
    expect(revision).toBe(stages.open.revision + 1);
  });
});

describe('when a case is reached', () => {
  test('the customer is remembered to have been served by that person, and only by the first', async () => {
    const { handle, ports, stored } = await desk(stages.claimed);
    await handle(tries('reached', second(99)));
    await handle({ type: 'transfer', team: 'claims', receiver: 'agent-sun' }, owner, {}, stored());
    await handle(tries('reached', second(99)), { id: 'agent-sun', role: 'agent' }, {}, stored());
    expect((await ports.customers.get('c-zhou')).servedBy).toBe('agent-li');
  });

  test('never, it holds neither lock nor phone number once it is closed', async () => {
    const { handle, ports, stored } = await desk(stages.claimed);
    await ports.customers.lock('c-zhou', { caseId: stages.claimed.caseId, feedbackId: 'f1' });
    await ports.contacts.put(
      stages.claimed.caseId,
      { phone: '13812345678' },
      { feedbackId: 'f1', source: 'survey', submittedAt: second(0) },
    );
    for (const n of [1, 2, 3]) await handle(tries('noanswer', second(96 + n)), owner, {}, stored());
    expect(stored().matter.state).toBe('closed-unreached');
    expect(await ports.contacts.get(stages.claimed.caseId)).toBeNull();
    expect((await ports.customers.get('c-zhou')).openCase).toBeUndefined();
  });
});
