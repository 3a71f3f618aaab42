import type { Changes } from '#domain/insight/changes.ts';
import type { IntervalName } from '#domain/insight/facts.ts';
import type { Grouping } from '#domain/insight/groups.ts';
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

export const groupings = ['team', 'region', 'line', 'scene', 'touchpoint', 'agent', 'day', 'hour', 'cause'] as const satisfies Grouping[];
export type ShownGrouping = (typeof groupings)[number];
export const intervals = [
  'toCase',
  'toFirstAlert',
  'toClaim',
  'toFirstAttempt',
  'toContact',
  'toResolution',
  'toConfirmation',
] as const satisfies IntervalName[];

/** How far a figure can be trusted: nothing is said of none, fewer than five are hidden, a wide margin is greyed. */
export type Worth = 'none' | 'hidden' | 'few' | 'enough';

/** Wider than this on either side, a share says little. */
export const widestMargin = 0.1;

export function worthOfShare(n: number, bounds: Bounds | null): Worth {
  if (n === 0) return 'none';
  if (n < fewest || bounds === null) return 'hidden';
  return (bounds.high - bounds.low) / 2 > widestMargin ? 'few' : 'enough';
}

/** A percentile with fewer than two values beyond it is nearly the longest value itself. */
export function worthOfPercentile(n: number, percentile: 50 | 90 | 99): Worth {
  if (n === 0) return 'none';
  if (n < fewest) return 'hidden';
  return n * (100 - percentile) < 200 ? 'few' : 'enough';
}

export const shownValue = (value: number | null, worth: Worth): number | null => (worth === 'none' || worth === 'hidden' ? null : value);
