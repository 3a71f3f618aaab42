import { type Instant, seconds } from '#domain/time.ts';
import { type Acted, type Action, type Actor, conflict, notTheOwner } from './action.ts';
import { type Case, type CaseEvent, type Resolution, withEvent } from './case.ts';

type Resolve = Extract<Action, { type: 'resolve' }>;

/** The owner says it is solved; the customer is asked. */
export function resolve(c: Case, action: Resolve, actor: Actor, now: Instant, event: CaseEvent): Acted {
  const refusal = notTheOwner(c, actor);
  if (refusal) return refusal;
  if (c.matter.state !== 'contacted')
    return conflict(c, `a case that is ${c.matter.state} cannot be resolved: the customer must have been reached`);
  const { type: _, promise, suggested: __, ...said } = action;
  const { from: ___, ...promised } = promise ?? {};
  const suggestion = suggestionTaken(action);
  const resolution = { by: actor.id, at: now, ...said, ...(promise ? { promise: promised } : {}), ...(suggestion ? { suggestion } : {}) };
  // The customer is not asked to confirm what lies ahead: silence counts from the promised date on.
  const confirmBy = Math.max(now, promise?.dueAt ?? now) + seconds(c.confirmWithin);
  const { owner, claimedAt } = c.matter;
  const matter = { state: 'resolved', owner, claimedAt, resolution, confirmBy } as const;
  return { case: withEvent({ ...c, matter }, { ...event, ...datedBy(action) }) };
}

const datedBy = ({ promise }: Resolve): Partial<CaseEvent> =>
  promise?.dueAt === undefined ? {} : { dueAt: promise.dueAt, from: promise.from ?? promise.dueAt };

/** What the screen had filled in, field by field, and whether it was left so; nothing when it had filled in nothing. */
function suggestionTaken({ suggested, rootCause, responsibleParty, actions }: Resolve): Resolution['suggestion'] {
  if (!suggested) return undefined;
  const one = (proposed: string | undefined, chosen: string) => proposed && { proposed, accepted: proposed === chosen };
  const [cause, party] = [one(suggested.rootCause, rootCause), one(suggested.responsibleParty, responsibleParty)];
  const several = suggested.actions && { proposed: suggested.actions, accepted: sameIds(suggested.actions, actions) };
  return {
    ...(cause ? { rootCause: cause } : {}),
    ...(party ? { responsibleParty: party } : {}),
    ...(several ? { actions: several } : {}),
  };
}

/** Chips have no order. */
const sameIds = (a: readonly string[], b: readonly string[]): boolean => {
  const [one, other] = [new Set(a), new Set(b)];
  return one.size === other.size && [...one].every((id) => other.has(id));
};
