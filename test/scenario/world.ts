import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryContacts, memoryCustomers, memoryNotes } from '#adapters/memory/customer-store.ts';
import { memoryFeedback } from '#adapters/memory/feedback-store.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import type { AlertMessage } from '#domain/alert/alert.ts';
import type { AlertCard } from '#domain/alert/channel.ts';
import { cardsOf, deliverAlert } from '#domain/alert/deliver.ts';
import type { Case } from '#domain/case/case.ts';
import type { HearPorts } from '#domain/case/hear-feedback.ts';
import { advanceCase } from '#domain/escalation/advance.ts';
import type { Alarm } from '#domain/escalation/alarms.ts';
import { sweep } from '#domain/escalation/sweep.ts';
import type { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';

/** Twenty seconds of the real clock's resolution do not exist here: time stands still until a test moves it. */
export type Pending = { at: number; what: string; run: () => Promise<void> };

export type Sent = AlertCard & { at: number; channel: string };

/**
 * The real rules and flows over the memory adapters, in virtual time. Alarms ring and alerts are delivered as time passes;
 * `lose` makes the world forget what is published or started, as a crash would.
 */
export function worldOf(insurer: Insurer, start: number) {
  let clock = start;
  const now = () => clock;
  let pending: Pending[] = [];
  const startedAlarms = new Set<string>();
  const lose = { alarms: false, alerts: false };
  const later = (at: number, what: string, run: () => Promise<void>) => pending.push({ at, what, run });

  const cases = memoryCases(insurer.timeZone);
  const feedback = memoryFeedback();
  const ledger = memoryLedger();
  const sent: Sent[] = [];
  const cards = cardsOf(insurer, now);
  const channels = new Map(
    insurer.channels.map((c) => [
      c.id,
      {
        async send(card: AlertCard) {
          sent.push({ ...card, at: clock, channel: c.id });
          return { delivered: true };
        },
      },
    ]),
  );
  const deliver = async (message: AlertMessage) => void (await deliverAlert({ cases, ledger, channels, cards, now }, message, false));
  const ports: HearPorts = {
    cases,
    feedback,
    ledger,
    customers: memoryCustomers(),
    contacts: memoryContacts(),
    duty: dutyOf(insurer),
    policy: insurer.policy,
    now,
    log: () => {},
    publisher: {
      async publish(messages) {
        if (!lose.alerts) for (const m of messages) later(clock, `deliver ${m.alertId}`, () => deliver(m));
      },
    },
    alarms: {
      async ensure(alarm: Alarm) {
        const name = `${alarm.caseId}-${alarm.revision}`;
        if (lose.alarms || startedAlarms.has(name)) return;
        startedAlarms.add(name);
        // ASL truncates to whole seconds; an alarm in the past rings at once.
        later(Math.max(clock, Math.floor(alarm.at / 1000) * 1000), `ring ${name}`, () => advanceCase(ports, alarm));
      },
    },
  };
  const notes = memoryNotes();

  /** When the sweeper, which comes every minute, first finds the alarm of a case that was far ahead; null when there is none. */
  const started = (c: Case) => startedAlarms.has(`${c.caseId}-${c.revision}`);
  const nextFar = (): number | null => {
    const times = cases.all().flatMap((c) => (c.farAhead && c.wakeAt !== null && !started(c) ? c.wakeAt - 60_000 : []));
    return times.length > 0 ? Math.min(...times) : null;
  };

  /** Lets time pass to that instant, doing on the way whatever falls due, in order. */
  async function passTo(at: number): Promise<void> {
    for (;;) {
      const next = pending.filter((p) => p.at <= at).sort((a, b) => a.at - b.at)[0];
      const far = nextFar();
      if (far !== null && far <= at && (!next || far <= next.at)) {
        clock = Math.max(clock, far);
        await sweep(ports);
        continue;
      }
      if (!next) break;
      pending = pending.filter((p) => p !== next);
      clock = Math.max(clock, next.at);
      await next.run();
    }
    clock = Math.max(clock, at);
  }

  return { ports, notes, insurer, sent, lose, passTo, now, sweep: () => sweep(ports), cases, feedback, ledger };
}
export type World = ReturnType<typeof worldOf>;
