import { breachCauseOf, type CallbackState, callbackState, firstAttempt, firstCaller } from '#domain/case/callback.ts';
import { type BreachCause, type Case, type CaseEvent, isTaking, ownerOf, type Round } from '#domain/case/case.ts';
import type { CaseOnRecord } from '#domain/case/case-store.ts';
import { isContact } from '#domain/case/taxonomy.ts';
import type { Severity } from '#domain/judgement/judgement.ts';
import type { Instant } from '#domain/time.ts';
import type { IntervalName } from './interval-names.ts';

/** One callback owed: that of a round. `cause` exists when it is breached, `caller` (who made its first attempt) when somebody called. */
export type CallbackFact = {
  round: number;
  held: boolean;
  state: Exclude<CallbackState, 'unreached'>;
  cause?: BreachCause;
  caller?: string;
};

/** All that figures need to know of one case. Small: a long period holds more cases than fit into memory whole. */
export type CaseFacts = {
  caseId: string;
  submittedAt: Instant;
  team: string;
  /** First two digits of the region; "unknown" without one. */
  region: string;
  touchpoint: string;
  severity: Severity;
  /** Who made the first attempt; else who has it in hand; else who was proposed; else "nobody". */
  agent: string;
  /** One for each round, the first round first. */
  callbacks: CallbackFact[];
  /** Milliseconds from the click of the case's first feedback; what has not happened is absent. */
  times: Partial<Record<IntervalName, number>>;
  resolved: boolean;
  confirmed: boolean;
  unconfirmed: boolean;
  unreached: boolean;
  /** After a resolution: fresh fury after a contact reopens too, but nobody had called that solved. */
  reopened: boolean;
};

export function factsOf({ case: c, firstAlertAt }: CaseOnRecord, now: Instant): CaseFacts {
  const ever = (type: CaseEvent['type']) => c.timeline.some((e) => e.type === type);
  return {
    caseId: c.caseId,
    submittedAt: c.submittedAt,
    team: c.team,
    region: c.region?.slice(0, 2) ?? 'unknown',
    touchpoint: c.touchpoint,
    severity: c.severity,
    agent: firstCaller(c.rounds.flatMap((round) => round.attempts)) ?? ownerOf(c) ?? c.proposedOwner ?? 'nobody',
    callbacks: c.rounds.map((round) => callbackOf(c, round, now)),
    times: timesOf(c, firstAlertAt),
    resolved: ever('resolved'),
    confirmed: ever('confirmed'),
    unconfirmed: ever('unconfirmed'),
    unreached: ever('closed-unreached'),
    reopened: reopenedAfterResolution(c),
  };
}

function callbackOf(c: Case, round: Round, now: Instant): CallbackFact {
  const state = callbackState(round, now);
  const cause = state === 'breached' ? { cause: round.breachCause ?? breachCauseOf(c, round) } : {};
  const caller = firstCaller(round.attempts);
  return { round: round.number, held: round.held, state, ...cause, ...(caller === undefined ? {} : { caller }) };
}

function timesOf(c: Case, firstAlertAt: Instant | undefined): CaseFacts['times'] {
  const since = (at: Instant | undefined) => (at === undefined ? undefined : Math.max(0, at - c.submittedAt));
  const first = (type: CaseEvent['type']) => c.timeline.find((e) => e.type === type)?.at;
  const attempts = c.rounds.flatMap((r) => r.attempts);
  const times: Record<IntervalName, number | undefined> = {
    toCase: since(c.openedAt),
    toFirstAlert: since(firstAlertAt),
    toClaim: since(c.timeline.find(isTaking)?.at),
    toFirstAttempt: since(firstAttempt(attempts)),
    toContact: since(firstAttempt(attempts.filter((a) => isContact(a.outcome)))),
    toResolution: since(first('resolved')),
    toConfirmation: since(first('confirmed')),
  };
  return Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined));
}

function reopenedAfterResolution({ timeline }: Case): boolean {
  const solved = timeline.findIndex((e) => e.type === 'resolved');
  return solved >= 0 && timeline.slice(solved).some((e) => e.type === 'reopened');
}
