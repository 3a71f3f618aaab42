import type { Shift } from '#domain/roster/team.ts';
import type { Instant } from '#domain/time.ts';
import type { DayRule } from './days.ts';
import { addDays, minutesOf, offsetChanges, wallClock } from './zoned.ts';

/** From its start until before its end. */
export type Span = { from: Instant; to: Instant };
/** Minutes after the midnight of the day a shift began on; beyond 1,440 it is the next day. */
type Piece = { from: number; to: number };

const wholeDay = 1440;
const minute = 60_000;

/** A shift without its breaks. One that ends at or before its start belongs to the day it began on and goes on into the next. */
function piecesOf({ from, to, breaks = [] }: Shift): Piece[] {
  const start = minutesOf(from);
  const end = minutesOf(to) > start ? minutesOf(to) : minutesOf(to) + wholeDay;
  return breaks.reduce((pieces, pause) => without(pieces, pauseIn(pause, start)), [{ from: start, to: end }]);
}

/** A break told by a clock time before the shift's start is one after midnight. */
function pauseIn(pause: { from: string; to: string }, start: number): Piece {
  const from = minutesOf(pause.from) < start ? minutesOf(pause.from) + wholeDay : minutesOf(pause.from);
  const length = (minutesOf(pause.to) - minutesOf(pause.from) + wholeDay) % wholeDay;
  return { from, to: from + length };
}

const without = (pieces: Piece[], pause: Piece): Piece[] =>
  pieces
    .flatMap((p) => [
      { from: p.from, to: Math.min(p.to, pause.from) },
      { from: Math.max(p.from, pause.to), to: p.to },
    ])
    .filter((p) => p.from < p.to);

export function covers(shifts: Shift[], at: Instant, timeZone: string, rule: DayRule): boolean {
  const { date, minutes } = wallClock(at, timeZone);
  const today = rule(date).keeps;
  const yesterday = rule(addDays(date, -1)).keeps;
  const isIn = ({ from, to }: Piece, when: number) => from <= when && when < to;
  return shifts.some((shift) => {
    const pieces = piecesOf(shift);
    const works = (day: number | null) => day !== null && shift.days.includes(day);
    return (works(today) && pieces.some((p) => isIn(p, minutes))) || (works(yesterday) && pieces.some((p) => isIn(p, minutes + wholeDay)));
  });
}

/** When those shifts run between two instants: in order, joined where they touch. */
export function spansOf(shifts: Shift[], range: Span, timeZone: string, rule: DayRule): Span[] {
  if (range.to <= range.from) return [];
  // Between two changes of the offset the wall clock runs straight, and a shift is where it says so.
  const found = offsetChanges(range.from, range.to, timeZone).flatMap(({ from, to, offset }) =>
    spansUnder(offset, { from, to }, shifts, rule),
  );
  return joined(found);
}

function spansUnder(offset: number, { from, to }: Span, shifts: Shift[], rule: DayRule): Span[] {
  const dateAt = (at: Instant) => new Date(at + offset).toISOString().slice(0, 10);
  const last = dateAt(to);
  const spans: Span[] = [];
  // Yesterday's shift may still run.
  for (let date = addDays(dateAt(from), -1); date <= last; date = addDays(date, 1)) {
    const { keeps } = rule(date);
    if (keeps === null) continue;
    const midnight = Date.parse(`${date}T00:00:00Z`) - offset;
    for (const piece of shifts.filter((shift) => shift.days.includes(keeps)).flatMap(piecesOf)) {
      const span = { from: Math.max(from, midnight + piece.from * minute), to: Math.min(to, midnight + piece.to * minute) };
      if (span.from < span.to) spans.push(span);
    }
  }
  return spans;
}

/** In order, and as one where they touch or overlap. */
export function joined(spans: Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const before = whole.at(-1);
    if (before && span.from <= before.to) before.to = Math.max(before.to, span.to);
    else whole.push({ from: span.from, to: span.to });
  }
  return whole;
}

/** What is left of the first without the second. */
export function minus(spans: Span[], taken: Span[]): Span[] {
  return joined(taken).reduce(
    (left, { from, to }) =>
      left
        .flatMap((span) => [
          { from: span.from, to: Math.min(span.to, from) },
          { from: Math.max(span.from, to), to: span.to },
        ])
        .filter((span) => span.from < span.to),
    joined(spans),
  );
}
