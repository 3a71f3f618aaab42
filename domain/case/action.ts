import * as z from 'zod';
import { written } from '#domain/feedback/written.ts';
import type { Instant } from '#domain/time.ts';
import { type Case, ownerOf } from './case.ts';
import { outcomes } from './taxonomy.ts';

const note = written(5000).optional();

const promised = written(500);

const person = z.string().min(1).max(64);

const id = z.string().min(1).max(128);
const ids = z.array(id).min(1).max(20);

/** Bodies of the agent actions; an unknown key is ignored. Ids are checked against the insurer's taxonomy. */
export const actionBodies = {
  claim: z.object({}),
  release: z.object({ note }),
  attempts: z.object({
    outcome: z.enum(outcomes),
    note,
    occurredAt: z.iso.datetime({ offset: true }).optional(),
    nextAttemptAt: z.iso.datetime({ offset: true }).optional(),
  }),
  transfer: z.object({ team: z.string().min(1).max(64), note }),
  resolve: z.object({
    rootCause: id,
    responsibleParty: id,
    actions: ids,
    /** What the screen had filled in, so that it is known what was left so. */
    suggested: z.object({ rootCause: id.optional(), responsibleParty: id.optional(), actions: ids.optional() }).optional(),
    /** Only one with a date becomes a deadline; the console asks for it, other systems may not know it. */
    promise: z
      .union([promised, z.object({ text: promised, dueAt: z.iso.datetime({ offset: true }).optional() })], {
        error: 'must be a text, or an object {text, dueAt}',
      })
      .optional(),
    note,
  }),
  reopen: z.object({ note: note.unwrap() }),
  phone: z.object({}),
  notes: z.object({ note: note.unwrap() }),
  nudge: z.object({ note }),
  order: z.object({ note: note.unwrap() }),
  /** Null: back to the team. With `ifVersion` only while nothing else has happened to the case. */
  reassign: z.object({ person: person.nullable(), note, ifVersion: z.int().positive().optional() }),
  helpers: z.object({ person, note }),
  dismiss: z.object({ person, note }),
  verdict: z.object({ right: z.boolean(), note }),
} as const;
export type ActionName = keyof typeof actionBodies;
export type ActionBodies = { [Name in ActionName]: z.infer<(typeof actionBodies)[Name]> };
export type ActionBody = ActionBodies[ActionName];
export const actionNames = Object.keys(actionBodies) as ActionName[];

/** What is asked of a case, checked and with its texts already stored under `noteId`. */
export type Action =
  | { type: 'claim' }
  | { type: 'release'; noteId?: string }
  | { type: 'attempts'; outcome: (typeof outcomes)[number]; occurredAt: Instant; nextAttemptAt?: Instant; noteId?: string }
  | { type: 'transfer'; team: string; receiver: string; noteId?: string }
  | {
      type: 'resolve';
      rootCause: string;
      responsibleParty: string;
      actions: string[];
      suggested?: ActionBodies['resolve']['suggested'];
      promise?: { dueAt?: Instant; from?: Instant; noteId?: string };
      noteId?: string;
    }
  | { type: 'reopen'; noteId?: string }
  | { type: 'phone'; isKnown: boolean }
  | { type: 'notes' | 'nudge' | 'order'; noteId?: string }
  | { type: 'reassign'; person: string | null; ifVersion?: number; noteId?: string }
  | { type: 'helpers' | 'dismiss'; person: string; noteId?: string }
  | { type: 'verdict'; right: boolean; noteId?: string };

export type Actor = { id: string; role: 'agent' | 'lead' | 'manager' | 'admin' | 'source' };

/** Why an action is not done: `conflict` (409) the case does not allow it now, but may from `againAt` on; `forbidden` (403) this person may not. */
export type Refusal = { refused: 'conflict' | 'forbidden'; detail: string; owner?: string | null; againAt?: Instant };
export type Acted = { case: Case } | Refusal;

export const conflict = (c: Case, detail: string): Refusal => ({ refused: 'conflict', detail, owner: ownerOf(c) });
export const forbidden = (c: Case, detail: string): Refusal => ({ refused: 'forbidden', detail, owner: ownerOf(c) });

export function notTheOwner(c: Case, actor: Actor): Refusal | null {
  const owner = ownerOf(c);
  if (owner === actor.id) return null;
  if (owner === null) return { refused: 'conflict', detail: 'nobody has claimed this case; claim it first', owner: null };
  return { refused: 'forbidden', detail: `${owner} owns this case`, owner };
}

export const isRefusal = (x: Acted): x is Refusal => 'refused' in x;
