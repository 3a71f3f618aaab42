import type { Policy } from '#domain/escalation/policy.ts';
import type { AcceptedFeedback } from '#domain/feedback/feedback.ts';
import type { FeedbackStore } from '#domain/feedback/feedback-store.ts';
import { type Contact, contactOf, feedbackOf, ownCaseId, type StoredFeedback, withoutContact } from '#domain/feedback/stored.ts';
import type { Judgement } from '#domain/judgement/judgement.ts';
import { type Case, isClosed } from './case.ts';
import { keepContact } from './contact.ts';
import { type KeepPorts, keepCase, letGo, mend } from './keep-case.ts';
import { type CaseContext, confirmCase, joinCase, openCase, owesNewRound } from './open-case.ts';
import { proposalFor } from './proposals.ts';

export type HearPorts = KeepPorts & { feedback: FeedbackStore; policy: Policy };

/** Others wrote to the same case again and again: the message must come back, so that the rest of its batch is not held up. */
export class CaseBusy extends Error {
  override name = 'CaseBusy';
}
/** More than the messages of one batch: those of a customer who says ten things at once wait for nobody. */
const triesAtMost = 15;

/** Stores one judged feedback and does what it calls for. Safe to repeat at any point, with the same or another body. */
export async function hearFeedback(ports: HearPorts, accepted: AcceptedFeedback, judgement: Judgement, judged: boolean): Promise<void> {
  const fresh: StoredFeedback = { ...withoutContact(accepted), judgement, judged, storedAt: ports.now(), differences: 0 };
  const stored = await ports.feedback.store(fresh);
  if (stored.bodyDigest !== accepted.bodyDigest) await ports.feedback.noteDifference(stored.feedbackId, accepted.bodyDigest);
  if (stored.judgement.unhappy) return raiseCase(ports, stored, contactOf(accepted));
  if (saysSolved(stored, ports.policy)) await confirm(ports, stored);
}

/** One open case per customer: the lock decides which; the feedback remembers it before anything else happens. */
async function raiseCase(ports: HearPorts, stored: StoredFeedback, contact: Contact): Promise<void> {
  const own = ownCaseId(stored.feedbackId);
  const lockFor = (instead?: string) => ports.customers.lock(stored.customer.id, { caseId: own, feedbackId: stored.feedbackId }, instead);
  let target = stored.caseId;
  let isNew = false;
  if (!target) {
    const { openCase: holder } = await lockFor();
    target = await ports.feedback.assignCase(stored.feedbackId, holder!.caseId);
    isNew = target === own;
  }
  for (let lost = 0; lost < triesAtMost; ) {
    const found = isNew ? null : await ports.cases.get(target);
    isNew = false;
    if (found?.feedbackIds.includes(stored.feedbackId)) return mend(ports, found);
    if (!found) {
      if ((await createMissing(ports, target, stored, contact)) && target === own) return;
    } else if (isClosed(found)) {
      await letGo(ports, found);
      const { openCase: holder } = await lockFor(target);
      target = await ports.feedback.assignCase(stored.feedbackId, holder!.caseId, target);
    } else {
      const isOtherNumber = await keepContact(ports.contacts, target, contact, stored);
      const context = await contextFor(ports, found.team, stored, owesNewRound(found, stored));
      const joined = joinCase(found, stored, context, isOtherNumber);
      if (await keepCase(ports, joined, found)) return;
      lost++;
      // A count may be short by one; nothing else is missing.
      if (lost === triesAtMost && isOnlyCounted(found, joined)) return;
    }
  }
  throw new CaseBusy(`${target} was changed ${triesAtMost} times by others`);
}

const isOnlyCounted = (before: Case, joined: Case): boolean =>
  joined.joinedMore > before.joinedMore && joined.rounds.length === before.rounds.length && joined.severity === before.severity;

/** The lock names a case nobody has written yet: write it, from the feedback that holds the lock. False when it was written meanwhile. */
async function createMissing(ports: HearPorts, caseId: string, stored: StoredFeedback, contact: Contact): Promise<boolean> {
  const isOwn = ownCaseId(stored.feedbackId) === caseId;
  const origin = isOwn ? stored : await ports.feedback.get(feedbackOf(caseId));
  if (!origin) throw new Error(`case ${caseId} is locked for a feedback that is not stored`);
  if (!isOwn) await ports.feedback.assignCase(origin.feedbackId, caseId);
  const team = ports.duty.callbackTeam(origin.customer.region);
  const [context] = await Promise.all([contextFor(ports, team, origin), ports.contacts.put(caseId, contact, stored)]);
  return (await keepCase(ports, openCase(origin, context), null)) !== null;
}

/** @param asks whether anybody has to be proposed: finding out who costs a read for each agent on duty */
async function contextFor(ports: HearPorts, team: string, f: StoredFeedback, asks = true): Promise<CaseContext> {
  const now = ports.now();
  const { policy, duty } = ports;
  if (!asks) return { policy, duty, now, proposal: null };
  const { servedBy } = await ports.customers.get(f.customer.id);
  const proposal = await proposalFor(ports, { team, touchpoint: f.touchpoint, servedBy }, now);
  return { policy, duty, now, proposal };
}

/** An answer to "is it solved?" that says yes: by option, or by a score of the satisfied. */
function saysSolved({ touchpoint, options, score }: StoredFeedback, { confirmation, judgement }: Policy): boolean {
  if (!confirmation.touchpoints.includes(touchpoint)) return false;
  return (
    options?.some((o) => confirmation.solvedOptions.includes(o)) ||
    (score !== undefined && score.value >= judgement.happyScore[score.scale])
  );
}

async function confirm(ports: HearPorts, f: StoredFeedback): Promise<void> {
  for (let lost = 0; lost < triesAtMost; lost++) {
    const { openCase: lock } = await ports.customers.get(f.customer.id);
    const found = lock && (await ports.cases.get(lock.caseId));
    if (!found) return;
    const confirmed = confirmCase(found, f, ports.now());
    if (confirmed === found || (await keepCase(ports, confirmed, found))) return;
  }
  throw new CaseBusy(`${f.feedbackId} could not be heard by its case`);
}
