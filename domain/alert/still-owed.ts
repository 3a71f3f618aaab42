import { type Case, currentRound, isClosed, isUnclaimed, ownerOf } from '#domain/case/case.ts';
import type { Delivery } from './alert.ts';

/** Checked at the moment of sending: null when the alert is still owed, otherwise why nobody must be paged for it. */
export function whyNotOwed(c: Case, d: Pick<Delivery, 'step' | 'round' | 'claim' | 'recipient'>): string | null {
  if (isClosed(c)) return `the case is ${c.matter.state}`;
  if (d.step === 'transferred') return ownerOf(c) === d.recipient && wasRaised(c, d) ? null : 'the case has been handed on since';
  if (d.round !== c.rounds.length) return 'a newer round has begun';
  // A case that was reached but not brought to an end is called to its owner's mind.
  const isOwed = d.step.startsWith('unresolved-') ? c.matter.state === 'contacted' : isUnclaimed(c);
  if (!isOwed) return `the case is ${c.matter.state}`;
  return wasRaised(c, d) ? null : 'the change that raised it was never written';
}

/**
 * The ledger is written before the case: a row whose writer lost to somebody else's change is not in the case's history.
 * A step remembers after how many claims it ran; every handing over and falling back has a number of its own.
 */
function wasRaised(c: Case, { step, claim }: Pick<Delivery, 'step' | 'claim'>): boolean {
  const isNotice = step === 'transferred' || step === 'returned';
  return (isNotice ? c.claims : currentRound(c).ran[step]?.claim) === claim;
}
