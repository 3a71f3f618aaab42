import { type Action, conflict, type Refusal } from './action.ts';
import type { Case, CaseEvent } from './case.ts';

/** Texts of staff beside one case; so many of the longest can still be read in one answer. */
export const notesAtMost = 200;

/**
 * What staff may do to a case again and again, and how often: a case is one item of at most 400 KB. What a customer waits for never
 * ends: claims, handing over, the resolution, taking it up again.
 */
const atMost: Partial<Record<Action['type'], { event: CaseEvent['type']; times: number }>> = {
  notes: { event: 'noted', times: Number.POSITIVE_INFINITY },
  attempts: { event: 'attempted', times: 200 },
  nudge: { event: 'nudged', times: 50 },
  order: { event: 'ordered', times: 50 },
  helpers: { event: 'helper-joined', times: 50 },
  dismiss: { event: 'helper-left', times: 50 },
  verdict: { event: 'judgement-checked', times: 50 },
};

/** Why nothing more of that kind can be written down; null while there is room. */
export function noRoom(c: Case, type: Action['type'], hasNote: boolean): Refusal | null {
  const limit = atMost[type];
  if (!limit) return null;
  const done = c.timeline.filter((e) => e.type === limit.event).length;
  if (done >= limit.times) return conflict(c, `a case takes "${type}" at most ${limit.times} times`);
  const isFull = hasNote && c.timeline.filter((e) => e.noteId !== undefined).length >= notesAtMost;
  return isFull ? conflict(c, `the case has ${notesAtMost} notes, and takes no more; the next can go with its resolution`) : null;
}
