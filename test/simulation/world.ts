import type { Context } from 'aws-lambda';
import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryContacts, memoryCustomers, memoryNotes } from '#adapters/memory/customer-store.ts';
import { memoryFeedback } from '#adapters/memory/feedback-store.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { memoryOutlets } from '#adapters/memory/outlets.ts';
import { isSettled } from '#domain/alert/alert.ts';
import { type Cards, cardsOf, summariesOf } from '#domain/alert/card.ts';
import { type AlertCard, type CaseCard, ChannelFailed } from '#domain/alert/channel.ts';
import { noticeCardsOf } from '#domain/alert/notice-card.ts';
import { reachOf } from '#domain/alert/reach.ts';
import { channelRules } from '#domain/alert/wait.ts';
import type { Case } from '#domain/case/case.ts';
import type { Insurer } from '#domain/insurer.ts';
import type { SentimentModel } from '#domain/judgement/sentiment.ts';
import { type Duty, dutyOf } from '#domain/roster/duty.ts';
import { digest } from '#functions/digest.ts';
import { advanceCaseHandler } from '#functions/handlers/advance-case.ts';
import { caseApiHandler } from '#functions/handlers/case-api.ts';
import { deliverAlertHandler } from '#functions/handlers/deliver-alert.ts';
import { intakeHandler } from '#functions/handlers/intake.ts';
import { judgeHandler } from '#functions/handlers/judge.ts';
import { metricsApiHandler } from '#functions/handlers/metrics-api.ts';
import { sweepHandler } from '#functions/handlers/sweep.ts';
import { Clock, chance } from './clock.ts';
import { FaultPlan, type Striking } from './faults.ts';
import { Invocation, type Outcome } from './invocation.ts';
import { AlarmMachine, Queue } from './platform.ts';
import { sentiment, touchpointsOf } from './sample.ts';
import { watchful } from './watch.ts';

export type Sent = CaseCard & { at: number; channel: string; readAt: number; stateRead: string; ownerRead: string | null };
type Handler = (event: never, context: Context) => Promise<unknown>;
type Port = Record<string, (...args: never[]) => Promise<unknown>>;
type StaleAnswers = Record<string, { behind: () => unknown; ahead: () => unknown }>;

export type WorldOptions = {
  insurer: Insurer;
  start: number;
  strikes?: Striking;
  /** Given: events of one instant run in an order of chance. */
  seed?: number;
  /** Every minute, also when nothing is late. */
  sweepsAlways?: boolean;
  /** The embedded one unless told otherwise. */
  model?: SentimentModel;
};

export const timeouts = { intake: 10_000, judge: 5000, advance: 10_000, deliver: 10_000, caseApi: 10_000, sweep: 50_000, metrics: 29_000 };
export const maxReceives = { feedback: 5, deliver: 10 };

/** The names on the cards, looked up once for each insurer; only the clock differs from world to world. */
const cardNames = new WeakMap<Insurer, { cards: Cards; clock: { now: () => number } }>();
function cardsAt(insurer: Insurer, now: () => number): Cards {
  const holder = { now };
  const known = cardNames.get(insurer) ?? { cards: cardsOf(insurer, () => cardNames.get(insurer)!.clock.now()), clock: holder };
  known.clock = holder;
  cardNames.set(insurer, known);
  return known.cards;
}

const duties = new WeakMap<Insurer, Duty>();
function dutyOnce(insurer: Insurer): Duty {
  const known = duties.get(insurer) ?? dutyOf(insurer);
  duties.set(insurer, known);
  return known;
}

