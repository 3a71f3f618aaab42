import type * as z from 'zod';
import { pointerTo } from '#domain/feedback/fault.ts';
import { Problem } from './problem.ts';

/** The value as the schema reads it; throws 400 naming every field that is wrong and why. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, under = ''): T {
  const result = schema.safeParse(value, { reportInput: false });
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({ pointer: under + pointerTo(issue.path), detail: detailOf(issue) }));
  throw new Problem(400, 'The request has faults', errors);
}

/** The validator's words, without its vocabulary. */
function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined') ? `is missing: a ${issue.expected} is needed` : `must be a ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_big') return `is too long: at most ${issue.maximum}`;
  if (issue.code === 'too_small') return `is too short: at least ${issue.minimum}`;
  if (issue.code === 'invalid_format' && issue.format === 'datetime')
    return 'must be a time in ISO 8601 with offset, for example 2026-11-20T10:15:00+08:00';
  return issue.message;
}
