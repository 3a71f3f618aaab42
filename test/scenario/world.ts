import { loopBack } from '#adapters/channels/loop-back.ts';
import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryContacts, memoryCustomers, memoryNotes } from '#adapters/memory/customer-store.ts';
import { memoryFeedback } from '#adapters/memory/feedback-store.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { memoryOutlets } from '#adapters/memory/outlets.ts';
import { cardsOf, summariesOf } from '#domain/alert/card.ts';
import { type AlertCard, type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { Errand } from '#domain/alert/errand.ts';
import type { Notice } from '#domain/alert/notice.ts';
import { noticeCardsOf } from '#domain/alert/notice-card.ts';
import { reachOf } from '#domain/alert/reach.ts';
import { backOffSeconds } from '#domain/alert/retry.ts';
import { runErrand } from '#domain/alert/run-errand.ts';
import { channelRules } from '#domain/alert/wait.ts';
import { canary } from '#domain/canary/canary.ts';
import type { Case } from '#domain/case/case.ts';
import type { HearPorts } from '#domain/case/hear-feedback.ts';
import { advanceCase } from '#domain/escalation/advance.ts';
import type { Alarm } from '#domain/escalation/alarms.ts';
import { sweep } from '#domain/escalation/sweep.ts';
import type { Insurer } from '#domain/insurer.ts';
import { dutyOf } from '#domain/roster/duty.ts';
import { isSo } from '#domain/roster/notices.ts';
import { nothingChanged, type Roster, rosterAt } from '#domain/roster/roster.ts';

/** Twenty seconds of the real clock's resolution do not exist here: time stands still until a test moves it. */
export type Pending = { at: number; what: string; run: () => Promise<void> };

/** `step` is `summary` and `count` above one when several cases came in one message. */
export type Sent = { at: number; channel: string; recipient: string; step: string; count: number; caseId: string; alertId: string };

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
  /** While it stands still, what it is asked waits in its queue. */
  const stands = { deliverer: false };
  const later = (at: number, what: string, run: () => Promise<void>) => pending.push({ at, what, run });

  const cases = memoryCases(insurer.timeZone);
  const feedback = memoryFeedback();
  const ledger = memoryLedger();
  const sent: Sent[] = [];
  const cards = cardsOf(insurer, now);
  const noticeCards = noticeCardsOf(insurer, now);
  /** What a test has made of it, or as configured. */
  const presentRoster = (): Roster =>
    'changes' in ports.duty ? (ports.duty as Roster) : rosterAt(ports.duty, insurer, nothingChanged, clock);
  /** Channels that take messages without a receipt, that are down, and that refuse for good. */
  const channelsAre = { silent: new Set<string>(), down: new Set<string>(), closed: new Set<string>() };
  const channelOf = (channel: string) => ({
    async send(card: AlertCard) {
      if (channelsAre.down.has(channel)) throw new ChannelFailed('the channel is down');
      if (channelsAre.closed.has(channel)) throw new ChannelFailed('the channel knows no such robot', 'never');
      const { recipient, alertId } = card;
      sent.push({ ...whatOf(card), at: clock, channel, recipient, alertId });
      return { delivered: !channelsAre.silent.has(channel) };
    },
  });
  const deliverer = {
    ...{
      cases,
      ledger,
      now,
      cards,
      outlets: memoryOutlets(),
      summaries: summariesOf(insurer, cards, noticeCards),
      notices: { cardOf: noticeCards, isSo: (notice: Notice) => isSo(notice, presentRoster(), clock) },
      reach: reachOf(dutyOf(insurer), insurer.policy),
    },
    channels: new Map<string, Channel>([...insurer.channels.map((c): [string, Channel] => [c.id, channelOf(c.id)]), [canary, loopBack]]),
    rules: channelRules(insurer.channels),
    acknowledgeLink: async () => 'https://earshot.example/acknowledge/t',
    comeBack: async (errand: Errand, seconds: number) => void deliverAt(clock + seconds * 1000, errand),
  };
  /** As the queue does: what fails comes back a little later, at most ten times in all. */
  const deliverAt = (at: number, errand: Errand, receives = 1): void => {
    later(at, `deliver ${JSON.stringify(errand)}`, async () => {
      if (stands.deliverer) return deliverAt(clock + 1000, errand, receives);
      const done = await runErrand(deliverer, errand, receives >= 10).catch(() => 'failed' as const);
      if ((done === 'failed' || done === 'busy') && receives < 10)
        deliverAt(clock + backOffSeconds(receives, 0.5) * 1000, errand, receives + 1);
    });
  };
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
        if (!lose.alerts) for (const m of messages) deliverAt(clock, m);
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

  return { ports, notes, insurer, sent, lose, stands, later, channelsAre, passTo, now, sweep: () => sweep(ports), cases, feedback, ledger };
}
/** What a message was about; several in one are a summary. */
function whatOf(card: AlertCard): Pick<Sent, 'step' | 'count' | 'caseId'> {
  if (card.kind === 'summary') return { step: 'summary', count: card.count, caseId: '' };
  return card.kind === 'case' ? { step: card.step, count: 1, caseId: card.caseId } : { step: card.what, count: 1, caseId: '' };
}

export type World = ReturnType<typeof worldOf>;
