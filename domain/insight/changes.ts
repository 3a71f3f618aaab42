import type { CaseFacts } from './facts.ts';
import { figuresOf, inDutyHours, type ResponseFigures, timesOf } from './response.ts';
import { share, z95 } from './share.ts';
import { deviateOfCounts, deviateOfShares, deviateOfTimes, fewest, type Part } from './significance.ts';

const shares = {
  withinTarget: { of: ({ callbacks }) => ({ part: callbacks.met, whole: callbacks.decided }), moreIsBetter: true },
  resolutionRate: { of: ({ resolution, cases }) => ({ part: resolution.resolved, whole: cases }), moreIsBetter: true },
  confirmedRate: { of: ({ resolution }) => ({ part: resolution.confirmed, whole: resolution.resolved }), moreIsBetter: true },
  reopenRate: { of: ({ resolution }) => ({ part: resolution.reopened, whole: resolution.resolved }), moreIsBetter: false },
} satisfies Record<string, { of: (figures: ResponseFigures) => Part; moreIsBetter: boolean }>;
const times = ['toFirstAttempt', 'toContact', 'toResolution'] as const;

export type Headline = 'breached' | keyof typeof shares | (typeof times)[number];
export const headlineIds: Headline[] = [...(Object.keys(shares) as (keyof typeof shares)[]), 'breached', ...times];

export type Change = {
  figure: Headline;
  /** A share, a count (`breached`), or the 90th percentile in seconds (`to…`). */
  before: number | null;
  now: number | null;
  difference: number | null;
  /** The test at 95 % says so, and the figure moved the way it says; null when there is too little to tell. */
  significant: boolean | null;
  /** null unless significant. */
  better: boolean | null;
};
export type Changes = { allHours: Change[]; dutyHours: Change[] };

/** What has changed since the period before, figure by figure. */
export const changesBetween = (before: CaseFacts[], now: CaseFacts[], unfinished: boolean): Changes => ({
  allHours: headlines(before, now, unfinished),
  dutyHours: headlines(inDutyHours(before), inDutyHours(now), unfinished),
});

function headlines(factsBefore: CaseFacts[], factsNow: CaseFacts[], unfinished: boolean): Change[] {
  const [before, now] = [figuresOf(factsBefore), figuresOf(factsNow)];
  const ofShares = Object.entries(shares).map(([figure, { of, moreIsBetter }]) => {
    const [was, is] = [of(before), of(now)];
    return change(figure as Headline, share(was.part, was.whole), share(is.part, is.whole), deviateOfShares(was, is), moreIsBetter);
  });
  const ofTimes = times.map((name) => {
    const deviate = deviateOfTimes(timesOf(factsBefore, name), timesOf(factsNow, name));
    return change(name, before.intervals[name].p90, now.intervals[name].p90, deviate, false);
  });
  return [...ofShares, breaches(before, now, unfinished), ...ofTimes];
}

/** Counts of an unfinished period are those of a shorter one: they compare with nothing. */
function breaches({ callbacks: before }: ResponseFigures, { callbacks: now }: ResponseFigures, unfinished: boolean): Change {
  const tooFew = Math.min(before.decided, now.decided) < fewest;
  const deviate = unfinished || tooFew ? null : deviateOfCounts(before.breached, now.breached);
  return change('breached', before.breached, now.breached, deviate, false);
}

function change(figure: Headline, before: number | null, now: number | null, deviate: number | null, moreIsBetter: boolean): Change {
  const difference = before === null || now === null ? null : now - before;
  const significant =
    deviate === null || difference === null ? null : Math.abs(deviate) > z95 && Math.sign(deviate) === Math.sign(difference);
  return { figure, before, now, difference, significant, better: significant ? difference! > 0 === moreIsBetter : null };
}
