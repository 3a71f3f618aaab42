import { describe, expect, it } from 'vitest';
import { keepPlaces, type Layout, layoutOf } from '../../web/console/board/layout.ts';
import { countRisks, reachedMe, riskOf, risksOf } from '../../web/console/board/risk.ts';
import { at, iso, listed } from './board-case.ts';

const contacted = { state: 'contacted', claimedBy: 'agent-li', attempts: 1, callback: 'met', contactedAt: iso(90) } as const;

describe('what is at risk', () => {
  it('an unclaimed case until it is due, then a late one', () => {
    expect(riskOf(listed('a'), at(10))).toBe('unclaimed');
    expect(riskOf(listed('a'), at(301))).toBe('overdue');
  });

  it('a claimed case within five minutes of its time, as long as nobody has called', () => {
    const claimed = listed('a', {
      state: 'claimed',
      claimedBy: 'agent-li',
      dueAt: iso(1000),
      nextDeadline: { kind: 'callback', dueAt: iso(1000) },
    });
    expect(riskOf(claimed, at(699))).toBeNull();
    expect(riskOf(claimed, at(700))).toBe('soon');
    expect(riskOf({ ...claimed, attempts: 1, nextDeadline: null }, at(700))).toBeNull();
  });

  it('a late first call is over once it was made', () => {
    expect(riskOf(listed('a', { ...contacted, callback: 'breached', nextDeadline: null }), at(400))).toBeNull();
  });

  it('a promise that is due, but never the time the customer has to confirm', () => {
    const promised = listed('a', { ...contacted, nextDeadline: { kind: 'promise', dueAt: iso(5000) } });
    expect(riskOf(promised, at(4000))).toBeNull();
    expect(riskOf(promised, at(4701))).toBe('soon');
    expect(riskOf(promised, at(5001))).toBe('overdue');
    const resolved = listed('b', { ...contacted, state: 'resolved', nextDeadline: { kind: 'confirmation', dueAt: iso(5000) } });
    expect(riskOf(resolved, at(5001))).toBeNull();
  });

  it('a held case only when its shift is near', () => {
    const held = listed('a', { state: 'held', held: true, dueAt: iso(40_000), nextDeadline: { kind: 'callback', dueAt: iso(40_000) } });
    expect(riskOf(held, at(10))).toBeNull();
    expect(riskOf(held, at(39_800))).toBe('soon');
  });

  it('nothing that is closed', () => {
    expect(risksOf(listed('a', { state: 'closed-unreached' }), at(400))).toEqual([]);
  });

  it('each count is the number of cases its filter shows', () => {
    const cases = [
      listed('a'),
      listed('b', { dueAt: iso(1000) }),
      listed('c', { dueAt: iso(20) }),
      listed('d', { ...contacted, nextDeadline: null }),
    ];
    const now = at(100);
    const counts = countRisks(cases, now);
    expect(counts).toEqual({ unclaimed: 3, soon: 1, overdue: 1 });
    for (const risk of ['unclaimed', 'soon', 'overdue'] as const) {
      const { mine, others } = layoutOf({ cases, teams: [], risk, person: null, stepsOfMine: [], now });
      expect(mine.length + others.length).toBe(counts[risk]);
    }
  });
});

describe('what the ladder brought to me', () => {
  const told = listed('a', {
    knows: [
      { id: 'owner', at: iso(2) },
      { id: 'lead', at: iso(120) },
    ],
  });

  it('is there until somebody calls', () => {
    expect(reachedMe(told, ['lead'])).toBe(true);
    expect(reachedMe(told, ['supervisor'])).toBe(false);
    expect(reachedMe({ ...told, ...contacted }, ['lead'])).toBe(false);
  });
});

describe('the layout', () => {
  const base = { teams: [], risk: null, person: null, stepsOfMine: ['lead'], now: at(130) };
  const late = listed('late', { dueAt: iso(100) });
  const escalated = listed('escalated', { knows: [{ id: 'lead', at: iso(120) }] });
  const north = listed('north', { team: 'callback-north', dueAt: iso(290) });
  const safe = listed('safe', { ...contacted, owner: 'agent-chen', nextDeadline: null });

  it('puts what was escalated to me apart, the rest by the time left', () => {
    expect(layoutOf({ ...base, cases: [north, late, escalated, safe] })).toEqual({ mine: ['escalated'], others: ['late', 'north'] });
  });

  it('of a team shows its cases, also those it was given to handle', () => {
    const handed = listed('handed', { dueAt: iso(200), handlingTeam: 'callback-north' });
    expect(layoutOf({ ...base, teams: ['callback-north'], cases: [late, north, handed] }).others).toEqual(['handed', 'north']);
  });

  it('of a person shows all in hand, at risk or not, whatever the team', () => {
    expect(layoutOf({ ...base, teams: ['callback-north'], person: 'agent-chen', cases: [late, safe] })).toEqual({
      mine: [],
      others: ['safe'],
    });
  });
});

describe('under the hand', () => {
  const shown: Layout = { mine: ['a'], others: ['b', 'c'] };

  it('everything keeps its place, what is new comes last', () => {
    expect(keepPlaces(shown, { mine: ['c', 'a', 'e'], others: ['d', 'b'] })).toEqual({ mine: ['a', 'e'], others: ['b', 'c', 'd'] });
  });

  it('what no longer belongs stays until the hand rests', () => {
    expect(keepPlaces(shown, { mine: [], others: ['c'] })).toBe(shown);
  });
});
