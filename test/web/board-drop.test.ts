import { expect, test } from 'vitest';
import { undoBody, wayBack } from '../../web/console/board/drop.ts';
import { listed } from './board-case.ts';

const teams = [
  { id: 'callback-east', kind: 'callback' },
  { id: 'callback-north', kind: 'callback' },
  { id: 'claims', kind: 'claims' },
];
const people = [
  { id: 'agent-li', teams: ['callback-north'] },
  { id: 'agent-sun', teams: ['claims'] },
];
const back = (change: Parameters<typeof listed>[1]) => wayBack(listed('c1', change), 'agent-chen', people, teams);

test('a case that nobody had goes back to the team, another to whoever had it', () => {
  expect(back({ claimedBy: null })).toEqual({ person: null });
  expect(back({ claimedBy: 'agent-li', state: 'claimed' })).toEqual({ person: 'agent-li' });
});

test('there is no way back to another department, nor to somebody who is not known any more', () => {
  expect(back({ claimedBy: 'agent-sun', handlingTeam: 'claims' })).toBeNull();
  expect(back({ claimedBy: 'agent-sun', state: 'contacted' })).toBeNull();
  expect(back({ claimedBy: 'agent-gone', state: 'claimed' })).toBeNull();
});

test('it is taken back only from the version that the drop made', () => {
  const dropped = { caseId: 'c1', version: 7, to: '陈宇' };
  expect(undoBody({ ...dropped, back: { person: 'agent-li' } })).toEqual({ person: 'agent-li', ifVersion: 7 });
  expect(undoBody({ ...dropped, back: { person: null } })).toEqual({ person: null, ifVersion: 7 });
  expect(undoBody({ ...dropped, back: null })).toBeNull();
});
