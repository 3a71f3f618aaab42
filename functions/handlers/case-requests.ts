import * as z from 'zod';
import type { Actor } from '#domain/case/action.ts';
import { matterStates } from '#domain/case/case.ts';
import type { Viewer } from '#domain/case/read-case.ts';
import type { Identity } from '../middleware/identity.ts';
import { faultAt, Problem } from '../middleware/problem.ts';

/** The shape of our own ids; anything else names nothing, and is not worth a read. */
export const isId = (id: string | undefined): id is string => id !== undefined && /^[cf][0-9a-z-]{1,63}$/.test(id);

const text = z.string().min(1).max(200);

/** Query of the case list; `limit` is ours, at most 200 a page. */
export const ListQuery = z.object({
  state: z.enum(matterStates).optional(),
  team: text.optional(),
  owner: text.optional(),
  customer: text.optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const viewerOf = ({ id, roles }: Identity): Viewer => ({
  id,
  seesAll: roles.some((r) => r === 'lead' || r === 'manager' || r === 'admin'),
});

/** A lead who is also an agent acts as a lead. */
export const actorOf = ({ id, roles }: Identity): Actor => ({
  id,
  role: (['lead', 'manager'] as const).find((role) => roles.includes(role)) ?? 'agent',
});

export const notFound = (what: string, pointer: string) =>
  new Problem(404, `No such ${what}`, [faultAt(pointer, `no ${what} has this id`)]);
