import type { Delivery } from '#domain/alert/alert.ts';
import { type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { DeliverPorts } from '#domain/alert/deliver.ts';
import { canary, isCanaryAlert, isCanaryCase, isCanaryFeedback } from '#domain/canary/canary.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { CaseLog } from '#domain/case/keep-case.ts';
import { staleAfterSeconds } from '#domain/escalation/round.ts';
import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import { type Instant, type Now, seconds } from '#domain/time.ts';
import type { Measure, Measurement, MeasureTry } from './measurements.ts';

// The rules know nothing of measuring: the entries wrap the ports they hand in, and what passes through a port is what is measured.

type Heard = { submittedAt: Instant; receivedAt: Instant };
/** Older feedback has a clock of its own, and imports would drown the times that customers feel. */
const isTimely = ({ submittedAt, receivedAt }: Heard): boolean => receivedAt - submittedAt <= seconds(staleAfterSeconds);

export const measuredFeedback = (feedback: FeedbackStore, measure: Measure): FeedbackStore => ({
  ...feedback,
  async store(fresh) {
    const stored = await feedback.store(fresh);
    // A repetition gets the feedback as it was stored before; the canary, which is no customer, is timed by itself.
    if (stored.storedAt !== fresh.storedAt || isCanaryFeedback(stored)) return stored;
    measure('FeedbackJudged', 1);
    if (stored.judgement.unhappy) measure('FeedbackUnhappy', 1);
    if (!stored.judged) measure('FeedbackUnjudged', 1);
    if (isTimely(stored)) measure('TimeToJudgement', stored.storedAt - stored.submittedAt);
    return stored;
  },
});

export const measuredCases = (cases: CaseStore, now: Now, measure: Measure): CaseStore => ({
  ...cases,
  async create(c) {
    const created = await cases.create(c);
    if (created && !isCanaryCase(c) && isTimely(c.rounds[0]!)) measure('TimeToCase', now() - c.submittedAt);
    return created;
  },
});

const counted: Record<string, Measurement> = {
  'case breached': 'CallbacksBreached',
  'case claim-expired': 'ClaimsExpired',
  'case step-skipped': 'StepsSkipped',
};

/** Counts what happened to cases from the lines about them. */
export const measuredLog =
  (log: CaseLog, measure: Measure): CaseLog =>
  (what, about) => {
    log(what, about);
    const name = counted[what];
    if (name) measure(name, 1);
  };

/** Counts what each channel was asked to send and did not. That its limit was reached is no failure, and the canary's own cannot fail. */
export const measuredChannels = (channels: DeliverPorts['channels'], measureTry: MeasureTry): DeliverPorts['channels'] =>
  new Map(
    [...channels].map(([id, channel]): [string, Channel] => [id, id === canary ? channel : measuredChannel(id, channel, measureTry)]),
  );

const measuredChannel = (id: string, { send }: Channel, measureTry: MeasureTry): Channel => ({
  async send(card, to) {
    try {
      const taken = await send(card, to);
      measureTry(id, 'taken');
      return taken;
    } catch (error) {
      if (!(error instanceof ChannelFailed && error.kind === 'slow-down')) measureTry(id, 'failed');
      throw error;
    }
  },
});

/** The ports for delivering one alert, watching what becomes of it. */
export function measuredDelivery(ports: DeliverPorts, measure: Measure): DeliverPorts {
  let row: Delivery | null = null;
  let about: Case | null = null;
  const { cases, ledger } = ports;
  const sent = (at: Instant) => {
    if (!row || isCanaryAlert(row)) return;
    measure('AlertDelay', at - row.at.pending);
    if (about && isFirst(row, about)) measure('TimeToFirstAlert', at - about.rounds[0]!.submittedAt);
  };
  return {
    ...ports,
    cases: {
      ...cases,
      async get(caseId) {
        about = await cases.get(caseId);
        return about;
      },
    },
    ledger: {
      ...ledger,
      async lease(key, now, until) {
        row = await ledger.lease(key, now, until);
        return row;
      },
      async settle(key, outcome) {
        await ledger.settle(key, outcome);
        if ('sent' in outcome) sent(outcome.sent);
        if ('dead' in outcome) {
          measure('AlertTriesFailed', 1);
          measure('AlertsDead', 1);
        }
      },
      async failed(key, note) {
        await ledger.failed(key, note);
        measure('AlertTriesFailed', 1);
      },
    },
  };
}

/** The first step that told anybody, while its clock ran from the click: not after a night on hold. */
function isFirst({ round, step, claim }: Delivery, { rounds: [first], timeline }: Case): boolean {
  if (round !== 1 || claim !== 0 || first!.held || !isTimely(first!)) return false;
  return timeline.find((e) => e.type === 'escalated')?.step === step;
}
