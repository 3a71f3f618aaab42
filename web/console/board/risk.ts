import type { ListedCase } from '../api/types.ts';

/** Why a case stands on the board; the first that holds. */
export type Risk = 'overdue' | 'soon' | 'unclaimed';
export type RiskFilter = Risk | null;

const unclaimed = new Set(['open', 'reopened']);
/** What is due so soon needs somebody now. */
const soonMilliseconds = 300_000;

const closed = new Set(['confirmed', 'unconfirmed', 'closed-unreached']);
export const isClosed = (c: ListedCase): boolean => closed.has(c.state);

/** The customer is still owed the first call of this round. */
export const owesCall = (c: ListedCase): boolean => c.attempts === 0 && !isClosed(c);

export const isUnclaimed = (c: ListedCase): boolean => unclaimed.has(c.state);

/** The instant that counts now: of the first call while it is owed, then of the next deadline; null when nothing is owed by staff. */
export function pressingDue(c: ListedCase): number | null {
  if (isClosed(c)) return null;
  if (owesCall(c)) return Date.parse(c.dueAt);
  // The customer's own time to confirm puts nobody here under pressure.
  return c.nextDeadline === null || c.nextDeadline.kind === 'confirmation' ? null : Date.parse(c.nextDeadline.dueAt);
}

/** Times are ms by the server's clock. Null: nothing to worry about. */
export function riskOf(c: ListedCase, now: number): Risk | null {
  const due = pressingDue(c);
  if (due !== null && due < now) return 'overdue';
  if (isUnclaimed(c)) return 'unclaimed';
  return due !== null && due - now <= soonMilliseconds ? 'soon' : null;
}

export type RiskCounts = { unclaimed: number; soon: number; overdue: number };

/** One case may count twice: unclaimed and due soon are two different worries. */
export function countRisks(cases: Iterable<ListedCase>, now: number): RiskCounts {
  const counts = { unclaimed: 0, soon: 0, overdue: 0 };
  for (const c of cases) for (const risk of risksOf(c, now)) counts[risk]++;
  return counts;
}

/** All that holds, so that a count and the list behind it are the same cases. */
export function risksOf(c: ListedCase, now: number): Risk[] {
  const due = pressingDue(c);
  const overdue = due !== null && due < now;
  return [
    ...(isUnclaimed(c) ? (['unclaimed'] as const) : []),
    ...(overdue ? (['overdue'] as const) : []),
    ...(due !== null && !overdue && due - now <= soonMilliseconds ? (['soon'] as const) : []),
  ];
}

/** One of these steps of the ladder has told somebody of it, and nobody has called yet. */
export const reachedMe = (c: ListedCase, stepsOfMine: readonly string[]): boolean =>
  owesCall(c) && c.knows.some(({ id }) => stepsOfMine.includes(id));

/** Nearest to its time first; whatever has no time last, the oldest first. */
export function byTimeLeft(a: ListedCase, b: ListedCase): number {
  const [x, y] = [pressingDue(a) ?? Number.POSITIVE_INFINITY, pressingDue(b) ?? Number.POSITIVE_INFINITY];
  if (x !== y) return x < y ? -1 : 1;
  return a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.caseId < b.caseId ? -1 : 1;
}
