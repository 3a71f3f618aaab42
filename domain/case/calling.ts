import { type Instant, seconds } from '#domain/time.ts';
import { type Case, currentRound, isTaking, ownerOf } from './case.ts';

/** Whoever has it asked for the number, and so is calling: until then nobody takes the case away. Null: not asked for yet. */
export function callingUntil(c: Case): Instant | null {
  const since = c.timeline.slice(c.timeline.findLastIndex(isTaking) + 1);
  const revealed = since.findLast((e) => e.type === 'phone-revealed' && e.actor === ownerOf(c));
  return revealed ? revealed.at + seconds(currentRound(c).callingFor) : null;
}
