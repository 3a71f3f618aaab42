import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openAppointments } from '#domain/case/appointment.ts';
import { callingUntil } from '#domain/case/calling.ts';
import { Case, type CaseEvent, currentRound, isClosed, isUnclaimed } from '#domain/case/case.ts';
import { openHandling } from '#domain/case/handling.ts';
import { openPromise } from '#domain/case/promise.ts';
import { settle } from '#domain/escalation/settle.ts';
import { anyLife, live, type Moment } from './life.ts';

const always = (check: (moment: Moment) => void, numRuns = 150) =>
  fc.assert(
    fc.property(anyLife, (life) => live(life).forEach(check)),
    { numRuns },
  );
const ofNow = ({ before, settled }: Moment): CaseEvent[] => settled.case.timeline.slice(before?.timeline.length ?? 0);
const there = ({ settled, duty, now }: Moment) =>
  (['agent', 'lead', 'supervisor', 'duty'] as const).flatMap((level) => duty.onDuty(settled.case.team, level, now).map((p) => p.person));
const told = (moment: Moment) => ofNow(moment).filter((e) => e.type === 'escalated' || e.type === 'step-skipped');
const isReminder = ({ step }: CaseEvent) => /-\d+$|^promise-due$/.test(step!);
const stepsRun = (moment: Moment) => told(moment).filter((e) => !isReminder(e));
const remindersOf = (moment: Moment) => told(moment).filter(isReminder);

