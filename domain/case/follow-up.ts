import { type Instant, seconds } from '#domain/time.ts';
import type { Case } from './case.ts';

/** A call or a handing over moves the matter on; a note alone does not. */
const moves: string[] = ['attempted', 'transferred', 'reassigned'];

/** Reached but not resolved: what is owed next, and since when; null in every other state. */
export function followUpOf({ matter, timeline, rounds }: Case): { since: Instant; dueAt: Instant } | null {
  if (matter.state !== 'contacted') return null;
  const moved = timeline.filter((e) => e.round === rounds.length && moves.includes(e.type)).map((e) => e.at);
  const since = Math.max(matter.contactedAt, ...moved);
  return { since, dueAt: since + seconds(rounds.at(-1)!.followUp.unresolvedAfter) };
}
