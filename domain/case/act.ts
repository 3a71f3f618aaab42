import { type Due, dueInHours } from '#domain/calendar/due.ts';
import { type Instant, nearestSecond, nextSecond } from '#domain/time.ts';
import { type Acted, type Action, type Actor, conflict, notTheOwner } from './action.ts';
import { attempt } from './attempt.ts';
import { type Case, type CaseEvent, currentRound, isClosed, isTaking, isUnclaimed, ownerOf, type Round, withEvent } from './case.ts';
import { dismiss, join, reassign } from './involve.ts';
import { withMoveOn } from './move-on.ts';
import { type CaseContext, newRound } from './open-case.ts';
import { nudge, order } from './press.ts';
import { resolve } from './resolve.ts';
import { noRoom } from './room.ts';

/** The request that asked for it; kept with its event, so that a repetition is recognised. */
export type RequestMark = Pick<CaseEvent, 'key' | 'request'>;

/** What staff do to a case: the case as changed, not settled yet, or why not. */
export function act(c: Case, action: Action, actor: Actor, ctx: CaseContext, mark: RequestMark = {}): Acted {
  const acted = done(c, action, actor, ctx, mark);
  return 'case' in acted ? { ...acted, case: withMoveOn(acted.case, c, ctx.duty) } : acted;
}

function done(c: Case, action: Action, actor: Actor, ctx: CaseContext, mark: RequestMark): Acted {
  const event = (type: CaseEvent['type'], more: Partial<CaseEvent> = {}): CaseEvent => ({
    ...{ at: ctx.now, type, actor: actor.id, round: c.rounds.length },
    ...('noteId' in action && action.noteId ? { noteId: action.noteId } : {}),
    ...mark,
    ...more,
  });
  const full = noRoom(c, action.type, 'noteId' in action && action.noteId !== undefined);
  if (full) return full;
  switch (action.type) {
    case 'claim':
      return claim(c, actor, ctx, event('claimed'));
    case 'release':
      return release(c, actor, event('released'));
    case 'attempts':
      return attempt(c, action, actor, ctx.now, event('attempted'));
    case 'transfer':
      return transfer(
        c,
        action,
        actor,
        ctx,
        event('transferred', {
          ...{ team: action.team, fromTeam: c.handlingTeam ?? c.team },
          ...{ people: [action.receiver], ...handlingDue(c, action.team, ctx) },
        }),
      );
    case 'resolve':
      return resolve(c, action, actor, ctx.now, event('resolved'));
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
      return reassign(c, action, actor, ctx.now, event(action.person === null ? 'released' : 'reassigned'));
    case 'helpers':
      return join(c, action.person, actor, event('helper-joined'));
    case 'dismiss':
      return dismiss(c, action.person, actor, event('helper-left'));
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

/** The receiving team's own working time counts: what is handed over in the evening is due in the morning. */
function handlingDue(c: Case, team: string, { duty, now }: CaseContext): Due {
  const { dueAt, account } = dueInHours(duty.hours(team), now, currentRound(c).followUp.handlingWithin);
  return { dueAt: nextSecond(dueAt), ...(account ? { account } : {}) };
}

function reopen(c: Case, actor: Actor, ctx: CaseContext, event: CaseEvent): Acted {
  if (actor.role !== 'lead' && ownerOf(c) !== actor.id)
    return { refused: 'forbidden', detail: 'only the owner or a lead may reopen', owner: ownerOf(c) };
  if (c.matter.state !== 'resolved') return conflict(c, `a case that is ${c.matter.state} cannot be reopened`);
  return { case: newRound(c, { submittedAt: ctx.now, receivedAt: ctx.now }, ctx, event) };
}

/** Once for each owner, claim and number; looking again is no new fact. */
function reveal(c: Case, { isKnown }: Extract<Action, { type: 'phone' }>, actor: Actor, event: CaseEvent): Acted {
  const refusal = notTheOwner(c, actor);
  if (refusal) return refusal;
  if (isClosed(c)) return conflict(c, `the case is ${c.matter.state}: its phone number is no longer kept`);
  if (!isKnown) return conflict(c, 'no phone number of this customer is known');
  const since = c.timeline.findLastIndex((e) => isTaking(e) || e.type === 'phone-changed');
  const isKnownToOwner = c.timeline.slice(since + 1).some((e) => e.type === 'phone-revealed' && e.actor === actor.id);
  return { case: isKnownToOwner ? c : withEvent(c, event) };
}
