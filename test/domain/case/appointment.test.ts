import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whyNotOwed } from '#domain/alert/still-owed.ts';
import type { Action, Actor } from '#domain/case/action.ts';
import { appointmentState, appointmentsOf } from '#domain/case/appointment.ts';
import { Case } from '#domain/case/case.ts';
import { deadlinesOf, nextDeadline } from '#domain/case/deadlines.ts';
import { settle } from '#domain/escalation/settle.ts';
import { duty } from '../../contract/examples.ts';
import { type Happening, lead, other, owner, resolve, second, story, tries } from './stages.ts';

const day = 86_400;
type Outcome = Parameters<typeof tries>[0];
/** A try at that second that names the next. */
const agrees = (outcome: Outcome, at: number, next: number): Action =>
  ({ ...tries(outcome, second(at)), nextAttemptAt: second(next) }) as Action;
const claimed: Happening[] = [[10, { type: 'claim' }]];
/** At second 30 the customer asks for the next day at half past ten. */
const due = day + 1800;
const asked: Happening[] = [...claimed, [30, agrees('later', 30, due)]];
const at = (n: number) => new Date(second(n)).toISOString();
const deadlines = (c: Case, now: number) => deadlinesOf(c, second(now), 'Asia/Shanghai').filter((d) => d.kind === 'appointment');
const states = (c: Case, now = due + 301) => deadlines(c, now).map((d) => d.state);

/** Lets only time pass; who heard of it, when, if it was owed then. */
function passes(c: Case, until: number) {
  const told: [number, string, string][] = [];
  let now = c;
  while (now.wakeAt !== null && now.wakeAt <= second(until)) {
    const ringsAt = now.wakeAt;
    const { case: next, alerts } = settle(now, now, duty, ringsAt, true);
    for (const { alert } of alerts.filter((a) => whyNotOwed(next, a.alert) === null))
      told.push([(ringsAt - second(0)) / 1000, alert.step, alert.recipient]);
    now = next;
  }
  return { told, case: now };
}
const rings = (c: Case, until: number) => passes(c, until).told.filter(([, step]) => step.startsWith('appointment'));