/** The whole of Earshot: the real handlers over memory, queues and alarms around them, in virtual time, with faults at every port call. */
export function worldOf({ insurer, start, strikes = () => undefined, seed, sweepsAlways = true, model = sentiment }: WorldOptions) {
  const tie = seed === undefined ? undefined : chance(seed);
  const random = seed === undefined ? () => 0.5 : chance(seed + 1);
  const clock = new Clock(start, tie);
  const plan = new FaultPlan(strikes);
  let current = { insurer, duty: dutyOnce(insurer) };

  const cases = memoryCases(insurer.timeZone);
  const feedback = memoryFeedback();
  const ledger = memoryLedger();
  const outlets = memoryOutlets();
  const customers = memoryCustomers();
  const contacts = memoryContacts();
  const notes = memoryNotes();
  const sent: Sent[] = [];
  const watch = watchful();
  const channelDown = new Set<string>();

  const stale: StaleAnswers = {
    'cases.overdue': { behind: () => [], ahead: () => cases.all().map((c) => c.caseId) },
    'cases.approaching': { behind: () => [], ahead: () => cases.all().map((c) => c.caseId) },
    'cases.loadOf': { behind: () => 0, ahead: () => 0 },
    'cases.list': { behind: () => ({ cases: [], cursor: null }), ahead: () => ({ cases: cases.all(), cursor: null }) },
    'cases.ofDays': { behind: () => [], ahead: () => [] },
    'ledger.pendingSince': { behind: () => [], ahead: () => ledger.all() },
  };
  /** That port as this invocation sees it: every call may be struck. */
  const through = <T extends object>(invocation: Invocation, name: string, port: T): T => {
    const seen: Port = {};
    for (const [method, effect] of Object.entries(port as Port)) {
      const call = `${name}.${method}`;
      seen[method] = (...args) =>
        invocation.call(
          call,
          () => effect(...args),
          async (kind) => stale[call]![kind === 'index behind' ? 'behind' : 'ahead'](),
        );
    }
    return seen as T;
  };

  const live: Queue = new Queue(clock, (event, context) => invoke('judge', judge, event, context), 30, maxReceives.feedback);
  const bulk: Queue = new Queue(clock, (event, context) => invoke('judge', judge, event, context), 30, maxReceives.feedback);
  const deliver: Queue = new Queue(clock, (event, context) => invoke('deliver', deliverer, event, context), 60, maxReceives.deliver);
  const machine = new AlarmMachine(clock, (input) => invoke('advance', (i) => advanceCaseHandler(keep(i)), input));

  const publisher = {
    async publish(messages: object[]) {
      for (const message of messages) deliver.send(JSON.stringify(message));
    },
  };
  const alarms = {
    async ensure(alarm: { caseId: string; revision: number; at: number }) {
      machine.start(alarm);
    },
  };
  const keep = (i: Invocation) => ({
    cases: through(i, 'cases', watch.cases(cases, clock.now, i)),
    customers: through(i, 'customers', customers),
    contacts: through(i, 'contacts', contacts),
    ledger: through(i, 'ledger', ledger),
    publisher: through(i, 'publisher', publisher),
    alarms: through(i, 'alarms', alarms),
    duty: current.duty,
    now: clock.now,
    log: () => {},
  });
  const policy = () => current.insurer.policy;
  const judge = (i: Invocation) =>
    judgeHandler(
      {
        ...keep(i),
        ...through(i, 'queue', { hide: async (_: string, receipt: string, seconds: number) => live.hide(receipt, seconds) }),
        feedback: through(i, 'feedback', feedback),
        policy: policy(),
        model,
      },
      maxReceives.feedback,
    );
  /** What its sender knew is what it had read when it called: a call that takes effect late may stand beside a later read of its batch. */
  const channelOf = (i: Invocation, channel: string) => {
    const wire = through(i, 'channel', {
      async send(card: AlertCard, read: { version: number; at: number } | undefined) {
        if (channelDown.has(channel)) throw new ChannelFailed('the channel is down');
        if (card.kind !== 'case') throw new Error('no channel of this insurer sums up, and nothing is told here but cases');
        sent.push({ ...card, at: clock.now(), channel, readAt: read?.at ?? 0, ...watch.stateAt(card.caseId, read?.version ?? 0) });
        return { delivered: true };
      },
    });
    return { send: (card: AlertCard) => wire.send(card, card.kind === 'case' ? i.seen.get(card.caseId) : undefined) };
  };
  const cards = cardsAt(insurer, clock.now);
  const noticeCards = noticeCardsOf(insurer, clock.now);
  const summaries = summariesOf(insurer, cards, noticeCards);
  const deliverer = (i: Invocation) => {
    const channels = new Map(current.insurer.channels.map((c) => [c.id, channelOf(i, c.id)]));
    const queue = through(i, 'queue', {
      async hide(receipt: string, seconds: number) {
        deliver.hide(receipt, seconds);
      },
      async comeBack(errand: object, seconds: number) {
        clock.after(seconds * 1000, () => deliver.send(JSON.stringify(errand)));
      },
    });
    const { cases, ledger, now } = keep(i);
    const { hide, comeBack } = queue;
    const { channels: configured } = current.insurer;
    const how = {
      acknowledgeLink: async () => 'https://earshot.example/acknowledge/t',
      cards,
      summaries,
      notices: { cardOf: noticeCards, isSo: () => true },
      rules: channelRules(configured),
      reach: reachOf(current.duty, current.insurer.policy),
    };
    const ports = { cases, ledger, channels, now, comeBack, outlets: through(i, 'outlets', outlets), ...how };
    return deliverAlertHandler({ ...ports, random, hide }, maxReceives.deliver);
  };
  const desk = (i: Invocation) =>
    caseApiHandler({
      ...keep(i),
      feedback: through(i, 'feedback', feedback),
      notes: through(i, 'notes', notes),
      insurer: current.insurer,
      policy: policy(),
    });
  const intake = (i: Invocation) => {
    const queues = through(i, 'feedbackQueue', {
      async send(items: object[], queue: string) {
        for (const item of items) (queue === 'bulk' ? bulk : live).send(JSON.stringify(item));
        return new Set<string>();
      },
    });
    return intakeHandler({ queue: queues, touchpoints: touchpointsOf(insurer), digest, now: clock.now });
  };

  function invoke<T>(name: keyof typeof timeouts, build: (i: Invocation) => unknown, event: unknown, context = {} as Context) {
    const invocation = new Invocation(clock, plan, timeouts[name]);
    const handler = build(invocation) as Handler;
    return invocation.run(() => handler(event as never, context)) as Promise<Outcome<T>>;
  }

  const runSweep = () => invoke('sweep', (i) => sweepHandler(keep(i)), {});
  /** In long quiet hours a sweep that would find nothing is spared: it costs time and changes nothing. */
  const somethingIsLate = () => {
    const before = clock.now() - 20_000;
    const late = (at: number | null | undefined) => at !== null && at !== undefined && at < before;
    const near = clock.now() + 90_000;
    const approaches = (c: Case) => c.farAhead && c.wakeAt !== null && c.wakeAt < near;
    return cases.all().some((c) => late(c.wakeAt) || approaches(c)) || ledger.all().some((d) => !isSettled(d) && late(d.at.pending));
  };
  const sweepAgain = () => {
    if (sweepsAlways || somethingIsLate()) void runSweep();
    clock.after(60_000, sweepAgain);
  };
  clock.when(Math.ceil(start / 60_000) * 60_000, sweepAgain);

  return {
    clock,
    plan,
    random,
    stores: { cases, feedback, ledger, customers, contacts, notes },
    queues: { live, bulk, deliver },
    machine,
    sent,
    watch,
    channelDown,
    invokeIntake: (event: unknown) => invoke('intake', intake, event),
    invokeDesk: (event: unknown) => invoke('caseApi', desk, event),
    invokeMetrics: (event: unknown) =>
      invoke('metrics', (i) => metricsApiHandler({ cases: keep(i).cases, now: clock.now, insurer: current.insurer }), event),
    get insurer() {
      return current.insurer;
    },
    /** A deploy, or another rota. */
    configure(next: Insurer) {
      current = { insurer: next, duty: dutyOnce(next) };
    },
  };
}
export type World = ReturnType<typeof worldOf>;
