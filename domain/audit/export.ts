import * as z from 'zod';
import { groupings } from '#domain/insight/groupings.ts';

/** What a console says before it saves figures as a file: the page, the period, how they are grouped. */
export const ExportBody = z.object({
  page: z.enum(['overview', 'response'], { error: 'must be overview or response' }),
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(groupings).optional(),
  format: z.enum(['csv', 'xlsx'], { error: 'must be csv or xlsx' }),
});
export type ExportBody = z.infer<typeof ExportBody>;

/** As the audit words it: `response xlsx 2026-11-01/2026-11-30 team`. */
export const exportDetail = ({ page, from, to, by, format }: ExportBody): string =>
  [page, format, `${from}/${to}`, ...(by ? [by] : [])].join(' ');
