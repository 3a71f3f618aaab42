import * as z from 'zod';
import type { Instant } from '#domain/time.ts';
import { Level } from './team.ts';

/** Who did it, and when. */
const Mark = z.object({ at: z.number(), by: z.string() });
export type Mark = z.infer<typeof Mark>;

const span = { id: z.string(), version: z.int().positive(), from: z.number(), until: z.number(), reason: z.string() };
const entered = z.object({ asked: Mark, withdrawn: Mark.optional() });

/** Somebody is not there, whatever the rota says. */
export const Absence = z.object({ kind: z.literal('absence'), ...span, person: z.string(), marks: entered });
export type Absence = z.infer<typeof Absence>;

/** Somebody is there besides the rota. `team: "*"` serves every callback team, as in the rota. */
export const Override = z.object({
  kind: z.literal('override'),
  ...span,
  person: z.string(),
  team: z.string(),
  level: Level,
  backup: z.boolean(),
  marks: entered,
});
export type Override = z.infer<typeof Override>;

/** A colleague takes somebody's place in a team. Counts once the colleague has agreed and a lead has approved. */
export const Swap = z.object({
  kind: z.literal('swap'),
  ...span,
  requester: z.string(),
  colleague: z.string(),
  team: z.string(),
  marks: entered.extend({ agreed: Mark.optional(), approved: Mark.optional(), declined: Mark.optional() }),
});
export type Swap = z.infer<typeof Swap>;

/** A change of the rota at run time. Never deleted, only withdrawn: who was on duty at any past instant stays answerable. */
export const RosterChange = z.discriminatedUnion('kind', [Absence, Override, Swap]);
export type RosterChange = z.infer<typeof RosterChange>;

export const swapStates = ['asked', 'agreed', 'approved', 'declined', 'withdrawn'] as const;
export type SwapState = (typeof swapStates)[number];

export const swapState = ({ marks }: Swap): SwapState => swapStates.findLast((state) => marks[state] !== undefined)!;

/** Since when it counts; null for what has not been approved. */
export const countsSince = (change: RosterChange): Instant | null =>
  change.kind === 'swap' ? (change.marks.approved?.at ?? null) : change.marks.asked.at;

/** Whether it counted at that instant, by what was known then: an absence entered afterwards changes no past. */
export function isInForce(change: RosterChange, at: Instant): boolean {
  const since = countsSince(change);
  const { withdrawn } = change.marks;
  return since !== null && since <= at && change.from <= at && at < change.until && (withdrawn === undefined || at < withdrawn.at);
}

/** In the order in which they took effect: a later word stands over an earlier one. */
export const inOrder = (changes: readonly RosterChange[]): RosterChange[] =>
  changes.toSorted((a, b) => (countsSince(a) ?? 0) - (countsSince(b) ?? 0) || (a.id < b.id ? -1 : 1));

/** Whom it moves. */
export const peopleOf = (change: RosterChange): string[] =>
  change.kind === 'swap' ? [change.requester, change.colleague] : [change.person];
