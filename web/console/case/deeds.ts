import type { ActionName, CaseView } from '../api/types.ts';

export type Me = { id: string; roles: readonly string[]; teams: readonly string[] };
type About = Pick<CaseView, 'state' | 'claimedBy' | 'firstContactOwner' | 'helpers' | 'team' | 'handlingTeam' | 'timeline'>;
type Event = CaseView['timeline'][number];

const unclaimed: readonly string[] = ['open', 'held', 'reopened'];
const closed: readonly string[] = ['confirmed', 'unconfirmed', 'closed-unreached'];
const inHand: readonly string[] = ['claimed', 'contacted'];

export const isUnclaimed = ({ state }: Pick<CaseView, 'state'>): boolean => unclaimed.includes(state);
export const isOver = ({ state }: Pick<CaseView, 'state'>): boolean => closed.includes(state);

/** From this event on somebody else has it in hand. */
const isTaking = ({ type }: Event): boolean => type === 'claimed' || type === 'transferred' || type === 'reassigned';

/** What a person may do to a case now, by the rules that the server checks again. */
export function deedsOf(c: About, me: Me): ReadonlySet<ActionName> {
  const isLead = me.roles.includes('lead');
  const isStaff = isLead || me.roles.includes('agent');
  const isMine = c.claimedBy === me.id;
  const worksOnIt = isLead || isMine || c.firstContactOwner === me.id || me.teams.some((t) => t === c.team || t === c.handlingTeam);
  const held = inHand.includes(c.state);
  const rules: Record<ActionName, boolean> = {
    claim: isStaff && worksOnIt && isUnclaimed(c),
    release: isMine && c.state === 'claimed',
    phone: isMine && !isOver(c),
    attempts: isMine && (held || c.state === 'resolved'),
    transfer: isStaff && ((isMine && held) || (isLead && (held || isUnclaimed(c)))),
    resolve: isMine && c.state === 'contacted',
    reopen: isStaff && (isMine || isLead) && c.state === 'resolved',
    notes: isStaff && (worksOnIt || c.helpers.includes(me.id)),
    nudge: isStaff && c.firstContactOwner === me.id && !isMine && held && takingOf(c)?.type !== 'claimed',
    order: (isLead || me.roles.includes('manager')) && !isOver(c) && !isMine,
    reassign: isLead && (held || isUnclaimed(c)),
    helpers: isStaff && (isMine || isLead) && !isOver(c),
    dismiss: isStaff && (isMine || isLead) && !isOver(c) && c.helpers.length > 0,
    verdict: isStaff && worksOnIt,
  };
  return new Set((Object.keys(rules) as ActionName[]).filter((deed) => rules[deed]));
}

/** The event by which whoever has it came to have it. */
export const takingOf = ({ timeline }: Pick<CaseView, 'timeline'>): Event | undefined => timeline.findLast(isTaking);

/** What the owner has done since it is his; a claim given back after this asks for a reason. */
export function doneSinceTaken(c: Pick<CaseView, 'timeline' | 'claimedBy'>): { revealed: boolean; tried: boolean } {
  const since = c.timeline.slice(c.timeline.findLastIndex(isTaking) + 1).filter((e) => e.actor === c.claimedBy);
  return { revealed: since.some((e) => e.type === 'phone-revealed'), tried: since.some((e) => e.type === 'attempted') };
}

/** The one deed that comes next for this person; null where there is only waiting or reading. */
export function nextDeed(deeds: ReadonlySet<ActionName>, isNumberShown: boolean): ActionName | null {
  if (deeds.has('claim')) return 'claim';
  if (deeds.has('resolve')) return 'resolve';
  // Only a resolved case can be reopened: the customer has the word.
  if (deeds.has('reopen')) return null;
  if (deeds.has('attempts')) return isNumberShown ? 'attempts' : 'phone';
  if (deeds.has('nudge')) return 'nudge';
  return null;
}

/** From when on whoever has it may be asked to hurry again, ms; null: now. @param pause in seconds, the policy's */
export function nudgeAgainAt({ timeline }: Pick<CaseView, 'timeline'>, pause: number, now: number): number | null {
  const last = timeline.findLast((e) => e.type === 'nudged');
  const again = last ? Date.parse(last.at) + pause * 1000 : 0;
  return again > now ? again : null;
}

/** Until when only the proposed owner may claim, ms; null: whoever may claim may claim now. */
export function othersUntil(
  c: Pick<CaseView, 'state' | 'proposedOwner' | 'exclusiveUntil' | 'timeline' | 'round'>,
  me: string,
  now: number,
): number | null {
  const until = Date.parse(c.exclusiveUntil);
  const returned = c.timeline.some((e) => e.round === c.round && (e.type === 'released' || e.type === 'claim-expired'));
  const waits = isUnclaimed(c) && c.proposedOwner !== null && c.proposedOwner !== me && !returned && now < until;
  return waits ? until : null;
}
