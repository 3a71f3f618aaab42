import { describe, expect, test } from 'vitest';
import { whyNotOwed } from '#domain/alert/still-owed.ts';
import type { Action } from '#domain/case/action.ts';
import { appointmentState, appointmentsOf } from '#domain/case/appointment.ts';
import type { Case } from '#domain/case/case.ts';
import { deadlinesOf } from '#domain/case/deadlines.ts';
import { confirmCase } from '#domain/case/open-case.ts';
import { settle } from '#domain/escalation/settle.ts';
import { duty } from '../../contract/examples.ts';
import { type Happening, lead, other, owner, resolve, second, story, tries } from './stages.ts';

const [hour, day] = [3600, 86_400];
/** Promised for the second day at noon, counted from the click at ten: its day begins ten hours before. */
const promised = 2 * day + 2 * hour;
const itsDay = promised - 12 * hour;
const until = (dueAt: number): Action => ({ ...resolve, promise: { dueAt: second(dueAt), from: second(itsDay) } });
const note: Action = { type: 'notes', noteId: 'n1' };
const solved = (dueAt = promised): Happening[] => [
  [10, { type: 'claim' }],
  [20, tries('reached', second(20))],
  [30, until(dueAt)],
];
const at = (n: number) => new Date(second(n)).toISOString();
const promises = (c: Case, now: number) => deadlinesOf(c, second(now), 'Asia/Shanghai').filter((d) => d.kind === 'promise');
const state = (c: Case, now = promised + 2 * day) => promises(c, now).map((d) => d.state);

/** Lets only time pass; alerts that are owed when they are raised. */
function passes(c: Case, seconds: number) {
  const told: [number, string, string][] = [];
  let now = c;
  while (now.wakeAt !== null && now.wakeAt <= second(seconds)) {
    const ringsAt = now.wakeAt;
    const { case: next, alerts } = settle(now, now, duty, ringsAt, true);
    for (const { alert } of alerts.filter((a) => whyNotOwed(next, a.alert) === null))
      told.push([(ringsAt - second(0)) / 1000, alert.step, alert.recipient]);
    now = next;
  }
  return { told, case: now };
}

describe('a promise with a date', () => {
  test('is a deadline with its reason; one without is none', () => {
    expect(promises(story(solved()), 100)).toEqual([
      {
        ...{ kind: 'promise', round: 1, dueAt: at(promised), state: 'pending' },
        reason: { zh: expect.stringContaining('承诺'), en: expect.stringContaining('Promised') },
      },
    ]);
    expect(promises(story([...solved().slice(0, 2), [30, { ...resolve, promise: { noteId: 'n' } }]]), 100)).toEqual([]);
  });

  test('is pending until its time and broken after it when nothing is done', () => {
    expect(state(story(solved()), promised)).toEqual(['pending']);
    expect(state(story(solved()), promised + 0.001)).toEqual(['breached']);
  });

  test.each([
    ['on its day', itsDay],
    ['at its time', promised],
    ['a day after, to the second', promised + day],
  ])('is kept by a note of the owner %s', (_, when) => {
    expect(state(story([...solved(), [when, note, owner]]))).toEqual(['met']);
  });

  test('is kept by the owner’s call, whoever answers it; the case stays resolved, and a further call may be agreed on', () => {
    const called = story([...solved(), [itsDay, tries('reached', second(itsDay))]]);
    expect([state(called), called.matter.state]).toEqual([['met'], 'resolved']);
    const agreed: Action = { ...tries('noanswer', second(promised)), nextAttemptAt: second(promised + hour) } as Action;
    const again = story([...solved(), [promised, agreed]]);
    expect(passes(again, promised + day).told).toEqual([[promised + hour, 'appointment-1', 'agent-li']]);
    expect(appointmentState(appointmentsOf(again)[0]!, second(promised + hour))).toBe('pending');
  });

  test.each<[string, Happening]>([
    ['the day before', [itsDay - 1, note, owner]],
    ['more than a day after', [promised + day + 1, note, owner]],
    ['of somebody else', [promised, note, other]],
  ])('is not kept by a note %s', (_, happening) => {
    expect(state(story([...solved(), happening]))).toEqual(['breached']);
  });

  test('is kept when the customer says that it is solved, whenever that is', () => {
    const c = story(solved());
    const yes = confirmCase(c, { feedbackId: 'f-yes', submittedAt: second(500) }, second(500));
    expect(state(yes)).toEqual(['met']);
  });

  test('calls itself to the owner’s mind once, at its time', () => {
    expect(passes(story(solved()), promised + 2 * day).told).toEqual([[promised, 'promise-due', 'agent-li']]);
  });

  test('that was kept on its day already pages nobody', () => {
    expect(passes(story([...solved(), [itsDay + 60, note, owner]]), promised + day).told).toEqual([]);
  });

  test('keeps the case from ending unconfirmed before its date, and then for as long as any other', () => {
    const c = story(solved(10 * day));
    expect(c.matter).toMatchObject({ confirmBy: second(10 * day + 3 * day) });
    expect(passes(c, 13 * day - 1).case.matter.state).toBe('resolved');
    expect(passes(c, 13 * day + 1).case.matter.state).toBe('unconfirmed');
  });

  test('in the past moves nothing', () => {
    expect(story(solved(25)).matter).toMatchObject({ confirmBy: second(30 + 3 * day) });
  });

  test('lapses when the matter is taken up again before its date; broken before that it stays broken', () => {
    expect(state(story([...solved(), [100, { type: 'reopen' }, lead]]))).toEqual([]);
    expect(state(story([...solved(), [promised + hour, { type: 'reopen' }, lead]]))).toEqual(['breached']);
    expect(passes(story([...solved(), [100, { type: 'reopen' }, lead]]), promised + hour).told.map(([, step]) => step)).not.toContain(
      'promise-due',
    );
  });

  test('is kept by the owner’s call in the round that follows', () => {
    const again: Happening[] = [
      [promised + hour, { type: 'reopen' }, lead],
      [promised + hour + 10, { type: 'claim' }, owner],
      [promised + hour + 20, tries('reached', second(promised + hour + 20)), owner],
    ];
    expect(state(story([...solved(), ...again]))).toEqual(['met']);
  });
});
