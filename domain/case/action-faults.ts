import type { Fault } from '#domain/feedback/fault.ts';
import type { Duty } from '#domain/roster/duty.ts';
import { type Instant, iso, seconds } from '#domain/time.ts';
import type { ActionBodies, ActionName } from './action.ts';
import { appointmentDays } from './appointment-days.ts';
import { type Case, type CaseEvent, currentRound, isTaking } from './case.ts';
import { isContact, type Taxonomy } from './taxonomy.ts';

type Attempts = ActionBodies['attempts'];

/** Clocks of telephones and browsers may be so far ahead. */
const clockToleranceSeconds = 60;

/** What is wrong with a checked body in the light of the case, the insurer's words and the clock; empty when nothing is. */
export function faultsOf<Name extends ActionName>(
  { taxonomy, duty }: { taxonomy: Taxonomy; duty: Duty },
  c: Case,
  name: Name,
  body: ActionBodies[Name],
  who: string,
  now: Instant,
): Fault[] {
  if (name === 'transfer') {
    const { team } = body as ActionBodies['transfer'];
    return duty.team(team) ? [] : [{ pointer: '/team', detail: `no team "${team}"` }];
  }
  if (name === 'helpers' || name === 'reassign') {
    const { person } = body as ActionBodies['reassign'];
    if (person === null) return [];
    if (!duty.person(person)) return [{ pointer: '/person', detail: `nobody has the id "${person}"` }];
    const mayOwn = (team: string) => team === c.team || duty.team(team)?.kind === 'callback';
    if (name === 'helpers' || duty.teamsOf(person).some(mayOwn)) return [];
    return [
      { pointer: '/person', detail: `"${person}" works neither in team "${c.team}" nor in another callback team; transfer it instead` },
    ];
  }
  if (name === 'resolve') return unknownIds(taxonomy, body as ActionBodies['resolve']);
  if (name === 'attempts') return [...whenFaults(c, body as Attempts, who, now), ...nextFaults(c, body as Attempts, who, now)];
  return [];
}

function unknownIds({ causes, parties, actions: known }: Taxonomy, body: ActionBodies['resolve']): Fault[] {
  const unknown = (pointer: string, id: string | undefined, list: { id: string }[], what: string): Fault[] =>
    id === undefined || list.some((entry) => entry.id === id)
      ? []
      : [{ pointer, detail: `no ${what} "${id.slice(0, 60)}"; known are ${list.map((e) => e.id).join(', ')}` }];
  const { rootCause, responsibleParty, actions, suggested = {} } = body;
  return [
    ...unknown('/rootCause', rootCause, causes, 'root cause'),
    ...unknown('/responsibleParty', responsibleParty, parties, 'party'),
    ...actions.flatMap((action, i) => unknown(`/actions/${i}`, action, known, 'action')),
    ...unknown('/suggested/rootCause', suggested.rootCause, causes, 'root cause'),
    ...unknown('/suggested/responsibleParty', suggested.responsibleParty, parties, 'party'),
    ...(suggested.actions ?? []).flatMap((action, i) => unknown(`/suggested/actions/${i}`, action, known, 'action')),
  ];
}

function whenFaults(c: Case, { occurredAt }: Attempts, who: string, now: Instant): Fault[] {
  if (occurredAt === undefined) return [];
  const at = Date.parse(occurredAt);
  if (at > now + seconds(clockToleranceSeconds)) return [{ pointer: '/occurredAt', detail: 'lies in the future' }];
  const { openedAt } = currentRound(c);
  if (at < openedAt) return [{ pointer: '/occurredAt', detail: `lies before this callback was owed (${iso(openedAt)})` }];
  const mine = inHandSince(c, who);
  if (at < mine - seconds(clockToleranceSeconds))
    return [{ pointer: '/occurredAt', detail: `lies before you had this case in hand (${iso(mine)})` }];
  return [];
}

/** An attempt that was written down late may name a time that has passed meanwhile. */
function nextFaults(c: Case, body: Attempts, who: string, now: Instant): Fault[] {
  const { outcome, nextAttemptAt } = body;
  const pointer = '/nextAttemptAt';
  if (nextAttemptAt === undefined) return [];
  if (isContact(outcome))
    return [
      { pointer, detail: `names no time after outcome "${outcome}": whoever was reached is not called again; promise it on resolving` },
    ];
  const at = Date.parse(nextAttemptAt);
  const occurredAt = occurredAtOf(c, body, who, now);
  if (at <= occurredAt) return [{ pointer, detail: `must lie after this attempt (${iso(occurredAt)})` }];
  const latest = now + seconds(appointmentDays * 86_400);
  return at > latest ? [{ pointer, detail: `lies more than ${appointmentDays} days ahead; until ${iso(latest)}` }] : [];
}

/** When the attempt was made, as far as clocks are to be believed. */
export const occurredAtOf = (c: Case, { occurredAt }: Attempts, who: string, now: Instant): Instant =>
  occurredAt === undefined ? now : Math.max(inHandSince(c, who), Math.min(now, Date.parse(occurredAt)));

/** Nobody calls before the case is theirs: the number is shown to the owner only. */
function inHandSince(c: Case, who: string): Instant {
  const mine = (e: CaseEvent) => isTaking(e) && (e.type === 'claimed' ? e.actor === who : e.people?.includes(who));
  return c.timeline.find((e) => e.round === c.rounds.length && mine(e))?.at ?? currentRound(c).openedAt;
}
