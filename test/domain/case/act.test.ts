import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { act } from '#domain/case/act.ts';
import { type Action, isRefusal } from '#domain/case/action.ts';
import { isClosed, type MatterState, matterStates, ownerOf } from '#domain/case/case.ts';
import { anyLife, live } from '../escalation/life.ts';
import { context, lead, other, owner, resolve, second, stages, tries } from './stages.ts';

/** Late enough that the time in which only the proposed owner may claim is over, whatever the round. */
const now = second(400);
const actions: Action[] = [
  { type: 'claim' },
  { type: 'release' },
  tries('reached', now),
  { type: 'transfer', team: 'claims', receiver: 'agent-sun' },
  resolve,
  { type: 'reopen' },
];

/** For owner, another agent and a lead: + allowed, ! conflict (409), x forbidden (403). Nobody owns the first three. */
const table: Record<MatterState, [claim: string, release: string, attempts: string, transfer: string, resolve: string, reopen: string]> = {
  open: ['+++', '!!!', '!!!', 'xx+', '!!!', 'xx!'],
  held: ['+++', '!!!', '!!!', 'xx+', '!!!', 'xx!'],
  reopened: ['+++', '!!!', '!!!', 'xx+', '!!!', 'xx!'],
  claimed: ['!!!', '+xx', '+xx', '+x+', '!xx', '!x!'],
  contacted: ['!!!', '!xx', '+xx', '+x+', '+xx', '!x!'],
  resolved: ['!!!', '!xx', '+xx', '!x!', '!xx', '+x+'],
  confirmed: ['!!!', '!xx', '!xx', '!x!', '!xx', '!x!'],
  unconfirmed: ['!!!', '!xx', '!xx', '!x!', '!xx', '!x!'],
  'closed-unreached': ['!!!', '!xx', '!xx', '!x!', '!xx', '!x!'],
};
const after: Partial<Record<Action['type'], MatterState>> = {
  claim: 'claimed',
  release: 'open',
  attempts: 'contacted',
  resolve: 'resolved',
  reopen: 'reopened',
};

describe('what staff may do', () => {
  test('the examples are in the states they stand for', () => {
    for (const state of matterStates) expect(stages[state].matter.state).toBe(state);
  });

  test.each(matterStates)('to a case that is %s', (state) => {
    const c = stages[state];
    const seen = actions.map((action) =>
      [owner, other, lead]
        .map((actor) => {
          const done = act(c, action, actor, context(now));
          return isRefusal(done) ? (done.refused === 'conflict' ? '!' : 'x') : '+';
        })
        .join(''),
    );
    expect(seen).toEqual(table[state]);
  });

  test('what is allowed leads to the state the machine names, with one event by the actor', () => {
    for (const c of Object.values(stages))
      for (const action of actions)
        for (const actor of [owner, other, lead]) {
          const done = act(c, action, actor, context(now));
          if (isRefusal(done)) continue;
          const transferred = c.matter.state === 'contacted' ? 'contacted' : 'claimed';
          const called = action.type === 'attempts' && c.matter.state === 'resolved' ? 'resolved' : null;
          expect(done.case.matter.state).toBe(called ?? after[action.type] ?? transferred);
          const events = done.case.timeline.slice(c.timeline.length);
          expect(events.length).toBeGreaterThan(0);
          expect(events.every((e) => e.actor === actor.id && e.at === now)).toBe(true);
        }
  });

  test('a refusal names who has the case, and changes nothing', () => {
    for (const c of Object.values(stages)) {
      const before = structuredClone(c);
      for (const action of actions) {
        const done = act(c, action, other, context(now));
        if (isRefusal(done)) expect(done.owner).toBe(ownerOf(c));
      }
      expect(c).toEqual(before);
    }
  });

  test('a case only ever moves along the arrows of the machine', () => {
    const arrows: Record<MatterState, MatterState[]> = {
      open: ['claimed'],
      held: ['claimed', 'open'],
      claimed: ['open', 'contacted', 'closed-unreached'],
      contacted: ['resolved', 'reopened', 'held'],
      resolved: ['confirmed', 'unconfirmed', 'reopened', 'held'],
      reopened: ['claimed'],
      confirmed: [],
      unconfirmed: [],
      'closed-unreached': [],
    };
    /** A round opened outside service hours is held, also when the claim before it had found nobody. */
    const underNewRound: MatterState[] = ['held'];
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { before, settled } of live(life)) {
          if (!before || before.matter.state === settled.case.matter.state) continue;
          const ways = arrows[before.matter.state];
          const newRound = settled.case.rounds.length > before.rounds.length;
          const reached = [
            ...ways,
            ...ways.flatMap((state) => (before.matter.state === 'held' ? arrows[state] : [])),
            ...(newRound ? underNewRound : []),
          ];
          expect(reached).toContain(settled.case.matter.state);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('whoever reached the customer first stays named, whatever happens later', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        let first: string | null = null;
        for (const { settled } of live(life)) {
          const { firstContactOwner } = settled.case;
          if (first !== null) expect(firstContactOwner).toBe(first);
          first = firstContactOwner;
          if (isClosed(settled.case)) expect(ownerOf(settled.case)).not.toBeNull();
        }
      }),
      { numRuns: 150 },
    );
  });
});
