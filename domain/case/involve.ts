import type { Instant } from '#domain/time.ts';
import { type Acted, type Action, type Actor, conflict, forbidden } from './action.ts';
import { type Case, type CaseEvent, isClosed, isUnclaimed, nextNumber, ownerOf, withEvent } from './case.ts';

type Reassign = Extract<Action, { type: 'reassign' }>;

/** A lead gives it to somebody else. It is a claim like any other: who was not called yet must be called in its time. */
export function reassign(c: Case, { person, ifVersion }: Reassign, actor: Actor, now: Instant, event: CaseEvent): Acted {
  if (actor.role !== 'lead') return forbidden(c, 'only a lead may reassign');
  if (ifVersion !== undefined && ifVersion !== c.version) return conflict(c, `something else has happened since version ${ifVersion}`);
  if (person === null) return giveBack(c, event);
  if (ownerOf(c) === person) return conflict(c, `${person} has this case already`);
  const told = { ...event, step: `reassigned-${nextNumber(c, 'reassigned')}`, people: [person] };
  // It is back with the callback desk: no other team works on the cure.
  const moved: Case = { ...c, claims: c.claims + 1, handlingTeam: undefined };
  if (c.matter.state === 'contacted') return { case: withEvent({ ...moved, matter: { ...c.matter, owner: person } }, told) };
  if (c.matter.state !== 'claimed' && !isUnclaimed(c)) return conflict(c, `a case that is ${c.matter.state} cannot be reassigned`);
  return { case: withEvent({ ...moved, matter: { state: 'claimed', owner: person, claimedAt: now } }, told) };
}

/** Nobody has it any more: the team may claim it. */
function giveBack(c: Case, event: CaseEvent): Acted {
  if (c.matter.state !== 'claimed') return conflict(c, `a case that is ${c.matter.state} cannot go back to the team`);
  return { case: withEvent({ ...c, handlingTeam: undefined, matter: { state: 'open' } }, event) };
}

/** A colleague who may read the case and write notes; the owner stays the owner. */
export function join(c: Case, person: string, actor: Actor, event: CaseEvent): Acted {
  if (actor.role !== 'lead' && ownerOf(c) !== actor.id) return forbidden(c, 'only the owner or a lead may ask a colleague to help');
  if (isClosed(c)) return conflict(c, `nobody can help any more: the case is ${c.matter.state}`);
  if (ownerOf(c) === person) return conflict(c, `${person} owns this case`);
  if (c.helpers.includes(person)) return conflict(c, `${person} helps already`);
  const told = { ...event, step: `helper-joined-${nextNumber(c, 'helper-joined')}`, people: [person] };
  return { case: withEvent({ ...c, helpers: [...c.helpers, person] }, told) };
}

/** The help is over: that colleague no longer sees the case, unless for another reason. */
export function dismiss(c: Case, person: string, actor: Actor, event: CaseEvent): Acted {
  if (actor.role !== 'lead' && ownerOf(c) !== actor.id) return forbidden(c, 'only the owner or a lead may end the help of a colleague');
  if (isClosed(c)) return conflict(c, `there is nothing to help with any more: the case is ${c.matter.state}`);
  if (!c.helpers.includes(person)) return conflict(c, `${person} does not help with this case`);
  return { case: withEvent({ ...c, helpers: c.helpers.filter((one) => one !== person) }, { ...event, people: [person] }) };
}
