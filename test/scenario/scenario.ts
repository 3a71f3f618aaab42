import { expect, test } from 'vitest';
import { embeddedSentiment } from '#adapters/sentiment/embedded/embedded.ts';
import { loadInsurer } from '#config/load.ts';
import type { Action, Actor } from '#domain/case/action.ts';
import type { Case } from '#domain/case/case.ts';
import { handleAction } from '#domain/case/handle-action.ts';
import { hearFeedback } from '#domain/case/hear-feedback.ts';
import { receiverFor } from '#domain/case/proposals.ts';
import type { Outcome } from '#domain/case/taxonomy.ts';
import { accept } from '#domain/feedback/accept.ts';
import type { Insurer } from '#domain/insurer.ts';
import { judgeFeedback } from '#domain/judgement/judge-feedback.ts';
import { digest } from '#functions/digest.ts';
import { type Sent, type World, worldOf } from './world.ts';

/** Friday 2026-11-20, 10:00 in Shanghai: the customer's click is second 0 of every scenario. */
export const click = Date.parse('2026-11-20T10:00:00+08:00');
const model = embeddedSentiment();

export type Answer = {
  nps?: number;
  csat?: number;
  comment?: string;
  options?: string[];
  touchpoint?: string;
  region?: string;
  phone?: string;
  sentAt?: number;
  id?: string;
  source?: string;
};
export type Staff = {
  /** The next alert this person has not been asked about yet; it must have gone out at that second (± 1). */
  isAlerted(step: string, second?: number, how?: { channel?: string; count?: number }): void;
  /** Opens what arrived last. */
  sees(): Promise<void>;
  claims(): Promise<void>;
  claimsThat(c: Case): Promise<void>;
  cannotClaim(): Promise<{ owner: string | null | undefined }>;
  releases(): Promise<void>;
  /** When it was made, and when the next one is to be. */
  records(outcome: Outcome, second?: number, next?: number): Promise<void>;
  transfersTo(team: string): Promise<void>;
  /** With a promise for that second, if any. */
  resolves(promisedFor?: number): Promise<void>;
  reopens(): Promise<void>;
  nudges(): Promise<void>;
  orders(): Promise<void>;
  gives(person: string): Promise<void>;
  asksForHelp(person: string): Promise<void>;
  notes(): Promise<void>;
};

/** A story in the words of the people in it. Whatever alert nobody expected fails it. */
export function scenario(name: string, story: (stage: Stage) => Promise<void>, change: (insurer: Insurer) => Insurer = (i) => i): void {
  test(name, async () => {
    const stage = stageOf(worldOf(change(liKnowsMotor(loadInsurer())), click));
    await story(stage);
    expect(stage.unexpected(), 'alerts nobody expected').toEqual([]);
  });
}

/** So that Li, not Chen, is proposed for a motor case when both are free. */
const liKnowsMotor = (i: Insurer): Insurer => ({ ...i, people: i.people.map((p) => (p.id === 'agent-chen' ? { ...p, skills: [] } : p)) });

export type Stage = ReturnType<typeof stageOf>;

