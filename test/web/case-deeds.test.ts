import { describe, expect, test } from 'vitest';
import { act } from '#domain/case/act.ts';
import { type Action, type ActionName, type Actor, actionNames, isRefusal } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { caseView } from '#domain/case/view.ts';
import { routes } from '#functions/routes.ts';
import { deedsOf, doneSinceTaken, nextDeed, nudgeAgainAt, othersUntil, takingOf } from '../../web/console/case/deeds.ts';
import { duty } from '../contract/examples.ts';
import { context, type Happening, lead, other, owner, resolve, second, stages, story, tries } from '../domain/case/stages.ts';

const manager: Actor = { id: 'manager-zhao', role: 'manager' };
const admin: Actor = { id: 'admin', role: 'admin' };
const claimed: Happening[] = [[10, { type: 'claim' }]];
const handedOver = story([
  ...claimed,
  [20, tries('reached', second(20))],
  [30, { type: 'transfer', team: 'claims', receiver: 'agent-sun' }],
]);
const givenByLead = story([[10, { type: 'reassign', person: 'agent-li' }, lead]]);
/** Late enough that only the proposed owner's time is over. */
const now = second(400);

const material = {
  deliveries: [],
  notes: new Map(),
  feedback: [],
  contact: { name: '周女士', numbers: [{ phone: '13800000912', feedbackId: 'f1', source: 'survey', submittedAt: second(0) }] },
};
const view = (c: Case, at = now) => caseView(c, material, at, 'Asia/Shanghai');
const me = ({ id, role }: Actor) => ({ id, roles: [role], teams: duty.teamsOf(id) });
const offered = (c: Case, actor: Actor) => deedsOf(view(c), me(actor));

const actions: Record<ActionName, Action> = {
  ...{ claim: { type: 'claim' }, release: { type: 'release' }, reopen: { type: 'reopen' }, phone: { type: 'phone', isKnown: true } },
  ...{ notes: { type: 'notes' }, nudge: { type: 'nudge' }, order: { type: 'order' }, verdict: { type: 'verdict', right: true } },
  attempts: tries('busy', now),
  transfer: { type: 'transfer', team: 'claims', receiver: 'agent-sun' },
  resolve,
  reassign: { type: 'reassign', person: 'agent-guo' },
  helpers: { type: 'helpers', person: 'agent-guo' },
  dismiss: { type: 'dismiss', person: 'agent-sun' },
};
const takes = (c: Case, name: ActionName, actor: Actor) =>
  (routes[`POST /v1/cases/{id}/${name}`].roles as readonly string[]).includes(actor.role) &&
  !isRefusal(act(c, actions[name], actor, context(now)));

describe('what is offered', () => {
  const helped = story([...claimed, [20, { type: 'helpers', person: 'agent-sun' }]]);
  const cases = Object.entries({ ...stages, 'handed over': handedOver, 'given by a lead': givenByLead, helped });
  test.each(cases)('on a case that is %s is what the server would do', (_, c) => {
    for (const actor of [owner, other, lead, manager, admin])
      expect([actor.id, [...offered(c, actor)].sort()]).toEqual([actor.id, actionNames.filter((name) => takes(c, name, actor)).sort()]);
  });

  test('a lead gives no orders to oneself', () => {
    const mine = story([[10, { type: 'reassign', person: lead.id }, lead]]);
    expect([offered(stages.claimed, lead).has('order'), offered(mine, lead).has('order')]).toEqual([true, false]);
  });

  test('somebody of another team may do nothing, a helper from there may write notes', () => {
    const stranger: Actor = { id: 'agent-liang', role: 'agent' };
    const helped = story([...claimed, [20, { type: 'helpers', person: stranger.id }]]);
    const notOfTheTeam = { ...me(stranger), teams: ['callback-south'] };
    expect([...deedsOf(view(stages.claimed), notOfTheTeam)]).toEqual([]);
    expect([...deedsOf(view(helped), notOfTheTeam)]).toEqual(['notes']);
  });
});

describe('the next deed', () => {
  const next = (c: Case, actor: Actor, isNumberShown = false) => nextDeed(offered(c, actor), isNumberShown);
  test('is one for each state: claim, see the number, record, resolve; then there is only waiting', () => {
    expect([
      next(stages.open, owner),
      next(stages.claimed, owner),
      next(stages.claimed, owner, true),
      next(stages.contacted, owner),
    ]).toEqual([...['claim', 'phone', 'attempts', 'resolve']]);
    expect([next(stages.resolved, owner), next(stages.confirmed, owner), next(stages.claimed, other)]).toEqual([null, null, null]);
  });

  test('of the first-contact owner is to hurry whoever has it now', () => {
    expect([next(handedOver, owner), next(handedOver, other)]).toEqual(['nudge', null]);
  });
});

describe('giving back', () => {
  const seen = { type: 'phone', isKnown: true } as const;
  test('asks why once the number was seen or a call was made', () => {
    const done = (happenings: Happening[]) => doneSinceTaken(view(story([...claimed, ...happenings])));
    expect(done([])).toEqual({ revealed: false, tried: false });
    expect(done([[20, seen]])).toEqual({ revealed: true, tried: false });
    expect(done([[20, tries('busy', second(20))]])).toEqual({ revealed: false, tried: true });
  });

  test('what an earlier owner did does not count', () => {
    const c = story([...claimed, [20, seen], [30, { type: 'release' }], [40, { type: 'claim' }]]);
    expect(doneSinceTaken(view(c))).toEqual({ revealed: false, tried: false });
  });
});

test('hurrying again is possible once the policy’s pause is over', () => {
  const c = story([], {});
  const asked = {
    ...handedOver,
    timeline: [...handedOver.timeline, { at: second(100), type: 'nudged', actor: owner.id, round: 1 } as const],
  };
  expect(nudgeAgainAt(view(c), 300, second(100))).toBeNull();
  expect(nudgeAgainAt(view(asked), 300, second(399))).toBe(second(400));
  expect(nudgeAgainAt(view(asked), 300, second(400))).toBeNull();
});

test('the proposed owner goes first for a minute, unless the case was given back', () => {
  const until = second(60);
  expect(othersUntil(view(stages.open, second(5)), other.id, second(5))).toBe(until);
  expect(othersUntil(view(stages.open, second(5)), owner.id, second(5))).toBeNull();
  expect(othersUntil(view(stages.open), other.id, until)).toBeNull();
  expect(othersUntil(view(stages.claimed, second(15)), other.id, second(15))).toBeNull();
  const returned = story([...claimed, [12, { type: 'release' }]]);
  expect(othersUntil(view(returned, second(15)), other.id, second(15))).toBeNull();
});

test('whoever was handed a case did not claim it', () => {
  expect(takingOf(view(stages.claimed))?.type).toBe('claimed');
  expect(takingOf(view(handedOver))?.type).toBe('transferred');
  expect(takingOf(view(stages.open))).toBeUndefined();
});
