import { inHours } from '#domain/escalation/reminders.ts';
import { type Instant, nearestSecond, seconds } from '#domain/time.ts';
import { type Acted, type Action, type Actor, conflict, type Refusal } from './action.ts';
import { callbackState, failedAttempts } from './callback.ts';
import {
  type Case,
  type CaseEvent,
  currentRound,
  isClosed,
  isTaking,
  isUnclaimed,
  ownerOf,
  type Round,
  withEvent,
  withRound,
} from './case.ts';
import { join, reassign } from './involve.ts';
import { type CaseContext, newRound } from './open-case.ts';
import { nudge, order } from './press.ts';
import { isContact, isPostponed } from './taxonomy.ts';

/** The request that asked for it; kept with its event, so that a repetition is recognised. */
export type RequestMark = Pick<CaseEvent, 'key' | 'request'>;

/** What staff do to a case: the case as changed, not settled yet, or why not. */
export function act(c: Case, action: Action, actor: Actor, ctx: CaseContext, mark: RequestMark = {}): Acted {
  const event = (type: CaseEvent['type'], more: Partial<CaseEvent> = {}): CaseEvent => ({
    ...{ at: ctx.now, type, actor: actor.id, round: c.rounds.length },
    ...('noteId' in action && action.noteId ? { noteId: action.noteId } : {}),
    ...mark,
    ...more,
  });
  switch (action.type) {
    case 'claim':
      return claim(c, actor, ctx, event('claimed'));
    case 'release':
      return release(c, actor, event('released'));
    case 'attempts':
      return attempt(c, action, actor, ctx.now, event('attempted', { outcome: action.outcome, occurredAt: action.occurredAt }));
    case 'transfer':
      return transfer(
        c,
        action,
        actor,
        ctx,
        event('transferred', { team: action.team, people: [action.receiver], dueAt: handlingDue(c, action.team, ctx) }),
      );
    case 'resolve':
      return resolve(c, action, actor, ctx.now, event('resolved', datedBy(action)));
    case 'reopen':
      return reopen(c, actor, ctx, event('reopened', { round: c.rounds.length + 1 }));
    case 'phone':
      return reveal(c, action, actor, event('phone-revealed'));
    case 'notes':
      return { case: withEvent(c, event('noted')) };
    case 'nudge':
      return nudge(c, actor, ctx.now, event('nudged'));
    case 'order':
      return order(c, actor, ctx, event('ordered'));
    case 'reassign':
      return reassign(c, action.person, actor, ctx.now, event('reassigned'));
    case 'helpers':
      return join(c, action.person, actor, event('helper-joined'));
    case 'verdict':
      return { case: withEvent(c, event('judgement-checked', { right: action.right })) };
  }
}

function claim(c: Case, actor: Actor, { now, duty }: CaseContext, event: CaseEvent): Acted {
  if (!isUnclaimed(c)) {
    const owner = ownerOf(c);
    return conflict(c, owner === actor.id ? 'you have already claimed this case' : `${owner} has this case (${c.matter.state})`);
  }
  const round = currentRound(c);
  const returned = c.timeline.some((e) => e.round === round.number && (e.type === 'released' || e.type === 'claim-expired'));
  const ownerIsThere = c.proposedOwner !== null && duty.onDuty(c.team, 'agent', now).some((p) => p.person === c.proposedOwner);
  if (!returned && ownerIsThere && now < teamMayClaimAt(round) && actor.id !== c.proposedOwner) {
    const left = Math.ceil((teamMayClaimAt(round) - now) / 1000);
    return { refused: 'conflict', detail: `for ${left} more seconds only ${c.proposedOwner} may claim this case`, owner: c.proposedOwner };
  }
  return { case: withEvent({ ...c, claims: c.claims + 1, matter: { state: 'claimed', owner: actor.id, claimedAt: now } }, event) };
}

/** Never later than promised, and not after the whole team has been told, which may be up to half a second earlier. */
const teamMayClaimAt = ({ exclusiveUntil }: Round): Instant => Math.min(exclusiveUntil, nearestSecond(exclusiveUntil));

function release(c: Case, actor: Actor, event: CaseEvent): Acted {
  const refusal = notTheOwner(c, actor);
  if (refusal) return refusal;
  if (c.matter.state !== 'claimed') return conflict(c, `a case that is ${c.matter.state} cannot be released; transfer it instead`);
  return { case: withEvent({ ...c, handlingTeam: undefined, matter: { state: 'open' } }, event) };
}

