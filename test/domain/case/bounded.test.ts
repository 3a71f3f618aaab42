import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { act } from '#domain/case/act.ts';
import { type Action, isRefusal } from '#domain/case/action.ts';
import type { Case, CaseEvent } from '#domain/case/case.ts';
import { CaseBusy, hearFeedback } from '#domain/case/hear-feedback.ts';
import { joinCase } from '#domain/case/open-case.ts';
import { prepareAction } from '#domain/case/prepare-action.ts';
import { digest } from '#functions/digest.ts';
import { feedbackOf, insurer } from '../../contract/examples.ts';
import { worldOf } from '../../scenario/world.ts';
import { context, lead, owner, resolve, second, stages, tries } from './stages.ts';

const further = (n: number, at = 5) => feedbackOf(`g${n}`, { submittedAt: second(at), receivedAt: second(at) + 400 });
const joined = (c: Case, count: number, at = 5): Case =>
  Array.from({ length: count }).reduce<Case>((sum, _, n) => joinCase(sum, further(n, at), context(second(at) + 900)), c);

describe('a customer who complains thousands of times', () => {
  const full = joined(stages.open, 50);

  test('is listened to fifty-one times; after that it is counted', () => {
    expect([full.feedbackIds.length, full.joinedMore]).toEqual([51, 0]);
    const flooded = joined(full, 4000, 6);
    expect(flooded.joinedMore).toBe(4000 - 50);
    expect(flooded.timeline).toEqual(full.timeline);
  });

  test('never fills the case, which fits its item many times over', () => {
    expect(JSON.stringify(joined(stages.open, 4000)).length).toBeLessThan(40_000);
  });

  test('still makes it more severe, and is owed a new call after the last one', () => {
    const worse = joinCase(full, feedbackOf('h1', { judgement: { ...further(1).judgement, severity: 'urgent' } }), context(second(9)));
    expect(worse).toMatchObject({ severity: 'urgent', joinedMore: 1 });
    const called = joined(stages.contacted, 50, 15);
    const again = joinCase(called, { ...further(1, 600), feedbackId: 'h2' }, context(second(601)));
    expect([again.rounds.length, again.matter.state, again.joinedMore]).toEqual([2, 'reopened', 1]);
  });

  test('loses no feedback below that, in whatever number', () => {
    fc.assert(
      fc.property(fc.nat(120), (count) => {
        const c = joined(stages.open, count);
        expect(c.feedbackIds.length + c.joinedMore).toBe(1 + count);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what staff add again and again', () => {
  const does = (c: Case, action: Action, actor = owner) => act(c, action, actor, context(second(400)));
  const withEvents = (c: Case, type: CaseEvent['type'], n: number, noteId?: string): Case => {
    const event = { at: second(30), type, actor: 'agent-li', round: 1, ...(noteId ? { noteId } : {}) };
    return { ...c, timeline: [...c.timeline, ...Array.from({ length: n }, () => event)] };
  };
  const noted = (n: number, c = stages.contacted) => withEvents(c, 'noted', n, 'n');
  const note: Action = { type: 'notes', noteId: 'n2' };

  test('ends with two hundred notes, and says so', () => {
    expect(isRefusal(does(noted(199), note))).toBe(false);
    expect(does(noted(200), note)).toMatchObject({ refused: 'conflict', detail: expect.stringContaining('200 notes') });
    expect(does(noted(200), { ...tries('busy', second(390)), noteId: 'n3' } as Action)).toMatchObject({ refused: 'conflict' });
  });

  test('keeps nobody from calling, handing over or resolving', () => {
    for (const action of [tries('busy', second(390)), { ...resolve, noteId: 'n3' }, { type: 'transfer', team: 'claims', receiver: 'x' }])
      expect(isRefusal(does(noted(300), action as Action))).toBe(false);
    expect(isRefusal(does(noted(300, stages.resolved), { type: 'reopen', noteId: 'n3' }))).toBe(false);
  });

  test.each([
    ['verdict', 'judgement-checked', 50, { type: 'verdict', right: true }, owner],
    ['order', 'ordered', 50, { type: 'order' }, lead],
    ['helpers', 'helper-joined', 50, { type: 'helpers', person: 'agent-sun' }, owner],
    ['attempts', 'attempted', 200, tries('busy', second(390)), owner],
  ] as const)('ends for %s too', (_, type, times, action, actor) => {
    expect(does(withEvents(stages.contacted, type, times), action, actor)).toMatchObject({ refused: 'conflict' });
    const done = stages.contacted.timeline.filter((e) => e.type === type).length;
    const almost = withEvents({ ...stages.contacted, helpers: [] }, type, times - 1 - done);
    expect(isRefusal(act(almost, action, actor, context(second(4000))))).toBe(false);
  });

  test('leaves no text behind that the case did not take', async () => {
    const { ports } = worldOf(insurer, second(400));
    const notes = { put: vi.fn(async () => {}), ofCase: async () => new Map() };
    const preparing = { ...ports, notes, taxonomy: insurer.taxonomy, timeZone: insurer.timeZone, digest };
    const prepare = (c: Case) => prepareAction(preparing, c, 'notes', { note: '又一条' }, owner.id, second(400));
    await prepare(noted(200));
    expect(notes.put).not.toHaveBeenCalled();
    await prepare(noted(199));
    expect(notes.put).toHaveBeenCalledOnce();
  });
});

describe('a feedback whose case others keep changing', () => {
  const accepted = (id: string) => {
    const { judgement, judged, storedAt, differences, caseId, ...rest } = feedbackOf(id, { submittedAt: second(5) });
    return { accepted: rest, judgement };
  };
  const busyWorld = async (before: Case) => {
    const { ports, feedback } = worldOf(insurer, second(10));
    const { customerId, caseId } = before;
    await ports.customers.lock(customerId, { caseId, feedbackId: 'f1' });
    await ports.cases.create(before);
    const save = vi.fn(async () => false);
    const hear = (id: string) => {
      const { accepted: body, judgement } = accepted(id);
      return hearFeedback({ ...ports, cases: { ...ports.cases, save } }, body, judgement, true);
    };
    return { hear, save, feedback };
  };

  test('gives up after fifteen tries, so that the message comes back; it knows its case already', async () => {
    const { hear, save, feedback } = await busyWorld(stages.open);
    await expect(hear('g1')).rejects.toThrow(CaseBusy);
    expect(save).toHaveBeenCalledTimes(15);
    expect(await feedback.get('g1')).toMatchObject({ caseId: stages.open.caseId });
  });

  test('need not come back when it would only be counted', async () => {
    const { hear, save } = await busyWorld(joined(stages.open, 50));
    await expect(hear('h1')).resolves.toBeUndefined();
    expect(save).toHaveBeenCalledTimes(15);
  });
});
