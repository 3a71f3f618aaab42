import type { IntervalName } from '#domain/insight/interval-names.ts';
import type { TimeBounds } from '#domain/insight/quantile.ts';
import type { ResponseFigures } from '#domain/insight/response.ts';
import { z95 } from '#domain/insight/share.ts';
import { deviateOfCounts, deviateOfShares, fewest } from '#domain/insight/significance.ts';
import { shownValue, type Worth, worthOfPercentile, worthOfShare } from './figures.ts';

/** A figure of one group: what it is, of how many, how far it can be trusted. */
export type Measured = { value: number | null; n: number; bounds: Margin | null; worth: Worth };
/** The 95 % interval of a share, or of a percentile in seconds; few cannot bound it on either side. */
export type Margin = TimeBounds;
export type Kind = 'count' | 'share' | 'time';
export type Column = {
  id: string;
  kind: Kind;
  /** For times: whose percentile. */
  interval?: IntervalName;
  percentile?: 50 | 90 | 99;
  /** The figure whose cases stand behind it. */
  opens: string;
  moreIsBetter: boolean | null;
  of(figures: ResponseFigures): Measured;
};

const count = (id: string, opens: string, moreIsBetter: boolean | null, value: (f: ResponseFigures) => number): Column => ({
  id,
  kind: 'count',
  opens,
  moreIsBetter,
  of: (f) => ({ value: value(f), n: value(f), bounds: null, worth: 'enough' }),
});

type Share = { share: number | null; bounds: { low: number; high: number } | null; n: number };
const share = (id: string, opens: string, moreIsBetter: boolean, read: (f: ResponseFigures) => Share): Column => ({
  id,
  kind: 'share',
  opens,
  moreIsBetter,
  of(f) {
    const { share: value, bounds, n } = read(f);
    const worth = worthOfShare(n, bounds);
    return { value: shownValue(value, worth), n, bounds, worth };
  },
});

export const counts = {
  cases: count('cases', 'cases', null, (f) => f.cases),
  breached: count('breached', 'breached', false, (f) => f.callbacks.breached),
  pending: count('pending', 'pending', null, (f) => f.callbacks.pending),
  unreached: count('unreached', 'unreached', false, (f) => f.resolution.unreached),
};
export const shares = {
  withinTarget: share('withinTarget', 'met', true, ({ callbacks: c }) => ({
    share: c.withinTarget,
    bounds: c.withinTargetInterval,
    n: c.decided,
  })),
  resolutionRate: share('resolutionRate', 'resolved', true, ({ resolution: r, cases }) => ({
    share: r.resolutionRate,
    bounds: r.resolutionRateInterval,
    n: cases,
  })),
  confirmedRate: share('confirmedRate', 'confirmed', true, ({ resolution: r }) => ({
    share: r.confirmedRate,
    bounds: r.confirmedRateInterval,
    n: r.resolved,
  })),
  reopenRate: share('reopenRate', 'reopened', false, ({ resolution: r }) => ({
    share: r.reopenRate,
    bounds: r.reopenRateInterval,
    n: r.resolved,
  })),
};

/** The cases with such a time, where a figure counts them; otherwise all. */
const behindTimes: Partial<Record<IntervalName, string>> = {
  toFirstAttempt: 'slowest',
  toResolution: 'resolved',
  toConfirmation: 'confirmed',
};

export const percentiles = [50, 90, 99] as const;
export const timeColumn = (interval: IntervalName, percentile: 50 | 90 | 99): Column => ({
  id: `${interval}.p${percentile}`,
  kind: 'time',
  interval,
  percentile,
  opens: behindTimes[interval] ?? 'cases',
  moreIsBetter: false,
  of(f) {
    const found = f.intervals[interval];
    const bounds = found[`p${percentile}Interval`];
    const worth = worthOfPercentile(found.n, bounds);
    return { value: shownValue(found[`p${percentile}`], worth), n: found.n, bounds, worth };
  },
});

/** The columns of the table, with the times that were asked for. */
export const columnsFor = (times: readonly IntervalName[]): Column[] => [
  counts.cases,
  shares.withinTarget,
  counts.breached,
  ...times.flatMap((interval) => percentiles.map((percentile) => timeColumn(interval, percentile))),
  shares.resolutionRate,
  shares.confirmedRate,
  shares.reopenRate,
  counts.unreached,
  counts.pending,
];

/** What has changed: null when there is nothing to compare or no test for it. Times need every single one; a group tells only percentiles. */
export function changedSince(column: Column, before: ResponseFigures | null, now: ResponseFigures, unfinished: boolean): Moved | null {
  if (!before || column.moreIsBetter === null) return null;
  const [was, is] = [column.of(before), column.of(now)];
  if (was.value === null || is.value === null) return null;
  const deviate = deviateOf(column, was, is, before, now, unfinished);
  if (deviate === null) return null;
  const difference = is.value - was.value;
  const significant = Math.abs(deviate) > z95 && Math.sign(deviate) === Math.sign(difference);
  return { difference, significant, better: significant ? difference > 0 === column.moreIsBetter : null };
}
export type Moved = { difference: number; significant: boolean; better: boolean | null };

function deviateOf(
  column: Column,
  was: Measured,
  is: Measured,
  before: ResponseFigures,
  now: ResponseFigures,
  unfinished: boolean,
): number | null {
  if (column.kind === 'share') return deviateOfShares({ part: was.value! * was.n, whole: was.n }, { part: is.value! * is.n, whole: is.n });
  // Counts of an unfinished period are those of a shorter one, and few callbacks make few breaches.
  const tooFew = Math.min(before.callbacks.decided, now.callbacks.decided) < fewest;
  return column.id !== 'breached' || unfinished || tooFew ? null : deviateOfCounts(was.value!, is.value!);
}
