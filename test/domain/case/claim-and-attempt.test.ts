import { describe, expect, test } from 'vitest';
import { act } from '#domain/case/act.ts';
import { type Acted, type Action, type Actor, isRefusal } from '#domain/case/action.ts';
import { type Case, currentRound } from '#domain/case/case.ts';
import { outcomes } from '#domain/case/taxonomy.ts';
import { duty } from '../../contract/examples.ts';
import { context, lead, other, owner, second, stages, story, tries } from './stages.ts';

const does = (c: Case, action: Action, at: number, actor: Actor = owner) => act(c, action, actor, context(second(at)));
const done = (acted: Acted): Case => {
  if (isRefusal(acted)) throw new Error(acted.detail);
  return acted.case;
};
const last = (c: Case) => c.timeline.at(-1)!;

describe('a claim', () => {
  test('is the proposed owner’s alone before second 60, also from a lead’s hand', () => {
    for (const actor of [other, lead])
      expect(does(stages.open, { type: 'claim' }, 59.9, actor)).toMatchObject({ refused: 'conflict', owner: 'agent-li' });
    expect(isRefusal(does(stages.open, { type: 'claim' }, 5))).toBe(false);
    expect(isRefusal(does(stages.open, { type: 'claim' }, 60, other))).toBe(false);
  });

  test('is anybody’s at once when the proposed owner is not there, or nobody was proposed', () => {
    const absent = { ...duty, onDuty: () => [{ person: 'agent-chen', backup: false }] };
    expect(isRefusal(act(stages.open, { type: 'claim' }, other, context(second(5), { duty: absent })))).toBe(false);
    expect(isRefusal(does({ ...stages.open, proposedOwner: null }, { type: 'claim' }, 5, other))).toBe(false);
  });

  test('is anybody’s once it was given back or has expired in this round', () => {
    expect(
      isRefusal(
        does(
          story([
            [10, { type: 'claim' }],
            [12, { type: 'release' }],
          ]),
          { type: 'claim' },
          15,
          other,
        ),
      ),
    ).toBe(false);
  });

  test('is the proposed owner’s again in a new round', () => {
    expect(does(stages.reopened, { type: 'claim' }, 99, other)).toMatchObject({ refused: 'conflict', owner: 'agent-li' });
    expect(isRefusal(does(stages.reopened, { type: 'claim' }, 101, other))).toBe(false);
  });

  test('counts, and names who has the case', () => {
    const c = done(does(stages.open, { type: 'claim' }, 5));
    expect(c).toMatchObject({ claims: 1, matter: { state: 'claimed', owner: 'agent-li', claimedAt: second(5) } });
  });

  test('of a case one has already says so, and a lost one names the owner', () => {
    expect(does(stages.claimed, { type: 'claim' }, 70)).toMatchObject({ refused: 'conflict', detail: expect.stringContaining('already') });
    expect(does(stages.claimed, { type: 'claim' }, 70, other)).toMatchObject({ refused: 'conflict', owner: 'agent-li' });
  });
});

