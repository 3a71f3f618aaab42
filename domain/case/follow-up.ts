import type { Due } from '#domain/calendar/due.ts';
import { type Instant, seconds } from '#domain/time.ts';
import type { Case } from './case.ts';
import { lastMove } from './move-on.ts';

/** Reached but not resolved: what is owed next, and since when; null in every other state. */
export function followUpOf(c: Case): ({ since: Instant } & Due) | null {
  const { matter, rounds } = c;
  if (matter.state !== 'contacted') return null;
  const last = lastMove(c);
  const since = Math.max(matter.contactedAt, last?.at ?? 0);
  // Of before it was written down, by the clock.
  return { since, ...(last?.moveOn ?? { dueAt: since + seconds(rounds.at(-1)!.followUp.unresolvedAfter) }) };
}
