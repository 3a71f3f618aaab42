import type { Policy } from '#domain/escalation/policy.ts';
import { openRound, pullForward } from '#domain/escalation/round.ts';
import { ownCaseId, type StoredFeedback } from '#domain/feedback/stored.ts';
import { moreSevere } from '#domain/judgement/judgement.ts';
import type { Duty } from '#domain/roster/duty.ts';
import type { Instant } from '#domain/time.ts';
import { type Case, type CaseEvent, currentRound, ownerOf, type Round, withEvent, withRound } from './case.ts';

/** Senders may give whole seconds only: what happened within the same second counts as after. */
const isBefore = (said: Instant, done: Instant): boolean => said + 1000 <= done;

export type CaseContext = {
  policy: Policy;
  duty: Duty;
  now: Instant;
  /** Who would be proposed as owner now; null when nobody is on duty. */
  proposal: string | null;
};

/** The case of an unhappy customer who has none open. Not settled yet: no step has run. */
export function openCase(f: StoredFeedback, { policy, duty, now, proposal }: CaseContext): Case {
  const team = duty.callbackTeam(f.customer.region);
  const round = openRound(1, f, policy, duty.hours(team), now);
  const opened: Case = {
    schemaVersion: 1,
    caseId: ownCaseId(f.feedbackId),
    version: 1,
    changedAt: now,
    revision: 0,
    wakeAt: null,
    farAhead: false,
    alarm: null,
    customerId: f.customer.id,
    ...(f.customer.region ? { region: f.customer.region } : {}),
    touchpoint: f.touchpoint,
    severity: f.judgement.severity,
    signals: f.judgement.signals,
    feedbackIds: [f.feedbackId],
    joinedMore: 0,
    submittedAt: f.submittedAt,
    openedAt: now,
    team,
    proposedOwner: proposal,
    firstContactOwner: null,
    helpers: [],
    claims: 0,
    confirmWithin: policy.confirmation.within,
    matter: round.held ? { state: 'held', until: round.clockStart } : { state: 'open' },
    rounds: [round],
    timeline: [{ at: now, type: 'opened', actor: 'earshot', round: 1, feedbackId: f.feedbackId }],
  };
  return round.held ? withEvent(opened, { at: now, type: 'held', actor: 'earshot', round: 1 }) : opened;
}

/** The first and fifty more are told one by one; whoever sends thousands must not fill the case, which is one item. */
const toldAtMost = 51;
export const isFull = ({ feedbackIds }: Pick<Case, 'feedbackIds'>): boolean => feedbackIds.length >= toldAtMost;

/** Whether a further feedback came after the last call of the current round, and so is owed one of its own. */
export function owesNewRound(c: Case, f: Pick<StoredFeedback, 'submittedAt'>): boolean {
  const { attempts } = currentRound(c);
  return attempts.length > 0 && !isBefore(f.submittedAt, Math.max(...attempts.map((a) => a.occurredAt)));
}

/**
 * A further unhappy feedback of the same customer. The case itself when it is already part of it.
 * Beyond the first {@link toldAtMost} it is only counted, and still raises the severity and opens a round that is owed.
 * @param isOtherNumber it came with another number to call than before: whoever calls has to know who says so
 */
export function joinCase(c: Case, f: StoredFeedback, ctx: CaseContext, isOtherNumber = false): Case {
  if (c.feedbackIds.includes(f.feedbackId)) return c;
  const joined: Case = {
    ...c,
    severity: moreSevere(c.severity, f.judgement.severity),
    signals: [...new Set([...c.signals, ...f.judgement.signals])],
    ...(isFull(c) ? { joinedMore: c.joinedMore + 1 } : { feedbackIds: [...c.feedbackIds, f.feedbackId] }),
  };
  const now = { at: ctx.now, round: c.rounds.length, feedbackId: f.feedbackId };
  const heard = withEvent(joined, { ...now, type: 'joined', actor: 'customer' });
  const whose = isOtherNumber ? withEvent(heard, { ...now, type: 'phone-changed', actor: 'earshot', source: f.source }) : heard;
  const told = isFull(c) ? joined : whose;
  const round = currentRound(c);
  if (owesNewRound(c, f)) {
    const again: CaseEvent = { at: ctx.now, type: 'reopened', actor: 'customer', round: round.number + 1, feedbackId: f.feedbackId };
    return newRound(told, f, ctx, again);
  }
  // Sent before the call but heard after it: whoever called has answered for it already.
  if (round.attempts.length > 0) return told;
  const fresh = openRound(round.number, f, ctx.policy, ctx.duty.hours(c.team), ctx.now);
  return withRound(told, pullForward(round, fresh));
}

/**
 * Owes the customer one more callback with its own time: after fresh fury, or when a matter is reopened.
 * Nobody has it in hand any more, whoever had it is proposed first.
 * @param because told when the matter had been worked on already; otherwise the new round alone is told
 */
export function newRound(c: Case, cause: { submittedAt: Instant; receivedAt: Instant }, ctx: CaseContext, because: CaseEvent): Case {
  const past = c.rounds.map((r): Round => ({ ...r, steps: [] }));
  const round = openRound(c.rounds.length + 1, cause, ctx.policy, ctx.duty.hours(c.team), ctx.now);
  const onDuty = ctx.duty.onDuty(c.team, 'agent', ctx.now).map((p) => p.person);
  const earlier = [ownerOf(c), c.firstContactOwner].find((person) => person !== null && onDuty.includes(person));
  const worked = c.matter.state === 'contacted' || c.matter.state === 'resolved';
  const open: Case['matter'] = worked ? { state: 'reopened', reopenedAt: ctx.now } : { state: 'open' };
  const matter: Case['matter'] = round.held ? { state: 'held', until: round.clockStart } : open;
  const next: Case = { ...c, handlingTeam: undefined, proposedOwner: earlier ?? ctx.proposal, rounds: [...past, round], matter };
  const opened: CaseEvent = { at: ctx.now, type: 'round-opened', actor: because.actor, round: round.number };
  return withEvent(worked ? withEvent(next, because) : next, opened);
}

/** The customer says it is solved. Only a resolved case can be confirmed, and only by a word that came after the resolution. */
export function confirmCase(c: Case, { feedbackId, submittedAt }: Pick<StoredFeedback, 'feedbackId' | 'submittedAt'>, now: Instant): Case {
  if (c.matter.state !== 'resolved' || isBefore(submittedAt, c.matter.resolution.at)) return c;
  const { owner, resolution } = c.matter;
  return withEvent(
    { ...c, matter: { state: 'confirmed', owner, closedAt: now, resolution } },
    { at: now, type: 'confirmed', actor: 'customer', round: c.rounds.length, feedbackId },
  );
}
