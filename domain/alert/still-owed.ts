import { type Case, isClosed, isUnclaimed, ownerOf } from '#domain/case/case.ts';
import type { Delivery } from './alert.ts';

/** Why a row is cancelled that was entered for a change which somebody else's change forestalled. */
export const neverWritten = 'the change that raised it was never written';

/** Checked at the moment of sending: null when the alert is still owed, otherwise why nobody must be paged for it. */
export function whyNotOwed(c: Case, d: Pick<Delivery, 'step' | 'round' | 'claim' | 'recipient'>): string | null {
  if (isClosed(c)) return `the case is ${c.matter.state}`;
  if (d.step === 'transferred') return ownerOf(c) === d.recipient && c.claims === d.claim ? null : 'the case has been handed on since';
  if (d.round !== c.rounds.length) return 'a newer round has begun';
  // A case that was reached but not brought to an end is called to its owner's mind.
  const isOwed = d.step.startsWith('unresolved-') ? c.matter.state === 'contacted' : isUnclaimed(c);
  if (!isOwed) return `the case is ${c.matter.state}`;
  if (!wasRaised(c, d)) return neverWritten;
  return d.step === 'returned' && c.claims !== d.claim ? 'the case was claimed since' : null;
}

/**
 * The ledger is written before the case: a row whose writer lost to somebody else's change is not in the case's history.
 * A step remembers after how many claims it ran, and whom it told; the others belong to the claim or handing over of their number.
 */
export function wasRaised(c: Case, d: Pick<Delivery, 'step' | 'round' | 'claim' | 'recipient'>): boolean {
  if (d.step === 'transferred' || d.step === 'returned') {
    const taken = c.timeline.filter((e) => e.type === 'claimed' || e.type === 'transferred');
    const own = taken[d.claim - 1];
    if (d.step === 'transferred') return own?.type === 'transferred' && own.people?.includes(d.recipient) === true;
    const until = taken[d.claim];
    const since = c.timeline.slice(own ? c.timeline.indexOf(own) : c.timeline.length, until && c.timeline.indexOf(until));
    return since.some((e) => e.type === 'released' || e.type === 'claim-expired');
  }
  const told = c.timeline.find((e) => e.round === d.round && e.step === d.step)?.people ?? [];
  return told.includes(d.recipient) && c.rounds[d.round - 1]?.ran[d.step]?.claim === d.claim;
}
