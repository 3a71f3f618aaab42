import * as z from 'zod';
import { addDays, dateIn } from '#domain/calendar/zoned.ts';
import type { CaseOnRecord } from '#domain/case/case-store.ts';
import type { Instant } from '#domain/time.ts';
import { type ResponseReport, responseReport } from './response.ts';

export const maxDays = 400;

/** Dates of the insurer's time zone, both included. */
export const ResponseQuery = z
  .object({
    from: z.iso.date({ error: 'must be a date like 2026-11-01' }),
    to: z.iso.date({ error: 'must be a date like 2026-11-30' }),
    by: z.enum(['team', 'touchpoint', 'day'], { error: 'must be team, touchpoint or day' }).optional(),
  })
  .refine((q) => q.from <= q.to, { path: ['to'], message: 'must not be before from' })
  .refine((q) => datesOf(q).length <= maxDays, {
    path: ['to'],
    message: `the period may be ${maxDays} days at most`,
    when: ({ issues }) => issues.length === 0,
  });
export type ResponseQuery = z.infer<typeof ResponseQuery>;

/** Every date of the period; stops one past the limit, so that a refused period costs nothing. */
export function datesOf({ from, to }: { from: string; to: string }): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to && dates.length <= maxDays; date = addDays(date, 1)) dates.push(date);
  return dates;
}

export type ResponseAnswer = ResponseReport & { from: string; to: string; by?: string; groups?: ({ key: string } & ResponseReport)[] };

export function answerResponse(query: ResponseQuery, records: CaseOnRecord[], now: Instant, timeZone: string): ResponseAnswer {
  const { from, to, by } = query;
  const total = { from, to, ...responseReport(records, now) };
  if (!by) return total;
  const keyOf = ({ case: c }: CaseOnRecord) => (by === 'day' ? dateIn(c.submittedAt, timeZone) : c[by]);
  const groups = Map.groupBy(records, keyOf);
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...total, by, groups: sorted.map(([key, group]) => ({ key, ...responseReport(group, now) })) };
}
