import type { ListedCase } from '../../web/console/api/types.ts';

const clicked = Date.parse('2026-11-24T02:00:00Z');
/** Seconds after the click, as an instant. */
export const at = (seconds: number): number => clicked + seconds * 1000;
export const iso = (seconds: number): string => new Date(at(seconds)).toISOString();

/** A case that was clicked at second 0 and is unclaimed; due at 300. */
export function listed(caseId: string, change: Partial<ListedCase> = {}): ListedCase {
  return {
    caseId,
    version: 1,
    state: 'open',
    severity: 'normal',
    signals: [],
    touchpoint: 'claims.motor.repair.progress',
    team: 'callback-east',
    handlingTeam: null,
    owner: 'agent-li',
    claimedBy: null,
    proposedOwner: 'agent-li',
    firstContactOwner: null,
    helpers: [],
    customerId: `customer-${caseId}`,
    round: 1,
    submittedAt: iso(0),
    openedAt: iso(2),
    dueAt: iso(300),
    clockStart: iso(0),
    callback: 'pending',
    breachCause: null,
    exclusiveUntil: iso(60),
    claimedAt: null,
    claimExpiresAt: null,
    contactedAt: null,
    held: false,
    heldUntil: null,
    attempts: 0,
    firstAttemptAt: null,
    firstAttemptBy: null,
    steps: [],
    knows: [],
    nextDeadline: { kind: 'callback', dueAt: iso(300) },
    pressed: null,
    ...change,
  };
}
