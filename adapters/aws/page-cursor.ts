import type * as z from 'zod';
import { BadCursor } from '#domain/case/case-store.ts';

/** Where a query is to go on, as a word for the caller. */
export const pageCursor = (last: Record<string, unknown> | undefined): string | null =>
  last ? Buffer.from(JSON.stringify(last)).toString('base64url') : null;

/** The place that such a word names; throws BadCursor for one that fits no key of the listing. */
export function placeOf<Key>(schema: z.ZodType<Key>, cursor: string): Key {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new BadCursor('not a cursor of this listing');
  }
}
