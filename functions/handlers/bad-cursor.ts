import { BadCursor } from '#domain/case/case-store.ts';
import { faultAt, Problem } from '../middleware/problem.ts';

/** A cursor that was not handed out is a fault of the request. */
export function badCursor(error: unknown): never {
  if (error instanceof BadCursor) throw new Problem(400, 'The request has faults', [faultAt('/query/cursor', error.message)]);
  throw error;
}
