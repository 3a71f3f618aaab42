import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListedCase } from '../../web/console/api/types.ts';
import { readAddress, writeAddress } from '../../web/console/queue/address.ts';
import { excerpt } from '../../web/console/queue/excerpt.ts';
import {
  byUrgency,
  finds,
  inViews,
  landingView,
  nextToClaim,
  placesChanged,
  rowsShifted,
  takenStays,
  viewOf,
  withTaken,
} from '../../web/console/queue/rows.ts';
import { at, iso, listed } from './board-case.ts';

const li = { id: 'agent-li', teams: ['callback-east'] };
const chen = { id: 'agent-chen', teams: ['callback-east'] };
const claimed = (id: string, by = 'agent-li', change: Partial<ListedCase> = {}) =>
  listed(id, { state: 'claimed', claimedBy: by, ...change });
const mapOf = (cases: ListedCase[]) => new Map(cases.map((c) => [c.caseId, c]));

describe('where a case is listed', () => {
  test('unclaimed for its teams, in hand for its owner only', () => {
    expect(viewOf(listed('c1'), li)).toBe('team');
    expect(viewOf(listed('c1', { state: 'reopened' }), li)).toBe('team');
    expect(viewOf(listed('c1', { team: 'callback-north' }), li)).toBeNull();
    expect(viewOf(claimed('c1'), li)).toBe('mine');
    expect(viewOf(claimed('c1'), chen)).toBeNull();
  });

  test('held cases apart', () => expect(viewOf(listed('c1', { state: 'held' }), li)).toBe('held'));

  test('a transfer, or helping, keeps it in sight, and so does waiting for the customer; a closed one is gone', () => {
    expect(viewOf(claimed('c1', 'agent-sun', { firstContactOwner: 'agent-li', handlingTeam: 'claims' }), li)).toBe('mine');
    expect(viewOf(claimed('c1', 'agent-sun', { helpers: ['agent-li'] }), li)).toBe('mine');
    expect(viewOf(claimed('c1', 'agent-li', { state: 'resolved' }), li)).toBe('mine');
    expect(viewOf(claimed('c1', 'agent-li', { state: 'confirmed' }), li)).toBeNull();
  });

  test('without teams one looks at all', () => expect(viewOf(listed('c1'), { id: 'admin', teams: [] })).toBe('team'));
});

describe('where one begins when the address names no view', () => {
  const begin = (cases: ListedCase[], caseId: string | null = null) => landingView(inViews(cases, li), caseId);
  test('at the team’s, at one’s own when only there is something', () => {
    expect(begin([])).toBe('team');
    expect(begin([claimed('c1'), listed('c2')])).toBe('team');
    expect(begin([claimed('c1')])).toBe('mine');
  });
  test('where the case is that the address names', () => {
    expect(begin([claimed('c1'), listed('c2'), listed('c3', { state: 'held' })], 'c1')).toBe('mine');
    expect(begin([claimed('c1'), listed('c3', { state: 'held' })], 'c3')).toBe('held');
    expect(begin([listed('c2')], 'c9')).toBe('team');
  });
});

describe('order', () => {
  const some = fc.array(fc.record({ id: fc.uuid(), due: fc.integer({ min: 0, max: 600 }), opened: fc.integer({ min: 0, max: 300 }) }), {
    maxLength: 30,
  });
  const caseOf = ({ id, due, opened }: { id: string; due: number; opened: number }) =>
    listed(id, { dueAt: iso(due), openedAt: iso(opened) });

  test('soonest due first, and no row leaps over another when one comes or goes', () =>
    fc.assert(
      fc.property(some, some, (first, second) => {
        const before = first.map(caseOf).sort(byUrgency);
        const both = [...before, ...second.map(caseOf)].sort(byUrgency);
        const stays = both.filter((c) => before.includes(c));
        expect(stays).toEqual(before);
        const dues = both.map((c) => c.dueAt);
        expect(dues).toEqual([...dues].sort());
      }),
    ));

  test('severity does not outrank the clock', () => {
    const { team } = inViews([listed('c2', { severity: 'urgent', dueAt: iso(301) }), listed('c1', { severity: 'low' })], li);
    expect(team.map((c) => c.caseId)).toEqual(['c1', 'c2']);
  });
});

