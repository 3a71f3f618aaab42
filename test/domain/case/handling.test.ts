import { describe, expect, test } from 'vitest';
import { whyNotOwed } from '#domain/alert/still-owed.ts';
import type { Action, Actor } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { deadlinesOf } from '#domain/case/deadlines.ts';
import { settle } from '#domain/escalation/settle.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { duty } from '../../contract/examples.ts';
import { openIn } from '../calendar/open.ts';
import { type Happening, lead, owner, resolve, second, story, tries } from './stages.ts';

const sun: Actor = { id: 'agent-sun', role: 'agent' };
const toClaims: Action = { type: 'transfer', team: 'claims', receiver: 'agent-sun' };
const note: Action = { type: 'notes', noteId: 'n1' };
const reached: Happening[] = [
  [10, { type: 'claim' }],
  [20, tries('reached', second(20))],
];
/** Handed to the claims team at second 100: due at 7,300. */
const given: Happening[] = [...reached, [100, toClaims]];
const due = 7300;
const at = (n: number) => new Date(second(n)).toISOString();
const clocks = (c: Case, now: number) => deadlinesOf(c, second(now), 'Asia/Shanghai').filter((d) => d.kind === 'handling');
const states = (c: Case, now = 20_000) => clocks(c, now).map((d) => d.state);

/** Lets only time pass; whom the clock of a transfer alerted, when. */
function alerted(c: Case, until: number, staff: Duty = duty) {
  const told: [number, string, string][] = [];
  let now = c;
  while (now.wakeAt !== null && now.wakeAt <= second(until)) {
    const ringsAt = now.wakeAt;
    const { case: next, alerts } = settle(now, now, staff, ringsAt, true);
    for (const { alert } of alerts.filter((a) => a.alert.step.startsWith('handling') && whyNotOwed(next, a.alert) === null))
      told.push([(ringsAt - second(0)) / 1000, alert.step, alert.recipient]);
    now = next;
  }
  return told;
}

describe('a transfer has a clock of its own', () => {
  test('of two hours, shown with its reason in both languages', () => {
    expect(clocks(story(given), 200)).toEqual([
      {
        ...{ kind: 'handling', round: 1, dueAt: at(due), state: 'pending' },
        reason: { zh: '转办后 2 小时内须有处理', en: 'Something done within 2 h of the transfer to claims' },
      },
    ]);
    expect(clocks(story(reached), 200)).toEqual([]);
  });

  test('counts the working time of the receiving team', () => {
    const twoMornings: Duty = { ...duty, hours: () => openIn([0, second(5000)], [second(60_000), Number.POSITIVE_INFINITY]) };
    expect(clocks(story(given, {}, twoMornings), 200)).toMatchObject([{ dueAt: at(60_000 + due - 5000) }]);
  });

  test('of a transfer written down before working time was counted keeps its time and says that it was moved', () => {
    const c = story(given);
    const moved = { ...c, timeline: c.timeline.map((e) => (e.type === 'transferred' ? { ...e, dueAt: second(60_000) } : e)) };
    expect(clocks(moved, 200)).toMatchObject([
      { dueAt: at(60_000), reason: { zh: expect.stringContaining('顺延'), en: expect.stringContaining('service hours') } },
    ]);
  });

  test('is breached the moment it has passed, not on it', () => {
    expect(states(story(given), due)).toEqual(['pending']);
    expect(states(story(given), due + 0.001)).toEqual(['breached']);
  });

  test.each<[string, Happening[]]>([
    ['a note of the receiver', [[500, note, sun]]],
    ['a call of the receiver', [[500, tries('noanswer', second(500)), sun]]],
    ['the resolution', [[500, resolve, sun]]],
    ['a further transfer', [[500, { ...toClaims, team: 'roadside', receiver: 'agent-tian' } as Action, sun]]],
  ])('is met by %s', (_, then) => {
    expect(states(story([...given, ...then]), due - 1)[0]).toBe('met');
    expect(alerted(story([...given, ...then]), due + 10)).toEqual([]);
  });

  test('is not met by a note of somebody else, nor by one that came before or too late', () => {
    expect(states(story([...given, [500, note, owner]]))).toEqual(['breached']);
    expect(states(story([...reached, [50, note, sun], [100, toClaims]]))).toEqual(['breached']);
    expect(states(story([...given, [due + 5, note, sun]]))).toEqual(['breached']);
  });

  test('is met by a call in time that is recorded later', () => {
    expect(states(story([...given, [due + 60, tries('reached', second(due - 5)), sun]]))).toEqual(['met']);
  });

  test('goes on when a lead gives it to somebody else in between: that person has to keep it', () => {
    const toChen: Happening = [500, { type: 'reassign', person: 'agent-chen' }, lead];
    const chen: Actor = { id: 'agent-chen', role: 'agent' };
    expect(states(story([...given, toChen]), 600)).toEqual(['pending']);
    expect(states(story([...given, toChen, [600, note, sun]]))).toEqual(['breached']);
    expect(states(story([...given, toChen, [600, note, chen]]))).toEqual(['met']);
    expect(alerted(story([...given, toChen]), due + 10).map(([, , who]) => who)).toEqual(['agent-chen', 'agent-li']);
  });

  test('ends without a word when the case fell back before its time', () => {
    const early: Happening[] = [
      [10, { type: 'claim' }],
      [20, toClaims],
      [30, { type: 'release' }, sun],
    ];
    expect(clocks(story(early), 20_000)).toEqual([]);
    expect(alerted(story(early), due + 10)).toEqual([]);
  });

  test('of every transfer stands by itself', () => {
    const there: Happening[] = [...given, [500, { type: 'transfer', team: 'callback-national', receiver: 'agent-li' }, sun]];
    expect(clocks(story(there), 600).map((d) => [d.dueAt, d.state])).toEqual([
      [at(due), 'met'],
      [at(500 + 7200), 'pending'],
    ]);
    expect(alerted(story(there), 7710)).toEqual([[7701, 'handling-2', 'agent-li']]);
  });

  test('alerts the receiver and the first-contact owner once when it has passed', () => {
    expect(alerted(story(given), 80_000)).toEqual([
      [due + 1, 'handling-1', 'agent-sun'],
      [due + 1, 'handling-1', 'agent-li'],
    ]);
  });

  test('is unknown to transfers of before there were such clocks', () => {
    const c = story(given);
    const old = { ...c, timeline: c.timeline.map(({ dueAt: _, ...e }) => e) };
    expect(clocks(old, 20_000)).toEqual([]);
    expect(alerted(old, 80_000)).toEqual([]);
  });
});
