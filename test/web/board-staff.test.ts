import { describe, expect, it } from 'vitest';
import type { StaffItem } from '../../domain/staff/board.ts';
import { byStanding, gapsOf, loadOf, standingOf, unreachable } from '../../web/console/board/staff.ts';
import { candidates, mayTake } from '../../web/console/lead/candidates.ts';
import { iso, listed } from './board-case.ts';

const person = (id: string, change: Partial<StaffItem> = {}): StaffItem => ({
  person: id,
  state: 'on',
  since: iso(0),
  seenAt: iso(0),
  present: true,
  sound: true,
  mutedUntil: null,
  breakUntil: null,
  name: id,
  teams: ['callback-east'],
  levels: ['agent'],
  onRota: true,
  load: { open: 0 },
  ...change,
});
const away = { state: 'off', present: false, sound: false } as const;
const nobody: ReadonlySet<string> = new Set();

it('what somebody has in hand and what is only proposed are counted apart, closed cases not at all', () => {
  const has = { owner: 'li', claimedBy: 'li' };
  const cases = [
    listed('c1', { ...has, state: 'claimed' }),
    listed('c2', { ...has, state: 'contacted' }),
    listed('c3', { owner: 'li', proposedOwner: 'li' }),
    listed('c4', { ...has, state: 'confirmed' }),
    listed('c5', { owner: 'chen', claimedBy: 'chen', state: 'claimed' }),
  ];
  expect(loadOf(cases, 'li')).toEqual({ inHand: 2, proposed: 1 });
  expect(loadOf(cases, 'chen')).toEqual({ inHand: 1, proposed: 0 });
});

describe('who is there', () => {
  it('signed on and heard is on duty; signed on and not heard for a minute is not', () => {
    expect(standingOf(person('a'))).toBe('on');
    expect(standingOf(person('a', { present: false }))).toBe('silent');
    expect(standingOf(person('a', { state: 'break', present: false }))).toBe('break');
  });

  it('not signed on is a gap only for those on the rota', () => {
    expect(standingOf(person('a', away))).toBe('missing');
    expect(standingOf(person('a', { ...away, onRota: false }))).toBe('off');
  });

  it('the least loaded of those on duty come first', () => {
    const people = [person('gone', away), person('busy', { load: { open: 3 } }), person('free')];
    expect(people.sort(byStanding).map((p) => p.person)).toEqual(['free', 'busy', 'gone']);
  });
});

describe('whom alerts may not reach', () => {
  it('on duty without sound, muted, or with alerts that failed', () => {
    expect(unreachable(person('a'), nobody)).toEqual([]);
    expect(unreachable(person('a', { sound: false }), nobody)).toEqual(['no-sound']);
    expect(unreachable(person('a', { mutedUntil: iso(600) }), new Set(['a']))).toEqual(['muted', 'alerts-failed']);
  });

  it('says nothing of people who are not on duty', () => {
    expect(unreachable(person('a', { ...away }), new Set(['a']))).toEqual([]);
  });
});

describe('gaps', () => {
  it('a team is empty when an agent should be there and none is; its lead does not fill it', () => {
    const lead = person('lead', { levels: ['lead'], teams: ['callback-east', 'callback-north'] });
    const staff = [person('a', away), person('b', { teams: ['callback-north'] }), lead];
    expect(gapsOf(staff, [])).toEqual({ empty: ['callback-east'], missing: [staff[0]] });
    expect(gapsOf(staff, ['callback-north'])).toEqual({ empty: [], missing: [] });
  });

  it('a team nobody is expected in now has no gap', () => {
    expect(gapsOf([person('a', { ...away, onRota: false })], ['callback-east'])).toEqual({ empty: [], missing: [] });
  });

  it('whoever takes a break is not missing', () => {
    expect(gapsOf([person('a', { state: 'break', present: false }), person('b')], [])).toEqual({ empty: [], missing: [] });
  });
});

describe('who may be given a case', () => {
  const teams = [
    { id: 'callback-east', kind: 'callback' },
    { id: 'callback-north', kind: 'callback' },
    { id: 'claims', kind: 'claims' },
  ];
  const c = { team: 'callback-east', claimedBy: 'has-it' };

  it('members of callback teams, never who has it already', () => {
    expect(mayTake(c, person('north', { teams: ['callback-north'] }), teams)).toBe(true);
    expect(mayTake(c, person('claims', { teams: ['claims'] }), teams)).toBe(false);
    expect(mayTake(c, person('has-it'), teams)).toBe(false);
  });

  it('those on duty before others, agents before their lead, the own team before helpers, the least loaded first', () => {
    const staff = [
      person('off', { ...away, onRota: false }),
      person('lead', { levels: ['lead'] }),
      person('north', { teams: ['callback-north'] }),
      person('busy', { load: { open: 2 } }),
      person('free'),
    ];
    expect(candidates(c, staff, teams, '').map((p) => p.person)).toEqual(['free', 'busy', 'north', 'lead', 'off']);
  });

  it('are found by a part of the name or of the id', () => {
    const staff = [person('agent-chen', { name: '陈宇' }), person('agent-li', { name: '李敏' })];
    expect(candidates(c, staff, teams, '宇').map((p) => p.person)).toEqual(['agent-chen']);
    expect(candidates(c, staff, teams, ' LI').map((p) => p.person)).toEqual(['agent-li']);
    expect(candidates(c, staff, teams, '王')).toEqual([]);
  });
});
