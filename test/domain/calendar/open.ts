import type { ServiceHours } from '#domain/calendar/service-hours.ts';
import type { Span } from '#domain/calendar/spans.ts';
import { workingTime } from '#domain/calendar/working-time.ts';

/** A desk that is open in those spans, given in order, and never besides. It keeps no account, and every day is a workday to it. */
export function openIn(...spans: [from: number, to: number][]): ServiceHours {
  const openSpans = (range: Span) =>
    spans.map(([from, to]) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) })).filter((span) => span.from < span.to);
  return {
    isOpen: (at) => spans.some(([from, to]) => from <= at && at < to),
    nextOpening: (at) => spans.map(([from]) => from).find((from) => from >= at) ?? null,
    openSpans,
    dueAfter: (from, openSeconds) => workingTime(openSpans, from, openSeconds),
    dueOnWorkdays: (from, span) => from + span * 1000,
    account: () => undefined,
  };
}

export const openFrom = (opening: number): ServiceHours => openIn([opening, Number.POSITIVE_INFINITY]);
