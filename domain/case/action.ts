import * as z from 'zod';
import type { Instant } from '#domain/time.ts';
import { type Case, ownerOf } from './case.ts';
import { outcomes } from './taxonomy.ts';

const note = z.string().trim().min(1).max(5000).optional();

const promised = z.string().trim().min(1).max(500);

const person = z.string().min(1).max(64);

/** Bodies of the agent actions; an unknown key is ignored. Ids are checked against the insurer's taxonomy. */
export const actionBodies = {
  claim: z.object({}),
  release: z.object({ note }),
  attempts: z.object({ outcome: z.enum(outcomes), note, occurredAt: z.iso.datetime({ offset: true }).optional() }),
  transfer: z.object({ team: z.string().min(1).max(64), note }),
  resolve: z.object({
    rootCause: z.string().min(1).max(128),
    responsibleParty: z.string().min(1).max(128),
    actions: z.array(z.string().min(1).max(128)).min(1).max(20),
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
  reassign: z.object({ person, note }),
  helpers: z.object({ person, note }),
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
  | { type: 'attempts'; outcome: (typeof outcomes)[number]; occurredAt: Instant; noteId?: string }
  | { type: 'transfer'; team: string; receiver: string; noteId?: string }
  | {
      type: 'resolve';
      rootCause: string;
      responsibleParty: string;
      actions: string[];
      promise?: { dueAt?: Instant; from?: Instant; noteId?: string };
      noteId?: string;
    }
  | { type: 'reopen'; noteId?: string }
  | { type: 'phone'; isKnown: boolean }
  | { type: 'notes' | 'nudge' | 'order'; noteId?: string }
  | { type: 'reassign' | 'helpers'; person: string; noteId?: string }
  | { type: 'verdict'; right: boolean; noteId?: string };

export type Actor = { id: string; role: 'agent' | 'lead' | 'manager' | 'admin' | 'source' };

/** Why an action is not done: `conflict` (409) the case does not allow it now; `forbidden` (403) this person may not. */
export type Refusal = { refused: 'conflict' | 'forbidden'; detail: string; owner?: string | null };
export type Acted = { case: Case } | Refusal;

export const conflict = (c: Case, detail: string): Refusal => ({ refused: 'conflict', detail, owner: ownerOf(c) });
export const forbidden = (c: Case, detail: string): Refusal => ({ refused: 'forbidden', detail, owner: ownerOf(c) });

export const isRefusal = (x: Acted): x is Refusal => 'refused' in x;
