import type * as z from 'zod';

/** One thing wrong in a configuration file; `pointer` is a JSON pointer, empty for the whole file. */
export type Fault = { file: string; pointer: string; reason: string };

const shownAtMost = 20;

/** Thrown when the configuration cannot be used. The message is meant for the person who edits the files. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    const lines = faults.slice(0, shownAtMost).map((f) => `  ${f.file}${f.pointer && ` ${f.pointer}`}: ${f.reason}`);
    const rest = faults.length - lines.length;
    super(['The configuration has faults:', ...lines, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n'));
    this.faults = faults;
  }
}

export const pointerOf = (path: PropertyKey[]): string =>
  path.map((p) => `/${String(p).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/** A schema issue in words, without the validator's vocabulary. */
export function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined') ? 'is missing' : issue.message.replace(/^Invalid input: /, '');
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((v) => JSON.stringify(v)).join(' or ')}`;
  if (issue.code === 'invalid_format' && issue.format === 'regex') return `has the wrong form (expected ${issue.pattern})`;
  if (issue.code === 'invalid_union')
    return issue.errors.length > 0 ? issue.errors.map((e) => e.map(reasonOf).join(', ')).join('; or ') : 'is of no known kind';
  return issue.message.replace(/^(Invalid input: |Too (small|big): )/, '');
}