describe('the next to claim', () => {
  const cases = [
    listed('c1', { proposedOwner: 'agent-chen' }),
    listed('c2', { dueAt: iso(310) }),
    listed('c3', { dueAt: iso(320), proposedOwner: 'agent-chen', exclusiveUntil: iso(80) }),
  ];
  test('passes by what is still a colleague’s', () => {
    expect(nextToClaim(cases, 'agent-li', at(10))?.caseId).toBe('c2');
    expect(nextToClaim(cases, 'agent-li', at(60))?.caseId).toBe('c1');
  });
  test('goes on from the one that is looked at, and round', () => {
    expect(nextToClaim(cases, 'agent-li', at(90), 'c1')?.caseId).toBe('c2');
    expect(nextToClaim(cases, 'agent-li', at(90), 'c3')?.caseId).toBe('c1');
    expect(nextToClaim([], 'agent-li', at(90), 'c3')).toBeNull();
  });
});

describe('rows that others take', () => {
  const [a, b, c] = [listed('a'), listed('b', { dueAt: iso(301) }), listed('c', { dueAt: iso(302) })];
  const before = withTaken([], [a, b, c], mapOf([a, b, c]), 'agent-li', 0);
  const taken = claimed('b', 'agent-chen');

  test('stay three seconds in their place, also when a more urgent one comes in', () => {
    const urgent = listed('new', { dueAt: iso(100) });
    const rows = withTaken(before, [urgent, a, c], mapOf([urgent, a, taken, c]), 'agent-li', 1000);
    expect(rows.map((row) => row.c.caseId)).toEqual(['new', 'a', 'b', 'c']);
    expect(rows[2]).toEqual({ c: taken, takenAt: 1000 });
    const later = withTaken(rows, [urgent, a, c], mapOf([urgent, a, taken, c]), 'agent-li', 1000 + takenStays);
    expect(later.map((row) => row.c.caseId)).toEqual(['new', 'a', 'c']);
  });

  test('one’s own claim has moved to one’s own view', () => {
    expect(withTaken(before, [a, c], mapOf([a, claimed('b'), c]), 'agent-li', 1000).map((row) => row.c.caseId)).toEqual(['a', 'c']);
  });

  test('a row that comes back is an ordinary one', () => {
    const rows = withTaken(before, [a, c], mapOf([a, taken, c]), 'agent-li', 1000);
    expect(withTaken(rows, [a, b, c], mapOf([a, b, c]), 'agent-li', 2000)[1]).toEqual({ c: b, takenAt: null });
  });
});

describe('nothing moves under the hand', () => {
  const nowhere = { ids: ['a', 'b', 'c'], at: new Map<number, number>() };
  test('only places that another case took over have changed', () => {
    expect([...placesChanged(nowhere, ['a', 'c'], 5).at]).toEqual([[1, 5]]);
    expect([...placesChanged(nowhere, ['a', 'b', 'c', 'd'], 5).at]).toEqual([]);
  });
  test('what is scrolled along has not moved', () => {
    expect([...placesChanged(nowhere, ['x', 'a', 'b', 'c'], 5, 1).at]).toEqual([]);
    expect([...placesChanged(nowhere, ['b', 'd'], 5, -1).at]).toEqual([[1, 5]]);
  });
  test('the list is scrolled by what came or went above the first row in sight that is still there', () => {
    expect(rowsShifted(['a', 'b', 'c', 'd'], ['a', 'c', 'd'], new Set(['c', 'd']))).toBe(-1);
    expect(rowsShifted(['a', 'b', 'c', 'd'], ['x', 'a', 'b', 'c', 'd'], new Set(['c', 'd']))).toBe(1);
    expect(rowsShifted(['a', 'b', 'c', 'd'], ['a', 'b', 'd'], new Set(['c', 'd']))).toBe(-1);
    expect(rowsShifted(['a', 'b'], ['c'], new Set(['b']))).toBe(0);
  });
});

test('the search wants every word, in any case', () => {
  expect(finds('维修 Nps', ['车险维修·进度', 'NPS 1'])).toBe(true);
  expect(finds('维修 csat', ['车险维修·进度', 'NPS 1'])).toBe(false);
});

test('view, search and open case live in the address; what is no view is none', () => {
  for (const address of [
    { view: 'mine', caseId: 'c1', q: '' },
    { view: 'held', caseId: null, q: '修理 厂&x=1' },
  ] as const)
    expect(readAddress(new URL(writeAddress(address), 'http://x').search)).toEqual(address);
  expect(readAddress('?view=all&case=c2')).toEqual({ view: null, caseId: 'c2', q: '' });
  expect(writeAddress({ view: null, caseId: 'c2', q: '' })).toBe('/queue?case=c2');
});

test('a phrase far back in a long comment is brought into sight', () => {
  expect(excerpt('修理厂不接电话', ['不接电话'])).toBe('修理厂不接电话');
  expect(excerpt(`${'前面说了很多别的事情'.repeat(3)}修理厂不接电话`, ['不接电话'])).toBe('…的事情修理厂不接电话');
  expect(excerpt('没有\n标记 的话', [])).toBe('没有 标记 的话');
});
