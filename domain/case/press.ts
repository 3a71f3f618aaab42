import { whoIsThere } from '#domain/escalation/reminders.ts';
import { type Instant, iso, seconds } from '#domain/time.ts';
import { type Acted, type Actor, conflict, forbidden, type Refusal } from './action.ts';
import { type Case, type CaseEvent, currentRound, isClosed, isTaking, nextNumber, ownerOf, withEvent } from './case.ts';
import type { CaseContext } from './open-case.ts';

/** Whoever answers to the customer asks whoever was given the matter to hurry; being asked all the time helps nobody to work. */
export function nudge(c: Case, actor: Actor, now: Instant, event: CaseEvent): Acted {
  const owner = ownerOf(c);
  if (actor.id !== owner && actor.id !== c.firstContactOwner)
    return forbidden(c, 'only the first-contact owner and the owner may ask to hurry');
  if (c.matter.state !== 'claimed' && c.matter.state !== 'contacted')
    return conflict(c, `nobody has it in hand: the case is ${c.matter.state}`);
  if (actor.id === owner) return conflict(c, 'you have it in hand yourself');
  if (c.timeline.findLast(isTaking)?.type === 'claimed') return conflict(c, `${owner} claimed it; nothing was handed over`);
  const early = tooSoon(c, 'nudged', now);
  if (early) return early;
  return { case: withEvent(c, { ...event, step: `nudged-${nextNumber(c, 'nudged')}`, people: [c.matter.owner] }) };
}

/** A superior wants it done now: the owner hears it; while there is none, the team on duty, or the first level above it where anybody is. */
export function order(c: Case, actor: Actor, { duty, now }: CaseContext, event: CaseEvent): Acted {
  if (actor.role !== 'lead' && actor.role !== 'manager') return forbidden(c, 'only a lead or a manager may order');
  if (isClosed(c)) return conflict(c, `nothing can be ordered: the case is ${c.matter.state}`);
  const owner = ownerOf(c);
  const people = owner === null ? whoIsThere(c, duty, now) : [owner];
  const early = tooSoon(c, 'ordered', now, people);
  if (early) return early;
  return { case: withEvent(c, { ...event, step: `ordered-${nextNumber(c, 'ordered')}`, people }) };
}

/** The refusal while the last one is too fresh for another; somebody whom it did not reach need not wait. */
function tooSoon(c: Case, type: 'nudged' | 'ordered', now: Instant, people: string[] = []): Refusal | null {
  const last = c.timeline.findLast((e) => e.type === type);
  if (!last || people.some((person) => !last.people?.includes(person))) return null;
  const againAt = last.at + seconds(currentRound(c).followUp.nudgePause);
  return now < againAt ? { ...conflict(c, `${type} at ${iso(last.at)}; possible again from ${iso(againAt)} on`), againAt } : null;
}
