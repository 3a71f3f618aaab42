import { breachCauseOf, callbackState, firstAttempt } from '#domain/case/callback.ts';
import { type BreachCause, breachCauses, type Case, type Round } from '#domain/case/case.ts';
import type { CaseOnRecord } from '#domain/case/case-store.ts';
import { isContact } from '#domain/case/taxonomy.ts';
import type { Instant } from '#domain/time.ts';
import { type Interval, intervalOf } from './quantile.ts';

/** Counted per callback owed: a case with two rounds owes two. Shares are of n, null when n is 0. */
export type CallbackFigures = {
  owed: number;
  met: number;
  breached: number;
  pending: number;
  /** met ÷ (met + breached) */
  withinTarget: number | null;
  breachCauses: Record<BreachCause, number>;
};

export type ResponseFigures = {
  cases: number;
  callbacks: CallbackFigures;
  /** Seconds from the customer's click of the case's first feedback. */
  intervals: Record<IntervalName, Interval>;
  resolution: {
    resolved: number;
    confirmed: number;
    unconfirmed: number;
    unreached: number;
    reopened: number;
    /** agents: resolved ÷ cases; customers: confirmed ÷ resolved; reopened ÷ resolved */
    resolutionRate: number | null;
    confirmedRate: number | null;
    reopenRate: number | null;
  };
};

const intervalNames = ['toCase', 'toFirstAlert', 'toClaim', 'toFirstAttempt', 'toContact', 'toResolution', 'toConfirmation'] as const;
export type IntervalName = (typeof intervalNames)[number];

export type ResponseReport = { allHours: ResponseFigures; dutyHours: ResponseFigures };

/** Held cases count in the all-hours figures only. */
export function responseReport(records: CaseOnRecord[], now: Instant): ResponseReport {
  return {
    allHours: figures(records, now, () => true),
    dutyHours: figures(
      records.filter((r) => !r.case.rounds[0]!.held),
      now,
      (round) => !round.held,
    ),
  };
}

function figures(records: CaseOnRecord[], now: Instant, counts: (round: Round) => boolean): ResponseFigures {
  const cases = records.map((r) => r.case);
  const times = records.map(timesOf);
  const intervals = Object.fromEntries(intervalNames.map((name) => [name, intervalOf(times.flatMap((t) => t[name] ?? []))]));
  return {
    cases: cases.length,
    callbacks: callbackFigures(cases, now, counts),
    intervals: intervals as Record<IntervalName, Interval>,
    resolution: resolutionFigures(cases),
  };
}

function timesOf({ case: c, firstAlertAt }: CaseOnRecord): Partial<Record<IntervalName, number>> {
  const since = (at: Instant | undefined) => (at === undefined ? undefined : Math.max(0, at - c.submittedAt));
  const first = (type: Case['timeline'][number]['type']) => c.timeline.find((e) => e.type === type)?.at;
  const attempts = c.rounds.flatMap((r) => r.attempts);
  return {
    toCase: since(c.openedAt),
    toFirstAlert: since(firstAlertAt),
    toClaim: since(c.timeline.find((e) => e.type === 'claimed' || e.type === 'transferred')?.at),
    toFirstAttempt: since(firstAttempt(attempts)),
    toContact: since(firstAttempt(attempts.filter((a) => isContact(a.outcome)))),
    toResolution: since(first('resolved')),
    toConfirmation: since(first('confirmed')),
  };
}

function callbackFigures(cases: Case[], now: Instant, counts: (round: Round) => boolean): CallbackFigures {
  const rounds = cases.flatMap((c) => c.rounds.filter(counts).map((round) => ({ c, round, state: callbackState(round, now) })));
  const breached = rounds.filter((r) => r.state === 'breached');
  const met = rounds.filter((r) => r.state === 'met').length;
  const causes = breached.map(({ c, round }) => round.breachCause ?? breachCauseOf(c, round));
  return {
    owed: rounds.length,
    met,
    breached: breached.length,
    pending: rounds.length - met - breached.length,
    withinTarget: share(met, met + breached.length),
    breachCauses: Object.fromEntries(breachCauses.map((cause) => [cause, causes.filter((x) => x === cause).length])) as Record<
      BreachCause,
      number
    >,
  };
}

function resolutionFigures(cases: Case[]): ResponseFigures['resolution'] {
  const ever = (type: Case['timeline'][number]['type']) => cases.filter((c) => c.timeline.some((e) => e.type === type)).length;
  const [resolved, confirmed] = [ever('resolved'), ever('confirmed')];
  const reopened = cases.filter(reopenedAfterResolution).length;
  return {
    resolved,
    confirmed,
    unconfirmed: ever('unconfirmed'),
    unreached: ever('closed-unreached'),
    reopened,
    resolutionRate: share(resolved, cases.length),
    confirmedRate: share(confirmed, resolved),
    reopenRate: share(reopened, resolved),
  };
}

/** Fresh fury after a contact reopens too, but nobody had called that solved. */
function reopenedAfterResolution({ timeline }: Case): boolean {
  const solved = timeline.findIndex((e) => e.type === 'resolved');
  return solved >= 0 && timeline.slice(solved).some((e) => e.type === 'reopened');
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
