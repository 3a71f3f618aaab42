import type { Fault } from '#domain/feedback/fault.ts';

/** An answer that is not a success, as application/problem+json (RFC 9457) with the faults by field. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly errors: Fault[];
  readonly more: Record<string, unknown>;

  constructor(status: number, title: string, errors: Fault[] = [], more: Record<string, unknown> = {}) {
    super(title);
    this.status = status;
    this.errors = errors;
    this.more = more;
  }
}

export const faultAt = (pointer: string, detail: string): Fault => ({ pointer, detail });
