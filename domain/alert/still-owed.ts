import { type Case, isClosed, isUnclaimed, ownerOf } from '#domain/case/case.ts';
import type { Delivery } from './alert.ts';

/** Checked at the moment of sending: null when the alert is still owed, otherwise why nobody must be paged for it. */
export function whyNotOwed(c: Case, d: Pick<Delivery, 'step' | 'round' | 'recipient'>): string | null {
  if (isClosed(c)) return `the case is ${c.matter.state}`;
  if (d.step === 'transferred') return ownerOf(c) === d.recipient ? null : 'the case has another owner';
  if (d.round !== c.rounds.length) return 'a newer round has begun';
  return isUnclaimed(c) ? null : `the case is ${c.matter.state}`;
}
