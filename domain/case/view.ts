import type { Delivery } from '#domain/alert/alert.ts';
import { claimExpiry } from '#domain/escalation/next-steps.ts';
import type { StoredFeedback } from '#domain/feedback/stored.ts';
import { type Instant, iso } from '#domain/time.ts';
import { breachCauseOf, type CallbackState, callbackState, firstAttempt, firstCaller } from './callback.ts';
import { type Case, type CaseEvent, currentRound, isClosed, isTaking, ownerOf } from './case.ts';
import { responsible } from './case-store.ts';
import type { KeptContact } from './contact.ts';
import { deadlinesOf, nextDeadline } from './deadlines.ts';

/** One line of the queue. Times are ISO 8601. */
export function caseSummary(c: Case, now: Instant) {
  const round = currentRound(c);
  const { matter } = c;
  return {
    caseId: c.caseId,
    version: c.version,
    state: matter.state,
    severity: c.severity,
    signals: c.signals,
    touchpoint: c.touchpoint,
    team: c.team,
    handlingTeam: c.handlingTeam ?? null,
    /** Who has it in hand; while nobody has claimed it, who is proposed to. */
    owner: responsible(c),
    claimedBy: ownerOf(c),
    proposedOwner: isClosed(c) ? null : c.proposedOwner,
    firstContactOwner: c.firstContactOwner,
    helpers: c.helpers,
    customerId: c.customerId,
    round: round.number,
    submittedAt: iso(c.submittedAt),
    openedAt: iso(c.openedAt),
    dueAt: iso(round.dueAt),
    /** When the clock of this round began: the customer's click, the shift's start, or receipt of what was over an hour old. */
    clockStart: iso(round.clockStart),
    callback: callbackNow(c, now),
    breachCause: callbackState(round, now) === 'breached' ? (round.breachCause ?? breachCauseOf(c, round)) : null,
    exclusiveUntil: iso(round.exclusiveUntil),
    claimedAt: 'claimedAt' in matter ? iso(matter.claimedAt) : null,
    claimExpiresAt: isoOrNull(claimExpiry(c)),
    contactedAt: 'contactedAt' in matter ? iso(matter.contactedAt) : null,
    /** The round was opened outside service hours; it stays so when the doors open. */
    held: round.held,
    heldUntil: matter.state === 'held' ? iso(matter.until) : null,
    /** Attempts of this round. */
    attempts: round.attempts.length,
    firstAttemptAt: isoOrNull(firstAttempt(round.attempts) ?? null),
    firstAttemptBy: firstCaller(round.attempts) ?? null,
    steps: round.steps.map(({ id, zh, en, at }) => ({ id, zh, en, at: iso(at) })),
    /** Steps that have told somebody. */
    knows: round.steps.flatMap(({ id }) => {
      const ran = round.ran[id];
      return ran && !ran.skipped ? [{ id, at: iso(ran.at) }] : [];
    }),
    nextDeadline: nextDeadline(c, now),
    pressed: pressedNow(c),
  };
}
export type CaseSummary = ReturnType<typeof caseSummary>;

/** When, by whom and how whoever has it in hand now was last asked to hurry; null while nobody has since they took it. */
function pressedNow(c: Case) {
  const { matter } = c;
  if (matter.state !== 'claimed' && matter.state !== 'contacted') return null;
  const sinceTaken = c.timeline.slice(c.timeline.findLastIndex(isTaking) + 1);
  const last = sinceTaken.findLast(({ type, people }) => (type === 'nudged' || type === 'ordered') && people?.includes(matter.owner));
  return last ? { at: iso(last.at), by: last.actor, how: last.type as 'nudged' | 'ordered' } : null;
}

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

function callbackNow(c: Case, now: Instant): CallbackState {
  return c.matter.state === 'closed-unreached' ? 'unreached' : callbackState(currentRound(c), now);
}

export type CaseMaterial = {
  deliveries: Delivery[];
  notes: Map<string, string>;
  feedback: StoredFeedback[];
  contact: KeptContact | null;
};

/** The whole case as the API shows it. */
export function caseView(c: Case, material: CaseMaterial, now: Instant, timeZone: string) {
  return {
    ...caseSummary(c, now),
    customer: { id: c.customerId, region: c.region ?? null, ...contactView(material.contact ?? undefined) },
    feedback: material.feedback.map(heardView),
    /** Further feedbacks that are only counted. */
    joinedMore: c.joinedMore,
    resolution: 'resolution' in c.matter ? resolutionView(c.matter.resolution, material.notes) : null,
    deadlines: deadlinesOf(c, now, timeZone),
    timeline: c.timeline.map((event) => eventView(event, material.notes)),
    alerts: material.deliveries.map(alertView),
  };
}
export type CaseView = ReturnType<typeof caseView>;

/** Everybody sees that there is a number; the owner asks for it. */
const contactView = ({ name, numbers }: KeptContact = { numbers: [] }) => ({
  name: name ?? null,
  phone: numbers[0] ? maskedPhone(numbers[0].phone) : null,
});

/** At least four digits stay hidden, however short the number is. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 8) return '****';
  return digits.length < 11 ? `****${digits.slice(-4)}` : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

const heardView = (f: StoredFeedback) => ({
  feedbackId: f.feedbackId,
  source: f.source,
  touchpoint: f.touchpoint,
  submittedAt: iso(f.submittedAt),
  score: f.score ?? null,
  options: f.options ?? [],
  comment: f.comment ?? null,
  judgement: f.judgement,
});

function resolutionView(
  { at, noteId, promise, ...rest }: Extract<Case['matter'], { state: 'resolved' }>['resolution'],
  notes: Map<string, string>,
) {
  const said = promise && { ...(promise.dueAt ? { dueAt: iso(promise.dueAt) } : {}), text: noteOf(promise.noteId, notes) };
  return { ...rest, at: iso(at), promise: said ?? null, note: noteOf(noteId, notes) };
}

/** How a due time came about is told with the deadlines. */
function eventView(
  { at, occurredAt, dueAt, noteId, from: _, key: __, request: ___, account: ____, moveOn: _____, ...rest }: CaseEvent,
  notes: Map<string, string>,
) {
  return {
    at: iso(at),
    ...rest,
    ...(occurredAt ? { occurredAt: iso(occurredAt) } : {}),
    ...(dueAt ? { dueAt: iso(dueAt) } : {}),
    ...(noteId ? { note: noteOf(noteId, notes) } : {}),
  };
}

const noteOf = (noteId: string | undefined, notes: Map<string, string>): string | null => (noteId ? (notes.get(noteId) ?? null) : null);

function alertView({ alertId, round, step, recipient, channel, at, tries, note }: Delivery) {
  const times = Object.fromEntries(Object.entries(at).flatMap(([fact, when]) => (when === undefined ? [] : [[fact, iso(when)]])));
  return { alertId, round, step, recipient, channel, at: times, tries, ...(note ? { note } : {}) };
}
