import { type BreachCause, breachCauses } from '#domain/case/case.ts';
import type { CaseFacts } from './facts.ts';
import { type IntervalName, intervalNames } from './interval-names.ts';
import { type Interval, intervalOf } from './quantile.ts';
import { type Bounds, boundsOf, share } from './share.ts';

/** Counted per callback owed: a case with two rounds owes two. Shares are null when there is nothing to share, and so are their 95 % intervals. */
export type CallbackFigures = {
  owed: number;
  met: number;
  breached: number;
  pending: number;
  /** met + breached: the n of `withinTarget`. */
  decided: number;
  /** met ÷ (met + breached) */
  withinTarget: number | null;
  withinTargetInterval: Bounds | null;
  breachCauses: Record<BreachCause, number>;
};

export type ResolutionFigures = {
  resolved: number;
  confirmed: number;
  unconfirmed: number;
  unreached: number;
  reopened: number;
  /** agents: resolved ÷ cases; customers: confirmed ÷ resolved; reopened ÷ resolved */
  resolutionRate: number | null;
  resolutionRateInterval: Bounds | null;
  confirmedRate: number | null;
  confirmedRateInterval: Bounds | null;
  reopenRate: number | null;
  reopenRateInterval: Bounds | null;
};

export type ResponseFigures = {
  cases: number;
  callbacks: CallbackFigures;
  /** Seconds from the customer's click of the case's first feedback. */
  intervals: Record<IntervalName, Interval>;
  resolution: ResolutionFigures;
};

export type ResponseReport = { allHours: ResponseFigures; dutyHours: ResponseFigures };

export const responseReport = (facts: CaseFacts[]): ResponseReport => ({
  allHours: figuresOf(facts),
  dutyHours: figuresOf(inDutyHours(facts)),
});

/** Held cases, and later callbacks owed from outside the hours, count in the all-hours figures only. */
export function inDutyHours(facts: CaseFacts[]): CaseFacts[] {
  const notHeld = facts.filter((f) => !f.callbacks[0]!.held);
  return notHeld.map((f) => ({ ...f, callbacks: f.callbacks.filter((callback) => !callback.held) }));
}

export function figuresOf(facts: CaseFacts[]): ResponseFigures {
  const intervals = Object.fromEntries(intervalNames.map((name) => [name, intervalOf(timesOf(facts, name))]));
  return {
    cases: facts.length,
    callbacks: callbackFigures(facts),
    intervals: intervals as Record<IntervalName, Interval>,
    resolution: resolutionFigures(facts),
  };
}

/** Milliseconds. */
export const timesOf = (facts: CaseFacts[], name: IntervalName): number[] => facts.flatMap((f) => f.times[name] ?? []);

function callbackFigures(facts: CaseFacts[]): CallbackFigures {
  const callbacks = facts.flatMap((f) => f.callbacks);
  const breached = callbacks.filter(({ state }) => state === 'breached');
  const met = callbacks.filter(({ state }) => state === 'met').length;
  const decided = met + breached.length;
  const causes = breachCauses.map((cause) => [cause, breached.filter((callback) => callback.cause === cause).length]);
  return {
    owed: callbacks.length,
    met,
    breached: breached.length,
    pending: callbacks.length - decided,
    decided,
    withinTarget: share(met, decided),
    withinTargetInterval: boundsOf(met, decided),
    breachCauses: Object.fromEntries(causes) as Record<BreachCause, number>,
  };
}

function resolutionFigures(facts: CaseFacts[]): ResolutionFigures {
  const count = (what: 'resolved' | 'confirmed' | 'unconfirmed' | 'unreached' | 'reopened') => facts.filter((f) => f[what]).length;
  const [resolved, confirmed, reopened] = [count('resolved'), count('confirmed'), count('reopened')];
  return {
    resolved,
    confirmed,
    unconfirmed: count('unconfirmed'),
    unreached: count('unreached'),
    reopened,
    resolutionRate: share(resolved, facts.length),
    resolutionRateInterval: boundsOf(resolved, facts.length),
    confirmedRate: share(confirmed, resolved),
    confirmedRateInterval: boundsOf(confirmed, resolved),
    reopenRate: share(reopened, resolved),
    reopenRateInterval: boundsOf(reopened, resolved),
  };
}
