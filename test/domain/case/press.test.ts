import { describe, expect, test } from 'vitest';
import { act } from '#domain/case/act.ts';
import { type Action, type Actor, isRefusal } from '#domain/case/action.ts';
import { type Case, isClosed, matterStates } from '#domain/case/case.ts';
import { caseSummary } from '#domain/case/view.ts';
import { settle } from '#domain/escalation/settle.ts';
import { iso } from '#domain/time.ts';
import { duty } from '../../contract/examples.ts';
import { context, type Happening, lead, other, owner, second, stages, story, tries } from './stages.ts';

const manager: Actor = { id: 'manager-zhao', role: 'manager' };
const sun: Actor = { id: 'agent-sun', role: 'agent' };
const [hurry, command]: Action[] = [{ type: 'nudge' }, { type: 'order', noteId: 'n1' }];
const handedOver: Happening[] = [
  [10, { type: 'claim' }],
  [20, tries('reached', second(20))],
  [30, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }],
];
const does = (c: Case, action: Action, actor: Actor, at = 400) => act(c, action, actor, context(second(at)));
/** Who is alerted by that, and under which step; or the refusal. */
function told(c: Case, action: Action, actor: Actor, at = 400) {
  const done = does(c, action, actor, at);
  if (isRefusal(done)) return done.refused;
  return settle(done.case, c, duty, second(at)).alerts.map(({ alert }) => [alert.step, alert.recipient]);
}

describe('the line of the queue', () => {
  const line = (c: Case, at = 900) => caseSummary(c, second(at)).pressed;
  const pressed = (c: Case, action: Action, actor: Actor, at = 400): Case => {
    const done = does(c, action, actor, at);
    if (isRefusal(done)) throw new Error(done.refused);
    return done.case;
  };
  test('says when, by whom and how whoever has it in hand was last asked to hurry', () => {
    const asked = pressed(story(handedOver), hurry!, owner);
    expect([line(story(handedOver)), line(asked)]).toEqual([null, { at: iso(second(400)), by: owner.id, how: 'nudged' }]);
    expect(line(pressed(asked, command!, lead, 500))).toEqual({ at: iso(second(500)), by: lead.id, how: 'ordered' });
  });
  test('says nothing of it any more once somebody else has it, or it is handed in', () => {
    const asked: Happening[] = [...handedOver, [400, hurry!]];
    expect(line(story([...asked, [410, { type: 'reassign', person: 'agent-chen' }, lead]]))).toBeNull();
    expect(line(pressed(stages.open, command!, lead))).toBeNull();
  });
});

describe('asking to hurry', () => {
  test('reaches whoever the matter was handed to', () => {
    const c = story(handedOver);
    expect(told(c, hurry!, owner)).toEqual([['nudged-1', 'agent-sun']]);
  });

  test('reaches whoever a lead gave it to', () => {
    const c = story([...handedOver, [40, { type: 'reassign', person: 'agent-chen' }, lead]]);
    expect(told(c, hurry!, owner)).toEqual([['nudged-1', 'agent-chen']]);
  });

  test('is for the first-contact owner: nobody else, and not for oneself', () => {
    const c = story(handedOver);
    expect([told(c, hurry!, other), told(c, hurry!, lead), told(c, hurry!, sun)]).toEqual(['forbidden', 'forbidden', 'conflict']);
  });

  test('needs a matter that was handed over and is in hand', () => {
    for (const state of matterStates) expect(isRefusal(does(stages[state], hurry!, owner))).toBe(true);
    const resolved = story([...handedOver, [40, { type: 'resolve', rootCause: 'x', responsibleParty: 'y', actions: ['z'] }, sun]]);
    expect(told(resolved, hurry!, owner)).toBe('conflict');
  });

  test('of somebody who claimed the second round is no business of who reached the customer in the first', () => {
    const c = story([...handedOver, [40, { type: 'resolve', rootCause: 'x', responsibleParty: 'y', actions: ['z'] }, sun]]);
    const again = settle(c, c, duty, second(41)).case;
    const reopened = does(again, { type: 'reopen' }, lead, 50);
    if (isRefusal(reopened)) throw new Error(reopened.detail);
    const claimed = does(settle(reopened.case, again, duty, second(50)).case, { type: 'claim' }, other, 200);
    if (isRefusal(claimed)) throw new Error(claimed.detail);
    expect(told(claimed.case, hurry!, owner, 210)).toBe('conflict');
  });

  test('is allowed every five minutes, not sooner; the refusal says when again', () => {
    const c = story([...handedOver, [100, hurry!, owner]]);
    expect(does(c, hurry!, owner, 399)).toMatchObject({ refused: 'conflict', detail: expect.stringContaining('2026-11-20T02:06:40.000Z') });
    expect(told(c, hurry!, owner, 400)).toEqual([['nudged-2', 'agent-sun']]);
  });
});

describe('an order', () => {
  test('reaches the owner, by lead or manager', () => {
    for (const actor of [lead, manager]) expect(told(stages.contacted, command!, actor)).toEqual([['ordered-1', 'agent-li']]);
    expect(told(story(handedOver), command!, lead)).toEqual([['ordered-1', 'agent-sun']]);
  });

  test('for a case nobody has reaches the proposed owner and the team on duty', () => {
    const alerts = told(story([]), command!, lead, 20);
    expect(alerts).toEqual([
      ['ordered-1', 'agent-li'],
      ['ordered-1', 'agent-chen'],
    ]);
  });

  test('reaches the next level when the team is empty, never who gave it', () => {
    const noAgents = {
      ...duty,
      onDuty: (...[team, level, at]: Parameters<typeof duty.onDuty>) => (level === 'agent' ? [] : duty.onDuty(team, level, at)),
    };
    const c = story([], {}, noAgents);
    const byManager = act(c, command!, manager, context(second(20), { duty: noAgents }));
    if (isRefusal(byManager)) throw new Error(byManager.detail);
    expect(byManager.case.timeline.at(-1)).toMatchObject({ type: 'ordered', people: ['lead-wang'], noteId: 'n1' });
    const byWang = act(c, command!, lead, context(second(20), { duty: noAgents }));
    if (isRefusal(byWang)) throw new Error(byWang.detail);
    expect(settle(byWang.case, c, noAgents, second(20)).alerts.filter((a) => a.alert.step === 'ordered-1')).toEqual([]);
  });

  test.each(matterStates)('is not for agents, and not for a case that is over (%s)', (state) => {
    expect(told(stages[state], command!, other)).toBe('forbidden');
    expect(told(stages[state], command!, owner)).toBe('forbidden');
    expect(told(stages[state], command!, lead) === 'conflict').toBe(isClosed(stages[state]));
  });

  test('may be repeated by anybody once the pause is over, each with an alert of its own; the refusal says when again', () => {
    const c = story([...handedOver, [100, command!, lead]]);
    for (const actor of [lead, manager]) {
      const refusal = { refused: 'conflict', detail: expect.stringContaining('2026-11-20T02:06:40.000Z') };
      expect(does(c, command!, actor, 399)).toMatchObject(refusal);
      expect(told(c, command!, actor, 400)).toEqual([['ordered-2', 'agent-sun']]);
    }
  });

  test('reaches at once whom the one before did not', () => {
    const c = story([...handedOver, [100, command!, lead], [110, { type: 'reassign', person: 'agent-chen' }, lead]]);
    expect(told(c, command!, lead, 120)).toEqual([['ordered-2', 'agent-chen']]);
  });
});
