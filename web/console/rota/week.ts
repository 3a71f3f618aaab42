import { addDays, dateIn, instantOf, wallClock, weekdayOf } from '#domain/calendar/zoned.ts';
import type { ShiftView } from '#domain/roster/view.ts';
import type { OtherView, RotaPerson } from './answer.ts';

export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));
export const daysOf = (monday: string): string[] => Array.from({ length: 7 }, (_, i) => addDays(monday, i));

const day = 86_400_000;

/** A time of duty or absence as a day's cell shows it; clock times, `to` beyond midnight marked. */
export type Piece = {
  from: string;
  to: string;
  isNextDay: boolean;
  isWholeDay: boolean;
  source: ShiftView['source'] | 'absence';
  id: string;
};
export type Row = { person: string; name: string; level: ShiftView['level']; backup: boolean; days: Piece[][] };

type Timed = { from: string; until: string; source: Piece['source']; id: string };

const clockAt = (at: number, timeZone: string): string => {
  const { minutes } = wallClock(at, timeZone);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** Under the day it begins on; what goes on for longer than a day stands under each of its days. */
function piecesOn(date: string, times: Timed[], timeZone: string): Piece[] {
  const [start, end] = [instantOf(date, 0, timeZone), instantOf(addDays(date, 1), 0, timeZone)];
  return times.flatMap(({ source, id, ...time }) => {
    const [from, to] = [Date.parse(time.from), Date.parse(time.until)];
    const isLong = to - from > day;
    const shown = isLong ? { from: Math.max(from, start), to: Math.min(to, end) } : { from, to };
    const isHere = isLong ? shown.from < shown.to : from >= start && from < end;
    if (!isHere) return [];
    const isWholeDay = shown.from <= start && shown.to >= end;
    const isNextDay = shown.to > end;
    const last = shown.to === end ? '24:00' : clockAt(shown.to, timeZone);
    return [{ from: clockAt(shown.from, timeZone), to: last, isNextDay, isWholeDay, source, id }];
  });
}

const levels: ShiftView['level'][] = ['agent', 'lead', 'supervisor', 'duty'];

/** One row for each person, level and standing, agents of the team first, those who help out after them. */
export function rowsOf(
  shifts: readonly ShiftView[],
  absences: readonly OtherView[],
  people: readonly RotaPerson[],
  days: readonly string[],
  timeZone: string,
): Row[] {
  const rows = new Map<string, { row: Omit<Row, 'days'>; times: Timed[] }>();
  const names = new Map(people.map((p) => [p.id, p.name]));
  const at = (person: string, level: Row['level'], backup: boolean) => {
    const key = `${levels.indexOf(level)} ${backup ? 1 : 0} ${person}`;
    const found = rows.get(key) ?? { row: { person, name: names.get(person) ?? person, level, backup }, times: [] };
    rows.set(key, found);
    return found.times;
  };
  for (const shift of shifts) at(shift.person, shift.level, shift.backup).push({ ...shift, id: `${shift.person} ${shift.from}` });
  for (const absence of absences) {
    if (absence.kind !== 'absence') continue;
    const own = [...rows.values()].find(({ row }) => row.person === absence.person);
    const times = own?.times ?? at(absence.person, people.find((p) => p.id === absence.person)?.levels[0] ?? 'agent', false);
    times.push({ from: absence.from, until: absence.until, source: 'absence', id: absence.id });
  }
  const inOrder = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([, { row, times }]) => {
    const sorted = times.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return { ...row, days: days.map((date) => piecesOn(date, sorted, timeZone)) };
  });
}

/** A stretch of a day with the same agents on duty; `gap` where somebody should be and nobody is. */
export type Stretch = { from: number; to: number; people: string[]; gap: boolean };

/** The day in stretches, for a line of 24 hours. */
export function stretchesOf(
  date: string,
  shifts: readonly ShiftView[],
  gaps: readonly { from: string; until: string }[],
  timeZone: string,
): Stretch[] {
  const [start, end] = [instantOf(date, 0, timeZone), instantOf(addDays(date, 1), 0, timeZone)];
  const times = [...shifts, ...gaps].flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]);
  const cuts = [...new Set([start, end, ...times.filter((at) => at > start && at < end)])].sort((a, b) => a - b);
  const covers = ({ from, until }: { from: string; until: string }, at: number) => Date.parse(from) <= at && at < Date.parse(until);
  const pieces = cuts.slice(1).map((to, i): Stretch => {
    const from = cuts[i]!;
    const people = [...new Set(shifts.filter((s) => covers(s, from)).map((s) => s.person))].sort();
    return { from, to, people, gap: gaps.some((gap) => covers(gap, from)) };
  });
  return pieces.reduce<Stretch[]>((joined, piece) => {
    const before = joined.at(-1);
    if (before && before.gap === piece.gap && before.people.join() === piece.people.join()) before.to = piece.to;
    else joined.push({ ...piece });
    return joined;
  }, []);
}

/** What a field for date and time holds (`2026-11-20T09:00`), on the insurer's clock, as an instant; null when it holds none. */
export function instantFrom(field: string, timeZone: string): string | null {
  const [, date, hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(field) ?? [];
  return date === undefined ? null : new Date(instantOf(date, Number(hour) * 60 + Number(minute), timeZone)).toISOString();
}

export function fieldFrom(at: number | string, timeZone: string): string {
  const instant = typeof at === 'string' ? Date.parse(at) : at;
  return `${dateIn(instant, timeZone)}T${clockAt(instant, timeZone)}`;
}
