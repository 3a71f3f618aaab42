import type { Changes } from '#domain/insight/changes.ts';
import type { TimeBounds } from '#domain/insight/quantile.ts';
import type { ResponseFigures } from '#domain/insight/response.ts';
import type { ResponseAnswer } from '#domain/insight/response-answer.ts';
import type { Bounds } from '#domain/insight/share.ts';
import { fewest } from '#domain/insight/significance.ts';
import type { Hours } from './asked.ts';

export type Answer = ResponseAnswer & { serverNow: string };
export type Row = { key: string; label?: { zh: string; en: string }; now: ResponseFigures; before: ResponseFigures | null };

type ByHours<T> = { allHours: T; dutyHours: T };
export const ofHours = <T>(report: ByHours<T>, hours: Hours): T => (hours === 'duty' ? report.dutyHours : report.allHours);
export const changeOf = (changes: Changes | undefined, hours: Hours, figure: string) =>
  changes ? (ofHours(changes, hours).find((change) => change.figure === figure) ?? null) : null;

/** The groups of an answer, each beside the same group of the period before. */
export function rowsOf(answer: Answer, before: Answer | null, hours: Hours): Row[] {
  const earlier = new Map((before?.groups ?? []).map((group) => [group.key, ofHours(group, hours)]));
  return (answer.groups ?? []).map((group) => ({
    key: group.key,
    ...(group.label ? { label: group.label } : {}),
    now: ofHours(group, hours),
    before: earlier.get(group.key) ?? null,
  }));
}

/** How far a figure can be trusted: nothing is said of none, fewer than five are hidden, a wide margin is greyed. */
export type Worth = 'none' | 'hidden' | 'few' | 'enough';

/** Wider than this on either side, a share says little. */
export const widestMargin = 0.1;

export function worthOfShare(n: number, bounds: Bounds | null): Worth {
  if (n === 0) return 'none';
  if (n < fewest || bounds === null) return 'hidden';
  return (bounds.high - bounds.low) / 2 > widestMargin ? 'few' : 'enough';
}

/** Without both ends of its interval, nobody knows how wide the margin of a percentile is. */
export function worthOfPercentile(n: number, bounds: TimeBounds | null): Worth {
  if (n === 0) return 'none';
  if (n < fewest || bounds === null) return 'hidden';
  return bounds.low === null || bounds.high === null ? 'few' : 'enough';
}

export const shownValue = (value: number | null, worth: Worth): number | null => (worth === 'none' || worth === 'hidden' ? null : value);
