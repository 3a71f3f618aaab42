import type { Hours } from './asked.ts';
import { type Answer, ofHours, type Row, rowsOf } from './figures.ts';

/** The key of the line that sums up all groups; no group has it. */
export const totalKey = '';

/** Groups with something in them, now or before, and all of them together. */
export function withTotal(answer: Answer, earlier: Answer | null, hours: Hours): { groups: Row[]; total: Row } {
  const groups = rowsOf(answer, earlier, hours).filter(({ now, before }) => now.cases > 0 || (before?.cases ?? 0) > 0);
  const before = answer.previous ? ofHours(answer.previous, hours) : null;
  return { groups, total: { key: totalKey, now: ofHours(answer, hours), before } };
}