function stageOf(world: World) {
  const { ports } = world;
  const expected = new Set<Sent>();
  let answers = 0;

  const theCase = (customer = '周女士'): Case => {
    const mine = world.cases.all().filter((c) => c.customerId === customer);
    expect(mine.length, `cases of ${customer}`).toBeGreaterThan(0);
    return mine.at(-1)!;
  };

  const customer = (id: string) => ({
    async answers({ nps, csat, sentAt, region, phone = '13800001234', ...said }: Answer) {
      const score = nps !== undefined ? { scale: 'nps', value: nps } : csat !== undefined ? { scale: 'csat', value: csat } : undefined;
      const submittedAt = new Date(sentAt === undefined ? world.now() : click + sentAt * 1000).toISOString();
      const contact = { id, name: id, phone, ...(region ? { region } : {}) };
      const { id: given, ...rest } = said;
      const body = {
        source: 'survey',
        sourceId: given ?? `${id}-${++answers}`,
        submittedAt,
        touchpoint: 'claims.motor.repair.progress',
        customer: contact,
        score,
        ...rest,
      };
      const touchpoints = new Set(world.insurer.catalogue.touchpoints.map((t) => t.id));
      const taken = accept(JSON.parse(JSON.stringify(body)), { catalogueTouchpoints: touchpoints, receivedAt: world.now(), digest });
      if (!taken.ok) throw new Error(JSON.stringify(taken.errors));
      const { judgement, judged } = await judgeFeedback(taken.feedback, model, world.insurer.policy.judgement, false);
      await hearFeedback(ports, taken.feedback, judgement, judged);
      await world.passTo(world.now());
      return taken.feedback.feedbackId;
    },
  });

  const does = async (who: string, action: Action, about = theCase()) => {
    const role = ports.duty.person(who)?.role === 'lead' ? 'lead' : 'agent';
    const done = await handleAction(ports, (await ports.cases.get(about.caseId))!, action, { id: who, role } as Actor, {});
    await world.passTo(world.now());
    return done;
  };
  const must = async (who: string, action: Action, about?: Case) => {
    const done = await does(who, action, about);
    if (!('case' in done)) throw new Error(`${who}: ${done.detail}`);
  };

  const staff = (who: string): Staff => ({
    isAlerted(step, second, how = {}) {
      const alert = world.sent.find((s) => s.recipient === who && !expected.has(s));
      expect(alert, `an alert to ${who}`).toBeDefined();
      expected.add(alert!);
      expect(alert).toMatchObject({ step, ...how });
      if (second !== undefined)
        expect(Math.abs(alert!.at - (click + second * 1000)), `second ${(alert!.at - click) / 1000}, not ${second}`).toBeLessThanOrEqual(
          1000,
        );
    },
    async sees() {
      const last = world.sent.findLast((s) => s.recipient === who)!;
      await ports.ledger.record(last.caseId, last.alertId, 'seen', world.now());
    },
    claims: () => must(who, { type: 'claim' }),
    claimsThat: (c) => must(who, { type: 'claim' }, c),
    async cannotClaim() {
      const done = await does(who, { type: 'claim' });
      if ('case' in done) throw new Error(`${who} could claim`);
      return { owner: 'owner' in done ? done.owner : undefined };
    },
    releases: () => must(who, { type: 'release' }),
    records: (outcome, second, next) =>
      must(who, {
        ...{ type: 'attempts', outcome, occurredAt: second === undefined ? world.now() : click + second * 1000 },
        ...(next === undefined ? {} : { nextAttemptAt: click + next * 1000 }),
      }),
    async transfersTo(team) {
      const receiver = await receiverFor(ports, team, theCase().touchpoint, world.now());
      await must(who, { type: 'transfer', team, receiver: receiver! });
    },
    resolves: (promisedFor) =>
      must(who, {
        ...(promisedFor === undefined ? {} : { promise: { dueAt: click + promisedFor * 1000 } }),
        type: 'resolve',
        rootCause: 'partner.repair.noreply',
        responsibleParty: 'repairshop',
        actions: ['apologise', 'expedite'],
      }),
    reopens: () => must(who, { type: 'reopen' }),
    nudges: () => must(who, { type: 'nudge' }),
    orders: () => must(who, { type: 'order' }),
    gives: (person) => must(who, { type: 'reassign', person }),
    asksForHelp: (person) => must(who, { type: 'helpers', person }),
    notes: () => must(who, { type: 'notes' }),
  });

  return {
    周女士: customer('周女士'),
    customer,
    staff,
    li: staff('agent-li'),
    chen: staff('agent-chen'),
    sun: staff('agent-sun'),
    wang: staff('lead-wang'),
    zhou: staff('supervisor-zhou'),
    wu: staff('duty-wu'),
    theCase,
    world,
    /** Lets time pass to that second after the click. */
    at: (second: number) => world.passTo(click + second * 1000),
    unexpected: () => world.sent.filter((s) => !expected.has(s)).map((s) => `${s.step} to ${s.recipient} at ${(s.at - click) / 1000}`),
    /** Everything sent so far is as expected; used where the story is about something else. */
    ignoresAlertsSoFar: () => world.sent.forEach((s) => void expected.add(s)),
  };
}
