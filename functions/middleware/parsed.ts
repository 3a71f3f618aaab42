import type * as z from 'zod';
import { pointerTo } from '#domain/feedback/fault.ts';
import { Problem } from './problem.ts';

/** The value as the schema reads it; throws 400 naming every field that is wrong and why. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, under = ''): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({ pointer: under + pointerTo(issue.path), detail: detailOf(issue) }));
  throw new Problem(400, 'The request has faults', errors);
}

/** The validator's words, without its vocabulary. */
function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined && issue.path.length > 0) return 'is missing';
  const isNumber = 'origin' in issue && (issue.origin === 'number' || issue.origin === 'int');
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return isNumber ? `must be at most ${issue.maximum}` : `is too long: at most ${issue.maximum}`;
    case 'too_small':
      return isNumber ? `must be at least ${issue.minimum}` : `is too short: at least ${issue.minimum}`;
    case 'invalid_format':
      return issue.format === 'datetime' ? 'must be a time in ISO 8601 with offset, for example 2026-11-20T10:15:00+08:00' : issue.message;
    default:
      return issue.message;
  }
}

const nouns: Record<string, string> = { object: 'an object', array: 'a list', string: 'a text', number: 'a number', int: 'a whole number' };