describe('an attempt', () => {
  test.each(outcomes)('with the outcome %s is an attempt; only a customer or a proxy reached is contact', (outcome) => {
    const c = done(does(stages.claimed, tries(outcome, second(30)), 31));
    expect(currentRound(c).attempts).toEqual([{ outcome, by: 'agent-li', occurredAt: second(30), recordedAt: second(31) }]);
    const contact = outcome === 'reached' || outcome === 'proxy';
    expect(c.matter).toMatchObject(contact ? { state: 'contacted', contactedAt: second(30) } : { state: 'claimed' });
    expect(c.firstContactOwner).toBe(contact ? 'agent-li' : null);
  });

  test('that finds nobody for the third time ends the case, one that was put off does not count', () => {
    const tried = (...list: (typeof outcomes)[number][]) =>
      list.reduce((c, outcome, i) => done(does(c, tries(outcome, second(30 + i)), 30 + i)), stages.claimed).matter.state;
    expect(tried('noanswer', 'busy')).toBe('claimed');
    expect(tried('noanswer', 'later', 'unsafe', 'busy')).toBe('claimed');
    expect(tried('noanswer', 'later', 'busy', 'off')).toBe('closed-unreached');
    expect(tried('noanswer', 'busy', 'later')).toBe('claimed');
    expect(tried('noanswer', 'busy', 'reached')).toBe('contacted');
  });

  test('that reaches the customer in a later round leaves the first contact named', () => {
    const taken = done(does(stages.reopened, { type: 'claim' }, 120, other));
    const reached = done(does(taken, tries('reached', second(130)), 130, other));
    expect(reached).toMatchObject({ firstContactOwner: 'agent-li', matter: { state: 'contacted', owner: 'agent-chen' } });
  });

  test('after contact is kept and moves nothing', () => {
    let c = stages.contacted;
    for (const n of [1, 2, 3, 4]) c = done(does(c, tries('noanswer', second(30 + n)), 30 + n));
    expect(c.matter.state).toBe('contacted');
    expect(currentRound(c).attempts).toHaveLength(5);
  });

  test('in time but recorded late annuls the breach once, with an event', () => {
    const late = story([
      [250, { type: 'claim' }],
      [305, null],
    ]);
    expect(currentRound(late).breachCause).toBe('claimed but no attempt');
    const annulled = done(does(late, tries('busy', second(299)), 310));
    expect(last(annulled)).toMatchObject({ type: 'breach-annulled', actor: 'agent-li', at: second(310) });
    const again = done(does(annulled, tries('off', second(298)), 311));
    expect(again.timeline.filter((e) => e.type === 'breach-annulled')).toHaveLength(1);
    expect(done(does(late, tries('busy', second(301)), 310)).timeline.map((e) => e.type)).not.toContain('breach-annulled');
  });

  test('in time but recorded after a late one annuls the breach with an event too', () => {
    const tooLate = story([
      [250, { type: 'claim' }],
      [305, null],
      [306, tries('busy', second(306))],
    ]);
    const annulled = done(does(tooLate, tries('noanswer', second(290)), 310));
    expect(annulled.timeline.map((e) => e.type)).toContain('breach-annulled');
  });
});

describe('a transfer', () => {
  const toClaims: Action = { type: 'transfer', team: 'claims', receiver: 'agent-sun' };

  test('makes the receiver owner; the callback team and the first contact stay named', () => {
    expect(done(does(stages.contacted, toClaims, 40))).toMatchObject({
      team: 'callback-national',
      handlingTeam: 'claims',
      firstContactOwner: 'agent-li',
      matter: { state: 'contacted', owner: 'agent-sun', contactedAt: second(20) },
    });
  });

  test('to another callback team moves the case itself', () => {
    const moved = done(
      does({ ...stages.contacted, handlingTeam: 'claims' }, { type: 'transfer', team: 'callback-east', receiver: 'agent-lu' }, 40),
    );
    expect(moved).toMatchObject({ team: 'callback-east', handlingTeam: undefined, matter: { owner: 'agent-lu' } });
  });

  test('before contact gives the receiver a claim of its own time', () => {
    expect(done(does(stages.claimed, toClaims, 40))).toMatchObject({
      claims: 2,
      matter: { state: 'claimed', owner: 'agent-sun', claimedAt: second(40) },
    });
    expect(done(does(stages.open, toClaims, 40, lead))).toMatchObject({ claims: 1, matter: { state: 'claimed', owner: 'agent-sun' } });
  });

  test('keeps the note and the request that asked for it with its event', () => {
    const acted = act(stages.contacted, { ...toClaims, noteId: 'n1' }, owner, context(second(40)), { key: 'k', request: 'r' });
    expect(last(done(acted))).toMatchObject({
      type: 'transferred',
      noteId: 'n1',
      key: 'k',
      request: 'r',
      team: 'claims',
      people: ['agent-sun'],
    });
  });
});
