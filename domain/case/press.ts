import { whoIsThere } from '#domain/escalation/reminders.ts';
import { type Instant, iso, seconds } from '#domain/time.ts';
import { type Acted, type Actor, conflict, forbidden } from './action.ts';
import { type Case, type CaseEvent, isClosed, isTaking, nextNumber, ownerOf, withEvent } from './case.ts';
import type { CaseContext } from './open-case.ts';

/** Being asked more often than this helps nobody to work. */
export const nudgePauseSeconds = 300;

/** Whoever answers to the customer asks whoever was given the matter to hurry. */
export function nudge(c: Case, actor: Actor, now: Instant, event: CaseEvent): Acted {
  const owner = ownerOf(c);
  if (actor.id !== owner && actor.id !== c.firstContactOwner)
    return forbidden(c, 'only the first-contact owner and the owner may ask to hurry');
  if (c.matter.state !== 'claimed' && c.matter.state !== 'contacted')
    return conflict(c, `nobody has it in hand: the case is ${c.matter.state}`);
  if (actor.id === owner) return conflict(c, 'you have it in hand yourself');
  if (c.timeline.findLast(isTaking)?.type === 'claimed') return conflict(c, `${owner} claimed it; nothing was handed over`);
  const last = c.timeline.findLast((e) => e.type === 'nudged');
  const again = last ? last.at + seconds(nudgePauseSeconds) : now;
  if (now < again) return conflict(c, `${owner} was asked at ${iso(last!.at)}; ask again from ${iso(again)} on`);
  return { case: withEvent(c, { ...event, step: `nudged-${nextNumber(c, 'nudged')}`, people: [c.matter.owner] }) };
}

/** A superior wants it done now: the owner hears it; while there is none, the team on duty, or the first level above it where anybody is. */
export function order(c: Case, actor: Actor, { duty, now }: CaseContext, event: CaseEvent): Acted {
  if (actor.role !== 'lead' && actor.role !== 'manager') return forbidden(c, 'only a lead or a manager may order');
  if (isClosed(c)) return conflict(c, `nothing can be ordered: the case is ${c.matter.state}`);
  const owner = ownerOf(c);
  const people = owner === null ? whoIsThere(c, duty, now) : [owner];
  return { case: withEvent(c, { ...event, step: `ordered-${nextNumber(c, 'ordered')}`, people }) };
}
