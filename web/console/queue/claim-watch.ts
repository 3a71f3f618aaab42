import type { ApiProblem } from '../api/problem.ts';
import type { CaseSummary, ListedCase } from '../api/types.ts';

/** What is said about claims; one at a time, the newest. */
export type ClaimNotice =
  | { kind: 'claimed'; caseId: string; version: number; at: number }
  | { kind: 'refused' | 'not-undone'; caseId: string; problem: ApiProblem }
  | { kind: 'offline' | 'one-at-a-time' | 'undone'; caseId: string };

/** How long a claim may be taken back at a key press, ms; while the pointer or the focus rests on the notice it waits. */
export const undoFor = 10_000;
export const warnBefore = 30_000;

/** Claimed by this person, and not called yet. */
export const unattemptedOf = (cases: Iterable<ListedCase>, me: string): ListedCase[] =>
  [...cases].filter((c) => c.claimedBy === me && c.state === 'claimed' && c.attempts === 0);

/** Until when the call must be made, ms: the claim's end or the customer's, whichever is nearer and still ahead. */
export function callBy(c: Pick<CaseSummary, 'claimExpiresAt' | 'dueAt'>, now: number): number {
  const due = Date.parse(c.dueAt);
  const expires = c.claimExpiresAt ? Date.parse(c.claimExpiresAt) : due;
  return due > now ? Math.min(due, expires) : expires;
}

/** The claims that end within half a minute. */
export const expiring = (cases: Iterable<ListedCase>, me: string, now: number): ListedCase[] =>
  unattemptedOf(cases, me).filter((c) => {
    const left = c.claimExpiresAt ? Date.parse(c.claimExpiresAt) - now : Number.POSITIVE_INFINITY;
    return left > 0 && left <= warnBefore;
  });

/** The server looks at whole seconds, and its change is heard a moment later. */
const expiryTolerance = 2000;

export type ChangeOfHand =
  | { kind: 'returned' | 'assigned'; caseId: string }
  /** Somebody wants it done sooner. */
  | { kind: 'nudged' | 'ordered'; caseId: string; by: string; at: string };

/** Whether it is still so: what returned still waits for somebody, what was handed over is still in this hand. */
export function isStillSo({ kind }: ChangeOfHand, c: ListedCase | undefined, me: string): boolean {
  if (!c) return false;
  return kind === 'returned' ? c.state === 'open' : c.claimedBy === me && (c.state === 'claimed' || c.state === 'contacted');
}

/** In this person's hand, and somebody else wants it done sooner. */
export const isPressed = (c: ListedCase, me: string): c is ListedCase & { pressed: NonNullable<ListedCase['pressed']> } =>
  c.claimedBy === me && c.pressed !== null && c.pressed.by !== me;

/** What others, or time, did to the cases in this person's hand between two states of the feed. */
export function changesOfHand(
  before: ReadonlyMap<string, ListedCase>,
  after: ReadonlyMap<string, ListedCase>,
  me: string,
  now: number,
): ChangeOfHand[] {
  const found: ChangeOfHand[] = [];
  for (const [caseId, c] of after) {
    const was = before.get(caseId);
    if (!was || was === c || was.round !== c.round) continue;
    const expired = was.claimExpiresAt !== null && now >= Date.parse(was.claimExpiresAt) - expiryTolerance;
    if (was.claimedBy === me && was.state === 'claimed' && c.state === 'open' && expired) found.push({ kind: 'returned', caseId });
    if (was.claimedBy !== me && c.claimedBy === me && (c.state === 'claimed' || c.state === 'contacted'))
      found.push({ kind: 'assigned', caseId });
    else if (isPressed(c, me) && c.pressed.at !== was.pressed?.at)
      found.push({ kind: c.pressed.how, caseId, by: c.pressed.by, at: c.pressed.at });
  }
  return found;
}