function attempt(c: Case, action: Extract<Action, { type: 'attempts' }>, actor: Actor, now: Instant, event: CaseEvent): Acted {
  const refusal = notTheOwner(c, actor);
  if (refusal) return refusal;
  if (c.matter.state !== 'claimed' && c.matter.state !== 'contacted')
    return conflict(c, `no attempt can be recorded: the case is ${c.matter.state}`);
  const round = currentRound(c);
  const made = { outcome: action.outcome, by: actor.id, occurredAt: action.occurredAt, recordedAt: now };
  const tried = { ...round, attempts: [...round.attempts, { ...made, ...(action.noteId ? { noteId: action.noteId } : {}) }] };
  const recorded = withEvent(withRound(c, tried), event);
  const annuls = round.breachCause && callbackState(round, now) === 'breached' && callbackState(tried, now) === 'met';
  const next = annuls ? withEvent(recorded, { at: now, type: 'breach-annulled', actor: actor.id, round: round.number }) : recorded;
  const { owner, claimedAt } = c.matter;
  const mark = { at: now, actor: actor.id, round: round.number };
  if (isContact(action.outcome) && c.matter.state === 'claimed') {
    const matter = { state: 'contacted', owner, claimedAt, contactedAt: action.occurredAt } as const;
    return { case: withEvent({ ...next, matter, firstContactOwner: c.firstContactOwner ?? owner }, { ...mark, type: 'contacted' }) };
  }
  const exhausted = c.matter.state === 'claimed' && !isPostponed(action.outcome) && failedAttempts(tried) >= round.unreachedAfter;
  if (!exhausted) return { case: next };
  return {
    case: withEvent({ ...next, matter: { state: 'closed-unreached', owner, closedAt: now } }, { ...mark, type: 'closed-unreached' }),
  };
}

function transfer(c: Case, action: Extract<Action, { type: 'transfer' }>, actor: Actor, ctx: CaseContext, event: CaseEvent): Acted {
  if (actor.role !== 'lead' && ownerOf(c) !== actor.id)
    return { refused: 'forbidden', detail: 'only the owner or a lead may transfer', owner: ownerOf(c) };
  const { team, receiver } = action;
  const keepsIt = ctx.duty.team(team)?.kind !== 'callback';
  const moved: Case = { ...c, claims: c.claims + 1, ...(keepsIt ? { handlingTeam: team } : { team, handlingTeam: undefined }) };
  if (c.matter.state === 'contacted') return { case: withEvent({ ...moved, matter: { ...c.matter, owner: receiver } }, event) };
  if (c.matter.state !== 'claimed' && !isUnclaimed(c)) return conflict(c, `a case that is ${c.matter.state} cannot be transferred`);
  return { case: withEvent({ ...moved, matter: { state: 'claimed', owner: receiver, claimedAt: ctx.now } }, event) };
}

/** The receiving team's own hours count: what is handed over in the evening is due in the morning. */
const handlingDue = (c: Case, team: string, { duty, now }: CaseContext): Instant =>
  inHours(duty, team, now + seconds(currentRound(c).followUp.handlingWithin));

const datedBy = ({ promise }: Extract<Action, { type: 'resolve' }>): Partial<CaseEvent> =>
  promise?.dueAt === undefined ? {} : { dueAt: promise.dueAt, from: promise.from ?? promise.dueAt };

function resolve(c: Case, action: Extract<Action, { type: 'resolve' }>, actor: Actor, now: Instant, event: CaseEvent): Acted {
  const refusal = notTheOwner(c, actor);
  if (refusal) return refusal;
  if (c.matter.state !== 'contacted')
    return conflict(c, `a case that is ${c.matter.state} cannot be resolved: the customer must have been reached`);
  const { type: _, promise, ...said } = action;
  const { from: __, ...promised } = promise ?? {};
  const resolution = { by: actor.id, at: now, ...said, ...(promise ? { promise: promised } : {}) };
  // The customer is not asked to confirm what lies ahead: silence counts from the promised date on.
  const confirmBy = Math.max(now, promise?.dueAt ?? now) + seconds(c.confirmWithin);
  const { owner, claimedAt } = c.matter;
  return {
    case: withEvent({ ...c, matter: { state: 'resolved', owner, claimedAt, resolution, confirmBy } }, event),
  };
}

function reopen(c: Case, actor: Actor, ctx: CaseContext, event: CaseEvent): Acted {
  if (actor.role !== 'lead' && ownerOf(c) !== actor.id)
    return { refused: 'forbidden', detail: 'only the owner or a lead may reopen', owner: ownerOf(c) };
  if (c.matter.state !== 'resolved') return conflict(c, `a case that is ${c.matter.state} cannot be reopened`);
  return { case: newRound(c, { submittedAt: ctx.now, receivedAt: ctx.now }, ctx, event) };
}

/** Once for each owner and claim; looking again is no new fact. */
function reveal(c: Case, { isKnown }: Extract<Action, { type: 'phone' }>, actor: Actor, event: CaseEvent): Acted {
  const refusal = notTheOwner(c, actor);
  if (refusal) return refusal;
  if (isClosed(c)) return conflict(c, `the case is ${c.matter.state}: its phone number is no longer kept`);
  if (!isKnown) return conflict(c, 'no phone number of this customer is known');
  const since = c.timeline.findLastIndex(isTaking);
  const isKnownToOwner = c.timeline.slice(since + 1).some((e) => e.type === 'phone-revealed' && e.actor === actor.id);
  return { case: isKnownToOwner ? c : withEvent(c, event) };
}

function notTheOwner(c: Case, actor: Actor): Refusal | null {
  const owner = ownerOf(c);
  if (owner === actor.id) return null;
  if (owner === null) return { refused: 'conflict', detail: 'nobody has claimed this case; claim it first', owner: null };
  return { refused: 'forbidden', detail: `${owner} owns this case`, owner };
}
