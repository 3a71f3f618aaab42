import { describe, expect, test } from 'vitest';
import { type Case, currentRound, isClosed, matterStates } from '#domain/case/case.ts';
import { confirmCase, joinCase } from '#domain/case/open-case.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import { duty, feedbackOf } from '../../contract/examples.ts';
import { closedUntil, context, lead, second, stages, story, tries } from './stages.ts';

const heard = (at: number, more: Partial<StoredFeedback> = {}) =>
  feedbackOf('f2', { submittedAt: second(at), receivedAt: second(at) + 400, ...more });
const join = (c: Case, at: number, more: Partial<StoredFeedback> = {}, staff = duty) =>
  joinCase(c, heard(at, more), context(second(at) + 900, { duty: staff }));

describe('a further feedback', () => {
  test('that is already part of the case changes nothing', () => {
    for (const c of Object.values(stages)) expect(joinCase(c, feedbackOf('f1'), context(second(500)))).toBe(c);
  });

  test.each(['open', 'held', 'claimed', 'reopened'] as const)(
    'joins a case that is %s, whose callback is still owed, without moving its promise back',
    (state) => {
      const c = stages[state];
      const joined = join(c, 50);
      expect(joined).toMatchObject({ feedbackIds: ['f1', 'f2'], matter: c.matter, rounds: c.rounds, version: c.version });
      expect(joined.timeline.at(-1)).toMatchObject({ type: 'joined', actor: 'customer', feedbackId: 'f2' });
    },
  );

  test('sent earlier moves the promise forward, also under a claim', () => {
    for (const state of ['open', 'claimed'] as const) {
      const joined = joinCase(stages[state], heard(-20, { receivedAt: second(30) }), context(second(31)));
      expect(currentRound(joined)).toMatchObject({ clockStart: second(-20), dueAt: second(280), submittedAt: second(-20) });
      expect(joined.matter).toEqual(stages[state].matter);
    }
  });

  test('received over an hour late brings no earlier promise', () => {
    const joined = joinCase(stages.open, heard(-4000, { receivedAt: second(30) }), context(second(31)));
    expect(joined.rounds).toEqual(stages.open.rounds);
  });

  test.each(['contacted', 'resolved'] as const)(
    'after contact owes a new round with 300 s of its own, and reopens a case that is %s',
    (state) => {
      const joined = join(stages[state], 600);
      expect(joined.matter).toMatchObject({ state: 'reopened' });
      expect(joined.rounds).toHaveLength(2);
      expect(currentRound(joined)).toMatchObject({ number: 2, clockStart: second(600), dueAt: second(900), attempts: [], ran: {} });
      expect(joined.timeline.slice(-3).map((e) => [e.type, e.actor])).toEqual([
        ['joined', 'customer'],
        ['reopened', 'customer'],
        ['round-opened', 'customer'],
      ]);
    },
  );

  test('after a call that found nobody owes a new round too', () => {
    const tried = story([
      [10, { type: 'claim' }],
      [20, tries('busy', second(20))],
    ]);
    const joined = join(tried, 600);
    expect(joined).toMatchObject({ matter: { state: 'open' }, proposedOwner: 'agent-li' });
    expect(currentRound(joined).dueAt).toBe(second(900));
  });

  test('outside service hours opens a held round', () => {
    const joined = join(stages.contacted, 600, {}, closedUntil(3600));
    expect(joined.matter).toEqual({ state: 'held', until: second(3600) });
    expect(currentRound(joined)).toMatchObject({ held: true, dueAt: second(5400) });
  });

  test('proposes whoever had the case, else who reached the customer, else the proposal of the moment', () => {
    const without = (...away: string[]) => ({
      ...duty,
      onDuty: (...asked: Parameters<typeof duty.onDuty>) => duty.onDuty(...asked).filter((p) => !away.includes(p.person)),
    });
    const handed: Case = { ...stages.contacted, matter: { ...stages.contacted.matter, owner: 'agent-chen' } as Case['matter'] };
    const proposedTo = (staff: typeof duty) =>
      joinCase(handed, heard(600), context(second(601), { duty: staff, proposal: 'agent-x' })).proposedOwner;
    expect(proposedTo(duty)).toBe('agent-chen');
    expect(proposedTo(without('agent-chen'))).toBe('agent-li');
    expect(proposedTo(without('agent-chen', 'agent-li'))).toBe('agent-x');
  });

  test('brings its severity and signals, and takes none away', () => {
    const worse = heard(50, { judgement: { ...feedbackOf('f2').judgement, severity: 'urgent', signals: ['legal', 'media'] } });
    const joined = joinCase({ ...stages.open, severity: 'high', signals: ['media'] }, worse, context(second(51)));
    expect(joined).toMatchObject({ severity: 'urgent', signals: ['media', 'legal'] });
    expect(joinCase({ ...stages.open, severity: 'high' }, heard(50), context(second(51))).severity).toBe('high');
  });

  test('takes the case back from the team it was handed to when a new round opens', () => {
    expect(join({ ...stages.contacted, handlingTeam: 'claims' }, 600).handlingTeam).toBeUndefined();
  });

  test('keeps what past rounds ran and tried, so that their figures can be told again', () => {
    const [first] = join(stages.resolved, 600).rounds;
    expect(first).toEqual({ ...stages.resolved.rounds[0], steps: [] });
  });
});

describe('the customer says it is solved', () => {
  test.each(matterStates.filter((s) => s !== 'resolved'))('which confirms nothing of a case that is %s', (state) => {
    expect(confirmCase(stages[state], { feedbackId: 'f9', submittedAt: second(999) }, second(999))).toBe(stages[state]);
  });

  test('which confirms nothing that was resolved only after it was said', () => {
    const early = { feedbackId: 'f9', submittedAt: second(0) };
    expect(confirmCase(stages.resolved, early, second(999))).toBe(stages.resolved);
  });

  test('which confirms a resolved case, with its owner and resolution', () => {
    const { matter, timeline } = confirmCase(stages.resolved, { feedbackId: 'f9', submittedAt: second(999) }, second(999));
    expect(matter).toMatchObject({
      state: 'confirmed',
      owner: 'agent-li',
      closedAt: second(999),
      resolution: { rootCause: 'partner.repair.noreply' },
    });
    expect(timeline.at(-1)).toMatchObject({ type: 'confirmed', actor: 'customer', feedbackId: 'f9' });
  });
});

describe('nobody is forgotten', () => {
  test('time alone closes a resolved case and nothing else', () => {
    for (const c of Object.values(stages)) {
      let later = c;
      for (let alarm = 0; later.wakeAt !== null && alarm < 50; alarm++) later = settle(later, later, duty, later.wakeAt, true).case;
      expect(isClosed(later)).toBe(isClosed(c) || c.matter.state === 'resolved');
    }
  });

  test('a reopening by a lead owes a callback from that moment', () => {
    const c = story([
      [10, { type: 'claim' }],
      [20, tries('reached', second(20))],
      [30, { type: 'resolve', rootCause: 'a', responsibleParty: 'b', actions: ['c'] }],
      [5000, { type: 'reopen' }, lead],
    ]);
    expect(currentRound(c)).toMatchObject({ number: 2, dueAt: second(5300) });
    expect(c.wakeAt).toBe(second(5060));
  });
});
