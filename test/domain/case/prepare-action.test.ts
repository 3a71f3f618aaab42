import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ActionBodies, type ActionName, actionBodies } from '#domain/case/action.ts';
import { prepareAction } from '#domain/case/prepare-action.ts';
import { isContact, outcomes } from '#domain/case/taxonomy.ts';
import type { Insurer } from '#domain/insurer.ts';
import { digest } from '#functions/digest.ts';
import { click, insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { second, stages } from './stages.ts';

const stage = (i: Insurer = insurer) => {
  const { ports, notes } = worldOf(i, click);
  return { ...ports, notes, taxonomy: i.taxonomy, timeZone: i.timeZone, digest };
};
const now = second(100);
const iso = (at: number) => new Date(at).toISOString();
const prepared = <N extends ActionName>(name: N, body: ActionBodies[N], ports = stage(), c = stages.contacted) =>
  prepareAction(ports, c, name, body, 'agent-li', now);
const faulty = async <N extends ActionName>(name: N, body: ActionBodies[N], ports = stage()) => {
  const result = await prepared(name, body, ports);
  return 'faults' in result ? result.faults.map((f) => f.pointer) : [];
};
const good = { rootCause: 'partner.repair.noreply', responsibleParty: 'repairshop', actions: ['apologise', 'expedite'] };

describe('the faults of an action', () => {
  test('name every field of a resolution that holds an unknown id, and what is known', async () => {
    const body = { rootCause: 'partner.repair.nope', responsibleParty: 'somebody', actions: ['apologise', 'pray', 'constructor'] };
    expect(await faulty('resolve', body)).toEqual(['/rootCause', '/responsibleParty', '/actions/1', '/actions/2']);
    const result = await prepared('resolve', { ...good, responsibleParty: 'somebody' });
    expect(result).toMatchObject({ faults: [{ pointer: '/responsibleParty', detail: expect.stringMatching(/"somebody".*repairshop/) }] });
  });

  test('are none for every id of the taxonomy', async () => {
    const { causes, parties, actions } = insurer.taxonomy;
    for (const cause of causes) expect(await faulty('resolve', { ...good, rootCause: cause.id })).toEqual([]);
    for (const party of parties) expect(await faulty('resolve', { ...good, responsibleParty: party.id })).toEqual([]);
    expect(await faulty('resolve', { ...good, actions: actions.map((a) => a.id) })).toEqual([]);
  });

  test('say when a call lies in the future or before the callback was owed', async () => {
    const from = stages.contacted.rounds[0]!.openedAt;
    const when = async (at: number) => faulty('attempts', { outcome: 'busy', occurredAt: iso(at) });
    expect(await when(now + 60_001)).toEqual(['/occurredAt']);
    expect(await when(from - 1)).toEqual(['/occurredAt']);
    expect([await when(now + 60_000), await when(from), await when(now)]).toEqual([[], [], []]);
  });

  test('say when a call lies long before the case was in hand; a clock that is a little slow is set to the claim', async () => {
    const claimedAt = second(200);
    const c = { ...stages.claimed, timeline: stages.claimed.timeline.map((e) => (e.type === 'claimed' ? { ...e, at: claimedAt } : e)) };
    const tried = (at: number) => prepareAction(stage(), c, 'attempts', { outcome: 'busy', occurredAt: iso(at) }, 'agent-li', second(300));
    expect(await tried(claimedAt - 60_001)).toMatchObject({ faults: [{ pointer: '/occurredAt' }] });
    expect(await tried(claimedAt - 60_000)).toMatchObject({ action: { occurredAt: claimedAt } });
    expect(await tried(claimedAt + 5000)).toMatchObject({ action: { occurredAt: claimedAt + 5000 } });
  });

  test('say when the next call lies before this one or too far ahead, or is not to be', async () => {
    const when = (outcome: ActionBodies['attempts']['outcome'], at?: number, occurredAt?: number) =>
      faulty('attempts', {
        outcome,
        ...(at === undefined ? {} : { nextAttemptAt: iso(at) }),
        ...(occurredAt === undefined ? {} : { occurredAt: iso(occurredAt) }),
      });
    const twoWeeks = 14 * 86_400_000;
    expect([await when('reached', now + 1), await when('proxy', now + 1)]).toEqual([['/nextAttemptAt'], ['/nextAttemptAt']]);
    expect(await when('later'), 'a system that knows no time').toEqual([]);
    expect([await when('later', now), await when('busy', now + twoWeeks + 1)]).toEqual([['/nextAttemptAt'], ['/nextAttemptAt']]);
    expect([await when('later', now + 1), await when('busy', now + twoWeeks), await when('busy')]).toEqual([[], [], []]);
    expect(await when('noanswer', now - 10_000, now - 20_000), 'written down late').toEqual([]);
    for (const outcome of outcomes.filter((o) => !isContact(o))) expect(await when(outcome, now + 600_000)).toEqual([]);
  });

  test('name what the screen had filled in, if nobody knows it', async () => {
    const suggested = { rootCause: 'x', responsibleParty: 'repairshop', actions: ['apologise', 'y'] };
    expect(await faulty('resolve', { ...good, suggested })).toEqual(['/suggested/rootCause', '/suggested/actions/1']);
  });

  test('name a team that does not exist or where nobody works', async () => {
    expect(await faulty('transfer', { team: 'nowhere' })).toEqual(['/team']);
    const empty = { ...insurer, rota: insurer.rota.filter((e) => e.team !== 'claims' && e.team !== '*') };
    expect(await faulty('transfer', { team: 'claims' }, stage(empty))).toEqual(['/team']);
  });

  test('name a helper or an owner whom nobody knows', async () => {
    for (const name of ['helpers', 'reassign'] as const) expect(await faulty(name, { person: 'agent-nobody' })).toEqual(['/person']);
  });

  test('name a new owner who works in no callback team; a helper may come from anywhere', async () => {
    expect(await faulty('reassign', { person: 'agent-sun' })).toEqual(['/person']);
    expect(await faulty('reassign', { person: 'manager-zhao' })).toEqual(['/person']);
    for (const person of ['agent-chen', 'agent-lu', 'lead-wang']) expect(await faulty('reassign', { person })).toEqual([]);
    expect(await faulty('helpers', { person: 'agent-sun' })).toEqual([]);
  });

  test('store no text', async () => {
    const ports = stage();
    await prepared('resolve', { ...good, actions: ['pray'], note: '不该留下', promise: { text: '也不该', dueAt: iso(now) } }, ports);
    expect(await ports.notes.ofCase(stages.contacted.caseId)).toEqual(new Map());
  });
});

describe('a prepared action', () => {
  test('of an attempt happens now unless told otherwise, never in the future', async () => {
    const occurred = async (occurredAt?: string) => {
      const result = await prepared('attempts', { outcome: 'busy', ...(occurredAt ? { occurredAt } : {}) });
      return 'action' in result && result.action.type === 'attempts' && result.action.occurredAt;
    };
    expect(await occurred()).toBe(now);
    expect(await occurred(iso(now + 30_000))).toBe(now);
    expect(await occurred('2026-11-20T10:01:00+08:00')).toBe(second(60));
  });

  test('keeps its texts masked, apart from the case, under the same id when it is repeated', async () => {
    const ports = stage();
    const body = { ...good, note: '客户电话13812345678', promise: { text: '周三回电 13900001111', dueAt: '2026-11-25T18:00:00+08:00' } };
    const first = await prepared('resolve', body, ports);
    expect(await prepared('resolve', body, ports)).toEqual(first);
    expect([...(await ports.notes.ofCase(stages.contacted.caseId)).values()].toSorted()).toEqual(['周三回电 [电话]', '客户电话[电话]']);
    expect(JSON.stringify(first)).not.toMatch(/电话|1381234|回电/);
    expect(first).toMatchObject({ action: { promise: { dueAt: Date.parse('2026-11-25T10:00:00Z') } } });
  });

  test('of a promise with a date knows where its day begins, on the clock of the insurer', async () => {
    const promise = { text: '周三前答复', dueAt: '2026-11-25T01:00:00+08:00' };
    expect(await prepared('resolve', { ...good, promise })).toMatchObject({
      action: { promise: { dueAt: Date.parse(promise.dueAt), from: Date.parse('2026-11-25T00:00:00+08:00') } },
    });
    const undated = await prepared('resolve', { ...good, promise: { text: '尽快' } });
    expect(undated).toMatchObject({ action: { promise: { noteId: expect.any(String) } } });
    expect(undated).not.toHaveProperty('action.promise.dueAt');
  });

  test('of a look at the phone number knows whether there is one', async () => {
    const ports = stage();
    const looking = async () => prepared('phone', {}, ports);
    expect(await looking()).toEqual({ action: { type: 'phone', isKnown: false } });
    await ports.contacts.put(stages.contacted.caseId, { name: '周女士' }, { feedbackId: 'f1', source: 'survey', submittedAt: 1 });
    expect(await looking()).toMatchObject({ action: { isKnown: false } });
    await ports.contacts.put(stages.contacted.caseId, { phone: '13812345678' }, { feedbackId: 'f1', source: 'survey', submittedAt: 2 });
    const known = await looking();
    expect(known).toMatchObject({ action: { isKnown: true } });
    expect(JSON.stringify(known)).not.toContain('1381234');
  });

  test.each([
    ['notes', { note: '客户电话13812345678' }],
    ['nudge', { note: '客户电话13812345678' }],
    ['order', { note: '客户电话13812345678' }],
    ['reassign', { person: 'agent-chen', note: '客户电话13812345678' }],
    ['helpers', { person: 'agent-sun', note: '客户电话13812345678' }],
    ['verdict', { right: false, note: '客户电话13812345678' }],
  ] as const)('of %s stores its note masked, and names it', async (name, body) => {
    const ports = stage();
    const result = await prepared(name, body, ports);
    const [[noteId, text]] = [...(await ports.notes.ofCase(stages.contacted.caseId))] as [[string, string]];
    expect(text).toBe('客户电话[电话]');
    expect(result).toMatchObject({ action: { type: name, noteId } });
  });

  test('of a transfer names a receiver who works in that team', async () => {
    for (const team of insurer.teams.map((t) => t.id)) {
      const result = await prepared('transfer', { team });
      if (!('action' in result) || result.action.type !== 'transfer') throw new Error(JSON.stringify(result));
      const { receiver } = result.action;
      expect(insurer.rota.some((e) => e.person === receiver && e.team === team && e.level === 'agent')).toBe(true);
    }
  });

  test('of a transfer prefers somebody on duty, else the least loaded member', async () => {
    const nights = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' }];
    const asleep = (...people: string[]) => ({
      ...insurer,
      rota: insurer.rota.map((e) => (people.includes(e.person) ? { ...e, shifts: nights } : e)),
    });
    const members = insurer.rota.filter((e) => e.team === 'claims' && e.level === 'agent').map((e) => e.person);
    const awake = members.at(-1)!;
    expect(await prepared('transfer', { team: 'claims' }, stage(asleep(...members.filter((m) => m !== awake))))).toMatchObject({
      action: { receiver: awake },
    });
    const ports = stage(asleep(...members));
    const idle = members[1]!;
    for (const person of members.filter((m) => m !== idle))
      await ports.cases.create({ ...stages.open, caseId: `c-${person}`, proposedOwner: person });
    expect(await prepared('transfer', { team: 'claims' }, ports)).toMatchObject({ action: { receiver: idle } });
  });
});

describe('the bodies of actions', () => {
  const accepts = (name: ActionName, body: unknown) => actionBodies[name].safeParse(body).success;

  test.each<[ActionName, unknown, unknown[]]>([
    ['claim', {}, [null, [], 'x', 7]],
    ['release', { note: '要开会' }, [{ note: '' }, { note: 7 }, { note: 'x'.repeat(5001) }]],
    [
      'attempts',
      { outcome: 'reached' },
      [
        {},
        { outcome: 'answered' },
        { outcome: 'busy', occurredAt: '2026-11-20' },
        { outcome: 'busy', occurredAt: '2026-11-20T10:00:00' },
        { outcome: 'busy', occurredAt: 7 },
        { outcome: 'later', nextAttemptAt: '18:00' },
      ],
    ],
    ['transfer', { team: 'claims', note: '请跟进' }, [{}, { team: '' }, { team: ['claims'] }]],
    [
      'resolve',
      { ...good, promise: '周三前' },
      [
        {},
        { ...good, actions: [] },
        { ...good, actions: 'apologise' },
        { ...good, rootCause: undefined },
        { ...good, promise: { dueAt: 'soon', text: 'x' } },
        { ...good, suggested: { actions: [] } },
      ],
    ],
    ['reopen', { note: '客户来电说没解决' }, [{ note: '' }, { note: '   ' }]],
    ['phone', {}, [null, []]],
    ['notes', { note: '已联系修理厂' }, [{}, { note: '' }]],
    ['nudge', {}, [{ note: 7 }]],
    ['order', { note: '请立即回电' }, [{}, { note: ' ' }]],
    ['reassign', { person: 'agent-chen' }, [{}, { person: '' }, { person: 'x'.repeat(65) }, { person: null, ifVersion: 0 }]],
    ['dismiss', { person: 'agent-sun' }, [{}, { person: null }]],
    ['helpers', { person: 'agent-sun', note: '请协助' }, [{}, { person: ['agent-sun'] }]],
    ['verdict', { right: true }, [{}, { right: 'yes' }, { right: true, note: '' }]],
  ])('%s takes what the contract names and nothing malformed', (name, fine, wrong) => {
    expect(accepts(name, fine)).toBe(true);
    expect(wrong.map((body) => accepts(name, body))).toEqual(wrong.map(() => false));
  });

  test('a reopening says why: its note is not optional', () => expect(accepts('reopen', {})).toBe(false));

  test('whatever is sent is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(actionBodies) as ActionName[])), fc.jsonValue(), (name, body) => {
        expect(typeof accepts(name, body)).toBe('boolean');
      }),
    );
  });
});