describe('a time for the next call', () => {
  test('that the customer asked for is a deadline with its reason, and what is due next', () => {
    const c = story(asked);
    expect(deadlines(c, 40)).toEqual([
      {
        ...{ kind: 'appointment', round: 1, dueAt: at(due), state: 'pending' },
        reason: {
          zh: '客户约在 2026-11-21 10:30 回电，5 分钟内拨打为按时',
          en: 'The customer asked for a call at 2026-11-21 10:30; in time within 5 min',
        },
      },
    ]);
    expect(nextDeadline(c, second(40))).toEqual({ kind: 'appointment', dueAt: at(due) });
  });

  test('that the owner plans says so', () => {
    const [planned] = deadlines(story([...claimed, [30, agrees('noanswer', 30, 630)]]), 40);
    expect(planned).toMatchObject({
      dueAt: at(630),
      reason: { zh: expect.stringContaining('坐席计划'), en: expect.stringContaining('Next try') },
    });
  });

  test('leaves the callback as it was: the attempt that names it has met it', () => {
    const kinds = deadlinesOf(story(asked), second(40), 'Asia/Shanghai').map((d) => `${d.kind} ${d.state}`);
    expect(kinds).toEqual(['callback met', 'claim pending', 'appointment pending']);
  });

  test('rings its owner once, when it comes', () => {
    expect(rings(story(asked), due + 200)).toEqual([[due, 'appointment-1', 'agent-li']]);
  });

  test.each([
    ['before its time', due - 3600, 'met'],
    ['at its time', due, 'met'],
    ['within five minutes after it', due + 299, 'met'],
  ])('is met by a call %s', (_, when, state) => {
    const c = story([...asked, [when, tries('noanswer', second(when))]]);
    expect(states(c, due + day)).toEqual([state]);
    expect(rings(c, due + 3000)).toEqual([]);
  });

  test('is missed a moment later; the claim returns to the team, which hears of it', () => {
    expect(states(story(asked), due + 300)).toEqual(['pending']);
    expect(states(story(asked), due + 300.001)).toEqual(['breached']);
    const { told, case: c } = passes(story(asked), due + 300);
    expect(c.matter.state).toBe('open');
    expect(told.filter(([when]) => when === due + 300).length).toBeGreaterThan(0);
    const late = story([...asked, [due + 310, { type: 'claim' }, other], [due + 320, tries('reached', second(due + 320)), other]]);
    expect(states(late, due + day)).toEqual(['breached']);
  });

  test('keeps the claim until then, and does not shorten it when it is near', () => {
    expect(passes(story(asked), due + 299).case.matter.state).toBe('claimed');
    const near = story([...claimed, [30, agrees('busy', 30, 630)]]);
    expect(passes(near, 3629).case.matter.state).toBe('claimed');
    expect(passes(near, 3630).case.matter.state).toBe('open');
  });

  test('goes with the case: whoever has it then hears of it', () => {
    const given = story([...asked, [60, { type: 'reassign', person: 'agent-chen' }, lead]]);
    expect(rings(given, due + 1)).toEqual([[due, 'appointment-1', 'agent-chen']]);
  });

  test('of a case that was given back rings whoever of the team is on duty', () => {
    const back = story([...asked, [60, { type: 'release' }]]);
    expect(rings(back, due + 1)).toEqual([
      [due, 'appointment-1', 'agent-li'],
      [due, 'appointment-1', 'agent-chen'],
    ]);
  });

  test('stands also after the customer was reached', () => {
    const c = story([...claimed, [20, tries('reached', second(20))], [30, agrees('later', 30, 4000)]]);
    expect(rings(c, 4001)).toEqual([[4000, 'appointment-1', 'agent-li']]);
    expect(states(c, 4301)).toEqual(['breached']);
  });

  test('is replaced by that of the next attempt', () => {
    const c = story([...asked, [600, agrees('noanswer', 600, 1200)]]);
    expect(deadlines(c, 700).map((d) => [d.dueAt, d.state])).toEqual([
      [at(due), 'met'],
      [at(1200), 'pending'],
    ]);
    expect(rings(c, 1300)).toEqual([[1200, 'appointment-2', 'agent-li']]);
  });

  test('is not met by a call that was made before it was agreed and written down after it', () => {
    expect(states(story([...asked, [60, tries('busy', second(25))]]), 100)).toEqual(['pending']);
  });

  test.each<[string, Happening[]]>([
    [
      'resolved',
      [
        [60, tries('reached', second(60))],
        [70, agrees('busy', 70, due)],
        [80, resolve],
      ],
    ],
    [
      'closed unreached',
      [
        [60, tries('busy', second(60))],
        [70, tries('off', second(70))],
        [80, agrees('noanswer', 80, due)],
      ],
    ],
  ])('lapses when the case is %s before it', (_, then) => {
    const c = story([...claimed, ...then]);
    expect(deadlines(c, due + day)).toEqual([]);
    expect(rings(c, due + day)).toEqual([]);
  });

  test('is not owed any more, at the moment of sending, once somebody has called', () => {
    const alert = { step: 'appointment-1', round: 1, claim: 1, recipient: owner.id };
    const rung = passes(story(asked), due).case;
    expect(whyNotOwed(rung, alert)).toBeNull();
    expect(
      whyNotOwed({ ...rung, timeline: [...rung.timeline, { at: second(due + 5), type: 'attempted', actor: owner.id, round: 1 }] }, alert),
    ).not.toBeNull();
    expect(whyNotOwed(rung, { ...alert, recipient: other.id })).not.toBeNull();
  });

  test('does not exist for attempts of before it was kept', () => {
    const before = story([...claimed, [30, tries('busy', second(30))]]);
    const { appointmentGrace: _, nudgePause: __, ...followUp } = before.rounds[0]!.followUp;
    const old = Case.parse({ ...before, rounds: [{ ...before.rounds[0], followUp }] });
    expect([appointmentsOf(old), old.rounds[0]!.followUp]).toEqual([[], before.rounds[0]!.followUp]);
  });
});

test('whatever is tried when, an appointment is met exactly when the next attempt came in time, and breached when it did not', () => {
  const someone: Actor = owner;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined }), (next, then) => {
      const named: Happening[] = [...claimed, [20, tries('reached', second(20))], [30, agrees('busy', 30, 30 + next)]];
      const c = story(then === undefined ? named : [...named, [30 + then, tries('busy', second(30 + then)), someone]]);
      const [only] = appointmentsOf(c);
      const isMet = then !== undefined && then <= next + 300;
      expect(appointmentState(only!, second(10_000))).toBe(isMet ? 'met' : 'breached');
    }),
    { numRuns: 60 },
  );
});
