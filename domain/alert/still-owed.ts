import { openAppointments } from '#domain/case/appointment.ts';
import { type Case, isClosed, isTaking, isUnclaimed, ownerOf } from '#domain/case/case.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Delivery } from './alert.ts';
import { isNotice, type Notice } from './notice.ts';

/** Why a row is cancelled that was entered for a change which somebody else's change forestalled. */
export const neverWritten = 'the change that raised it was never written';

/** Checked at the moment of sending: null when the alert is still owed, otherwise why nobody must be paged for it. */
export function whyNotOwed(c: Case, d: Pick<Delivery, 'step' | 'round' | 'claim' | 'recipient'>): string | null {
  if (isClosed(c)) return `the case is ${c.matter.state}`;
  if (d.step === 'transferred') return ownerOf(c) === d.recipient && c.claims === d.claim ? null : 'the case has been handed on since';
  // Whoever was asked to help stays asked, whatever round it is, until the help ends.
  if (kindOf(d.step) === 'helper-joined') return helpIsOwed(c, d);
  if (d.round !== c.rounds.length) return 'a newer round has begun';
  const isOwed = isStillTrue(c, d);
  if (!isOwed) return `the case is ${c.matter.state}`;
  if (!wasRaised(c, d)) return neverWritten;
  return d.step === 'returned' && c.claims !== d.claim ? 'the case was claimed since' : null;
}

/** The same for a row about whatever: a notice is owed as long as what it says is so. */
export async function whyNotOwedNow(
  { cases, notices }: { cases: Pick<CaseStore, 'get'>; notices: { isSo(notice: Notice): boolean } },
  row: Delivery,
): Promise<string | null> {
  if (isNotice(row)) return notices.isSo(row.notice) ? null : 'it is not so any more';
  const c = await cases.get(row.caseId);
  return c ? whyNotOwed(c, row) : 'the case was never written';
}

/** `unresolved-2` → `unresolved` */
const kindOf = (step: string): string => step.replace(/-\d+$/, '');

/** What the alert says is still so. */
function isStillTrue(c: Case, { step, recipient, claim }: Pick<Delivery, 'step' | 'recipient' | 'claim'>): boolean {
  const { state } = c.matter;
  const isInHand = state === 'claimed' || state === 'contacted';
  switch (kindOf(step)) {
    // A case that was reached but not brought to an end is called to its owner's mind.
    case 'unresolved':
      return state === 'contacted';
    case 'handling':
      return isInHand && c.claims === claim;
    case 'promise-due':
      return state === 'resolved';
    case 'appointment':
      return isAwaited(c, step) && (isUnclaimed(c) ? c.claims === claim : ownerOf(c) === recipient);
    case 'nudged':
    case 'reassigned':
      return isInHand && ownerOf(c) === recipient;
    case 'ordered':
      return isUnclaimed(c) || ownerOf(c) === recipient;
    default:
      return isUnclaimed(c);
  }
}

const helpIsOwed = (c: Case, d: Parameters<typeof wasRaised>[1]): string | null => {
  if (!wasRaised(c, d)) return neverWritten;
  return c.helpers.includes(d.recipient) ? null : 'the help has ended';
};

/** The call that was agreed on has not been made. */
const isAwaited = (c: Case, step: string): boolean => openAppointments(c).some(({ number }) => step === `appointment-${number}`);

/**
 * The ledger is written before the case: a row whose writer lost to somebody else's change is not in the case's history.
 * A step remembers after how many claims it ran, and whom it told; the others belong to the claim or handing over of their number.
 */
export function wasRaised(c: Case, d: Pick<Delivery, 'step' | 'round' | 'claim' | 'recipient'>): boolean {
  if (d.step === 'transferred' || d.step === 'returned') {
    const taken = c.timeline.filter(isTaking);
    const own = taken[d.claim - 1];
    if (d.step === 'transferred') return own?.type === 'transferred' && own.people?.includes(d.recipient) === true;
    const until = taken[d.claim];
    const since = c.timeline.slice(own ? c.timeline.indexOf(own) : c.timeline.length, until && c.timeline.indexOf(until));
    return since.some((e) => e.type === 'released' || e.type === 'claim-expired');
  }
  const said = c.timeline.findIndex((e) => e.round === d.round && e.step === d.step);
  const told = c.timeline[said]?.people ?? [];
  const claim = c.rounds[d.round - 1]?.ran[d.step]?.claim ?? c.timeline.slice(0, said + 1).filter(isTaking).length;
  return told.includes(d.recipient) && claim === d.claim;
}
