import * as z from 'zod';
import type { Insurer } from '#domain/insurer.ts';
import { figureIds } from './behind.ts';
import { filterShape } from './filters.ts';
import { groupings } from './groupings.ts';
import { datesOf, maxDays, type Period } from './period.ts';

const shapeFor = (insurer: Insurer) => ({
  from: z.iso.date({ error: 'must be a date like 2026-11-01' }),
  to: z.iso.date({ error: 'must be a date like 2026-11-30' }),
  by: z.enum(groupings).optional(),
  ...filterShape(insurer),
});

const withPeriod = <T extends Period>(schema: z.ZodType<T>) =>
  schema
    .refine((q) => q.from <= q.to, { path: ['to'], message: 'must not be before from' })
    .refine((q) => datesOf(q).length <= maxDays, {
      path: ['to'],
      message: `the period may be ${maxDays} days at most`,
      when: ({ issues }) => issues.length === 0,
    });

/** Query of the figures, for an insurer's teams, people and catalogue. */
export const responseQuery = (insurer: Insurer) =>
  withPeriod(z.object({ ...shapeFor(insurer), compare: z.literal('previous').optional() }));
export type ResponseQuery = z.infer<ReturnType<typeof responseQuery>>;

/** Query of the cases behind one figure: of all, or of the group `key`. Any key of a group will do, also of people and touchpoints long gone. */
export const behindQuery = (insurer: Insurer) =>
  withPeriod(
    z.object({
      ...shapeFor(insurer),
      key: z.string().max(200).optional(),
      figure: z.enum(figureIds),
      hours: z.enum(['all', 'duty']).default('all'),
      cursor: z
        .string()
        .regex(/^\d{1,16}_[0-9a-z-]{1,64}_\d{1,6}$/, 'is not a cursor of this list')
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  ).refine((q) => (q.by === undefined) === (q.key === undefined), { path: ['key'], message: 'by and key come together' });
export type BehindQuery = z.infer<ReturnType<typeof behindQuery>>;
