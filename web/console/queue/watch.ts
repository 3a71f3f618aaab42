import type { ListedCase } from '../api/types.ts';
import { isCallbackOwed } from './bands.ts';
import { isUnclaimed, type Viewer, viewOf } from './rows.ts';

const minute = 60_000;

/** The unclaimed of one's teams and one's own that wait for their first call, soonest first. */
export const waiting = (cases: Iterable<ListedCase>, viewer: Viewer): ListedCase[] =>
  [...cases]
    .filter((c) => isCallbackOwed(c) && c.state !== 'held' && (viewOf(c, viewer) === 'team' || c.claimedBy === viewer.id))
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));

export type Moment = 'new' | 'minute left' | 'breached';

/** What happened between two looks at the waiting cases. */
export function momentsBetween(
  before: { cases: ReadonlyMap<string, ListedCase>; at: number },
  now: { waiting: readonly ListedCase[]; at: number },
): { moment: Moment; c: ListedCase }[] {
  const passed = (at: number) => before.at < at && at <= now.at;
  return now.waiting.flatMap((c) => {
    const due = Date.parse(c.dueAt);
    const was = before.cases.get(c.caseId);
    const found: Moment[] = [];
    if (isUnclaimed(c) && (!was || !isUnclaimed(was))) found.push('new');
    if (passed(due - minute)) found.push('minute left');
    if (passed(due)) found.push('breached');
    return found.map((moment) => ({ moment, c }));
  });
}
