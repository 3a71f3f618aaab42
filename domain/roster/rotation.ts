import * as z from 'zod';
import { type DayRule, everyWeek } from '#domain/calendar/days.ts';
import { weekdayOf } from '#domain/calendar/zoned.ts';

/** Weeks that take turns: an entry with it works in its week of the cycle only. */
export const Rotation = z
  .object({
    /** The Monday on which a first week of the cycle began; it goes on both ways from there. */
    anchor: z.iso.date().refine((date) => weekdayOf(date) === 1, 'must be a Monday'),
    /** Of so many weeks. */
    weeks: z.int().min(2).max(8),
    /** 1 is the anchor's own. */
    week: z.int().min(1),
  })
  .refine(({ weeks, week }) => week <= weeks, { path: ['week'], message: 'must be a week of the cycle' });
export type Rotation = z.infer<typeof Rotation>;

/** When an entry of the rota counts at all: from a date, until a date (both included), in its week of a rotation. */
export type EntryTerm = { rotation?: Rotation | undefined; from?: string | undefined; until?: string | undefined };

const day = 86_400_000;
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / day;

/** 1 in the anchor's week. */
export function weekOfCycle({ anchor, weeks }: Rotation, date: string): number {
  const weeksSince = Math.floor((dayNumber(date) - dayNumber(anchor)) / 7);
  return (((weeksSince % weeks) + weeks) % weeks) + 1;
}

/** The days on which shifts of such an entry begin; a night shift belongs to the day it began on, also at the end of a week. */
export function daysOfTerm(term: EntryTerm): DayRule {
  const { rotation, from, until } = term;
  if (!rotation && from === undefined && until === undefined) return everyWeek;
  const counts = (date: string) =>
    (from === undefined || date >= from) &&
    (until === undefined || date <= until) &&
    (!rotation || weekOfCycle(rotation, date) === rotation.week);
  return (date) => (counts(date) ? everyWeek(date) : { keeps: null, why: 'weekday' });
}