describe('whatever befalls a case', () => {
  test('as long as it is open it is looked at again, on a whole second in the future', () => {
    always(({ settled: { case: c }, now }) => {
      if (c.wakeAt === null) return expect(isClosed(c)).toBe(true);
      expect(c.wakeAt).toBeGreaterThan(now);
      expect(c.wakeAt % 1000).toBe(0);
    });
  });

  test('it never sleeps through a step, a claim that expires, a breach, a shift, what was handed over or promised', () => {
    always(({ settled: { case: c } }) => {
      const round = currentRound(c);
      const open = isUnclaimed(c) && c.matter.state !== 'held';
      const next = open ? round.steps.find((step) => !round.ran[step.id])?.at : undefined;
      const claimedAt = c.matter.state === 'claimed' && round.attempts.length === 0 ? c.matter.claimedAt : undefined;
      const expires = claimedAt && Math.max(claimedAt + 120_500, (callingUntil(c) ?? 0) + 500);
      const breaches = round.attempts.length === 0 && !round.breachCause ? round.dueAt + 1000 : undefined;
      const shift = c.matter.state === 'held' ? c.matter.until + 1000 : undefined;
      const silence = c.matter.state === 'resolved' ? c.matter.confirmBy + 1000 : undefined;
      const { ran } = round;
      const handling = openHandling(c);
      const handled = handling && !ran[`handling-${handling.number}`] ? handling.dueAt + 1001 : undefined;
      const promise = ran['promise-due'] ? undefined : openPromise(c)?.dueAt;
      const waiting = c.matter.state === 'held' || open ? [] : openAppointments(c);
      const agreed = waiting.filter(({ number }) => !ran[`appointment-${number}`]).map(({ dueAt }) => dueAt + 1000);
      for (const at of [next, expires, breaches, shift, silence, handled, promise && promise + 1000, ...agreed])
        if (at !== undefined) expect(c.wakeAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(at);
    });
  });

  test('a step runs when its time has come, or at once behind an empty one', () => {
    always((moment) => {
      const { steps } = currentRound(moment.settled.case);
      for (const [i, event] of stepsRun(moment).entries()) {
        const place = steps.findIndex((step) => step.id === event.step);
        const behind = stepsRun(moment)[i - 1];
        const afterEmpty = behind?.type === 'step-skipped' && behind.step === steps[place - 1]?.id;
        expect(steps[place]!.at <= moment.now || afterEmpty).toBe(true);
      }
    });
  });

  test('steps run in their order, each once, skipped only when nobody was there to be told', () => {
    always((moment) => {
      const { case: c, alerts } = moment.settled;
      const order = currentRound(c).steps.map((step) => step.id);
      const places = stepsRun(moment).map((e) => order.indexOf(e.step!));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      const once = c.timeline.filter((e) => e.round === c.rounds.length && e.step).map((e) => e.step);
      expect(new Set(once).size).toBe(once.length);
      for (const event of stepsRun(moment)) {
        const told = alerts.filter((a) => a.alert.step === event.step).map((a) => a.alert.recipient);
        expect(told).toEqual(event.people);
        if (event.type === 'step-skipped') expect(told).toEqual([]);
      }
    });
  });

  test('a step runs only while nobody has the case in hand: not claimed, held or closed', () => {
    always((moment) => {
      const { case: c } = moment.settled;
      if (stepsRun(moment).length === 0) return;
      expect(isUnclaimed(c) && !isClosed(c) && c.matter.state !== 'held').toBe(true);
    });
  });

  test('reminders come only when the ladder is spent, of a case nobody has in hand, or to the owner of one that was reached', () => {
    always((moment) => {
      const { case: c } = moment.settled;
      for (const { step } of remindersOf(moment)) {
        if (step!.startsWith('unresolved-')) expect(c.matter.state).toBe('contacted');
        if (step!.startsWith('handling-')) expect(['claimed', 'contacted']).toContain(c.matter.state);
        if (step === 'promise-due') expect(c.matter.state).toBe('resolved');
        if (!step!.startsWith('reminder-')) continue;
        expect(isUnclaimed(c) && c.matter.state !== 'held').toBe(true);
        expect(currentRound(c).steps.every((s) => currentRound(c).ran[s.id])).toBe(true);
      }
    });
  });

  test('nobody is told twice at once, and nobody who is not on duty unless it was handed to them', () => {
    always((moment) => {
      const { alerts } = moment.settled;
      const deeds = ofNow(moment).flatMap((e) => (e.actor === 'earshot' ? [] : [e.step ?? e.type]));
      const isDeed = ({ alert }: (typeof alerts)[number]) => deeds.includes(alert.step);
      // What a colleague asks is said even to somebody whom a step of the ladder reaches at that moment.
      for (const said of [alerts.filter(isDeed), alerts.filter((a) => !isDeed(a))]) {
        const told = said.map((a) => a.alert.recipient);
        expect(new Set(told).size).toBe(told.length);
      }
      const mayBeAway = /^(transferred$|unresolved|reassigned|nudged|helper-joined|handling|promise-due|appointment)/;
      const byName = (step: string) => mayBeAway.test(step) || (step.startsWith('ordered') && !isUnclaimed(moment.settled.case));
      for (const { alert } of alerts) if (!byName(alert.step)) expect(there(moment)).toContain(alert.recipient);
    });
  });

  test('settling again at the same instant changes nothing and tells nobody', () => {
    always(({ settled, duty, now }) => {
      const again = settle(settled.case, settled.case, duty, now);
      expect(again.alerts).toEqual([]);
      expect(again.case).toEqual({ ...settled.case, version: settled.case.version + 1 });
    });
  });

  test('the revision rises exactly when the wake-up changes or its alarm is spent; the version always by one', () => {
    always(({ before, changed, spent, settled: { case: c } }) => {
      const rises = c.wakeAt !== (before?.wakeAt ?? null) || spent;
      expect(c.revision).toBe(changed.revision + (rises ? 1 : 0));
      expect(c.version).toBe((before?.version ?? 0) + 1);
    });
  });

  test('an alarm more than a quarter of an hour ahead is left to the sweeper, every other is to be started', () => {
    always(({ before, now, settled: { case: c } }) => {
      if (c.revision === before?.revision) return expect(c.farAhead).toBe(before.farAhead);
      expect(c.farAhead).toBe(c.wakeAt !== null && c.wakeAt - now > 900_000);
    });
  });

  test('a case that waits relies on an alarm that rings no later than its wake-up, its own or one still well ahead', () => {
    always(({ before, now, spent, settled: { case: c } }) => {
      if (c.wakeAt === null || c.farAhead) return expect(c.alarm).toBeNull();
      expect(c.alarm!.at).toBeLessThanOrEqual(c.wakeAt);
      if (c.revision === before?.revision) return expect(c.alarm).toEqual(before.alarm);
      if (c.alarm!.revision === c.revision) return expect(c.alarm!.at).toBe(c.wakeAt);
      expect(c.alarm).toEqual(before!.alarm);
      expect(c.alarm!.at).toBeGreaterThanOrEqual(now + 2_000);
      expect(spent).toBe(false);
    });
  });

  test('a breach is recorded once a round, after it is due, with the cause it keeps', () => {
    always((moment) => {
      for (const round of moment.settled.case.rounds) {
        const breaches = moment.settled.case.timeline.filter((e) => e.type === 'breached' && e.round === round.number);
        expect(breaches.map((e) => e.cause)).toEqual(round.breachCause ? [round.breachCause] : []);
        if (round.breachCause) expect(moment.now).toBeGreaterThan(round.dueAt);
      }
    });
  });

  test('what is written is a case as the schema has it', () => {
    always(({ settled }) => expect(Case.parse(settled.case)).toEqual(settled.case), 60);
  });

  test('a case that falls back rings again or is heard of at once, as long as anybody at any level is there', () => {
    always((moment) => {
      const { case: c, alerts } = moment.settled;
      const fellBack = ofNow(moment).some((e) => e.type === 'released' || e.type === 'claim-expired');
      if (!fellBack || !isUnclaimed(c) || c.wakeAt !== null || there(moment).length === 0) return;
      expect(alerts).not.toEqual([]);
    }, 400);
  });
});
