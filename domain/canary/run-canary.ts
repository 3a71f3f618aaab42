import { type Case, isClosed, isUnclaimed } from '#domain/case/case.ts';
import { mend } from '#domain/case/keep-case.ts';
import type { FeedbackQueue } from '#domain/feedback/feedback-queue.ts';
import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import { ownCaseId } from '#domain/feedback/stored.ts';
import { type Instant, seconds } from '#domain/time.ts';
import { canaryCustomer } from './canary.ts';
import { type AgentPorts, attempt, claim, confirmInPerson, resolve } from './canary-agent.ts';
import { type CanaryWords, complaint, thanks } from './canary-feedback.ts';

export type CanaryPorts = AgentPorts & {
  feedback: Pick<FeedbackStore, 'get'>;
  queue: FeedbackQueue;
  words: CanaryWords;
  pause(ms: number): Promise<void>;
};

/** In the order in which a canary passes them. `cleared`: the one before is brought to its end. */
export const canaryStages = ['cleared', 'sent', 'judged', 'opened', 'alerted', 'claimed', 'attempted', 'resolved', 'confirmed'] as const;
export type CanaryStage = (typeof canaryStages)[number];

export type CanaryRun = {
  caseId: string;
  /** Milliseconds from the click to each stage that was reached. */
  took: Partial<Record<CanaryStage, number>>;
  /** Milliseconds from the click until the alert was out, or until nobody waited any longer; null when nothing was sent. */
  delay: number | null;
  /** The stage that was not reached, and why; absent when the canary came through. */
  stopped?: { stage: CanaryStage; why: string };
};

/** So long from the click the alert is waited for, then, from the thanks, the confirmation. */
export const patience = { alert: seconds(20), confirmation: seconds(15) };
const glance = 250;

/**
 * Sends one unhappy feedback into the live queue and follows it to the customer's confirmation, acting as its agent would. Never throws:
 * what goes wrong is the result. What a run leaves unfinished, the next one clears away.
 */
export async function runCanary(ports: CanaryPorts): Promise<CanaryRun> {
  const click = ports.now();
  const sent = complaint(ports.words, click);
  const caseId = ownCaseId(sent.feedbackId);
  const stages = stagesOf(ports, sent, caseId);
  const took: CanaryRun['took'] = {};
  for (const stage of canaryStages) {
    try {
      took[stage] = (await stages[stage]()) - click;
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { caseId, took, delay: delayOf(took, ports.now() - click), stopped: { stage, why } };
    }
  }
  return { caseId, took, delay: delayOf(took, 0) };
}

/** What is not out yet is at least so late. */
const delayOf = (took: CanaryRun['took'], waited: number): number | null => took.alerted ?? (took.sent === undefined ? null : waited);

/** Each ends when its stage is reached, with the instant of that; or throws. */
function stagesOf(ports: CanaryPorts, sent: ReturnType<typeof complaint>, caseId: string): Record<CanaryStage, () => Promise<Instant>> {
  const { now, cases, feedback, ledger, words } = ports;
  const untilAlert = <T>(look: () => Promise<T | null | undefined>) => seen(ports, sent.submittedAt + patience.alert, look);
  const done = async (work: Promise<unknown>): Promise<Instant> => {
    await work;
    return now();
  };
  const mine = async (): Promise<Case> => (await cases.get(caseId))!;
  return {
    cleared: () => done(clearAway(ports)),
    sent: () => done(send(ports, sent)),
    judged: async () => (await untilAlert(() => feedback.get(sent.feedbackId))).storedAt,
    opened: async () => (await untilAlert(() => cases.get(caseId))).openedAt,
    alerted: () => untilAlert(async () => (await ledger.ofCase(caseId)).find(({ at }) => at.delivered !== undefined)?.at.sent),
    claimed: async () => done(claim(ports, await mine())),
    attempted: async () => done(attempt(ports, await mine())),
    resolved: async () => done(resolve(ports, await mine())),
    async confirmed() {
      const answer = thanks(words, now());
      // An insurer who asks nobody whether it is solved hears no answer either.
      if (!answer) return done(confirmInPerson(ports, await mine()));
      await send(ports, answer);
      await seen(ports, answer.submittedAt + patience.confirmation, async () =>
        (await mine()).matter.state === 'confirmed' ? true : null,
      );
      return now();
    },
  };
}

async function send({ queue }: CanaryPorts, feedback: ReturnType<typeof complaint>): Promise<void> {
  if ((await queue.send([feedback], 'live')).size > 0) throw new Error('the live queue did not take it');
}

async function seen<T>({ now, pause }: CanaryPorts, until: Instant, look: () => Promise<T | null | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (now() >= until) throw new Error('waited in vain');
    await pause(glance);
  }
}

/** The lock of the canary's customer names the one before, if it did not come to its end. */
async function clearAway(ports: CanaryPorts): Promise<void> {
  const { openCase: lock } = await ports.customers.get(canaryCustomer);
  if (!lock) return;
  let left = await ports.cases.get(lock.caseId);
  // Both have expired. With its feedback there, the next one of the customer writes the case.
  if (!left && !(await ports.feedback.get(lock.feedbackId))) return ports.customers.unlock(canaryCustomer, lock.caseId);
  while (left && !isClosed(left)) left = await oneStepOn(ports, left);
  if (left) await mend(ports, left);
}

function oneStepOn(ports: CanaryPorts, c: Case): Promise<Case | null> {
  if (isUnclaimed(c)) return claim(ports, c);
  if (c.matter.state === 'claimed') return attempt(ports, c);
  return c.matter.state === 'contacted' ? resolve(ports, c) : confirmInPerson(ports, c);
}
