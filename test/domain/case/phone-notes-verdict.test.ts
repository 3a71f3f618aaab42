import { describe, expect, test } from 'vitest';
import { act } from '#domain/case/act.ts';
import { type Action, type Actor, isRefusal } from '#domain/case/action.ts';
import { type Case, isClosed, matterStates } from '#domain/case/case.ts';
import { context, lead, other, owner, second, stages, story } from './stages.ts';

const look: Action = { type: 'phone', isKnown: true };
const does = (c: Case, action: Action, actor: Actor = owner) => act(c, action, actor, context(second(400)));
const done = (c: Case, action: Action, actor: Actor = owner): Case => {
  const acted = does(c, action, actor);
  if (isRefusal(acted)) throw new Error(acted.detail);
  return acted.case;
};

describe('the phone number', () => {
  test.each(['claimed', 'contacted', 'resolved'] as const)(
    'of a case that is %s is shown to its owner, and the timeline says so',
    (state) => {
      const c = done(stages[state], look);
      expect(c.timeline.at(-1)).toMatchObject({ type: 'phone-revealed', actor: owner.id, at: second(400) });
      expect(c.matter).toEqual(stages[state].matter);
    },
  );

  test.each(matterStates)('is shown to nobody else (%s)', (state) => {
    for (const actor of [other, lead]) expect(isRefusal(does(stages[state], look, actor))).toBe(true);
    if (isClosed(stages[state])) expect(does(stages[state], look)).toMatchObject({ refused: 'conflict' });
  });

  test('that is not known is a conflict, and nothing is said to have been looked at', () =>
    expect(does(stages.claimed, { ...look, isKnown: false })).toMatchObject({
      refused: 'conflict',
      detail: expect.stringMatching(/no phone/),
    }));

  test('shown again in the same claim is no new fact', () => {
    const once = done(stages.claimed, look);
    expect(done(once, look)).toBe(once);
  });

  test('shown in another claim of the same person is told again', () => {
    const again = story([
      [10, { type: 'claim' }],
      [20, look],
      [30, { type: 'release' }],
      [40, { type: 'claim' }],
      [50, look],
      [60, look],
    ]);
    expect(again.timeline.filter((e) => e.type === 'phone-revealed').map((e) => e.at)).toEqual([second(20), second(50)]);
  });
});

describe('a note and a verdict', () => {
  test.each(matterStates)('are told in the timeline and change nothing else (%s)', (state) => {
    const before = stages[state];
    const noted = done(before, { type: 'notes', noteId: 'n1' }, other);
    const { timeline, ...rest } = noted;
    expect(timeline.slice(before.timeline.length)).toMatchObject([{ type: 'noted', actor: other.id, noteId: 'n1' }]);
    expect({ ...rest, timeline: before.timeline }).toEqual(before);
    const judged = done(before, { type: 'verdict', right: false }, lead);
    expect(judged.timeline.slice(before.timeline.length)).toMatchObject([{ type: 'judgement-checked', actor: lead.id, right: false }]);
    expect({ ...judged, timeline: before.timeline }).toEqual(before);
  });
});
