import { type BreachCause, breachCauses } from '#domain/case/case.ts';
import type { CaseSummary } from '#domain/case/view.ts';
import type { CallbackFact, CaseFacts } from './facts.ts';
import { causeId } from './groups.ts';

const ofCases = {
  cases: () => true,
  resolved: (f) => f.resolved,
  confirmed: (f) => f.confirmed,
  unconfirmed: (f) => f.unconfirmed,
  unreached: (f) => f.unreached,
  reopened: (f) => f.reopened,
  attempted: (f) => f.times.toFirstAttempt !== undefined,
  slowest: (f) => f.times.toFirstAttempt !== undefined,
} satisfies Record<string, (f: CaseFacts) => boolean>;

const ofCallbacks: Record<string, (callback: CallbackFact) => boolean> = {
  owed: () => true,
  met: ({ state }) => state === 'met',
  breached: ({ state }) => state === 'breached',
  pending: ({ state }) => state === 'pending',
  ...Object.fromEntries(breachCauses.map((cause) => [`breached:${causeId(cause)}`, (callback: CallbackFact) => callback.cause === cause])),
};

/** Figures that open to their cases. */
export const figureIds = [...Object.keys(ofCases), ...Object.keys(ofCallbacks)];

/** One thing a figure counts: a case, or one callback owed to it. */
export type Counted = { facts: CaseFacts; callback: CallbackFact | null };

/** What that figure counts, newest case first; `slowest` from the longest wait for a first attempt to the shortest. */
export function countedUnder(figure: string, facts: CaseFacts[]): Counted[] {
  const ofCallback = ofCallbacks[figure];
  const counted = ofCallback
    ? facts.flatMap((f) => f.callbacks.filter(ofCallback).map((callback) => ({ facts: f, callback })))
    : facts.filter(ofCases[figure as keyof typeof ofCases]).map((f) => ({ facts: f, callback: null }));
  return counted.sort((a, b) => rankOf(figure, b) - rankOf(figure, a) || (placeOf(a) < placeOf(b) ? -1 : 1));
}

const rankOf = (figure: string, { facts }: Counted): number => (figure === 'slowest' ? facts.times.toFirstAttempt! : facts.submittedAt);
const placeOf = ({ facts, callback }: Counted): string => `${facts.caseId}_${callback?.round ?? 0}`;

export type Page = { counted: Counted[]; total: number; cursor: string | null };

/** The page after the cursor. A cursor names the last thing shown by its rank and place, so it also holds when that one counts no more. */
export function pageOf(figure: string, facts: CaseFacts[], limit: number, cursor: string | undefined): Page {
  const all = countedUnder(figure, facts);
  const start = cursor === undefined ? 0 : all.filter((one) => !isAfter(figure, one, cursor)).length;
  const counted = all.slice(start, start + limit);
  const last = counted.at(-1);
  const more = start + limit < all.length;
  return { counted, total: all.length, cursor: more && last ? `${rankOf(figure, last)}_${placeOf(last)}` : null };
}

function isAfter(figure: string, one: Counted, cursor: string): boolean {
  const cut = cursor.indexOf('_');
  const further = Number(cursor.slice(0, cut)) - rankOf(figure, one);
  return further > 0 || (further === 0 && placeOf(one) > cursor.slice(cut + 1));
}

/**
 * A case as it is now, with what was counted of it: which round, why late, who called first for it; and the seconds to the first attempt
 * at all. Who has the case in hand today may be somebody else.
 */
export type CaseBehind = CaseSummary & {
  counted: { round: number | null; cause: BreachCause | null; caller: string | null; firstAttemptAfter: number | null };
};

export function caseBehind(summary: CaseSummary, { facts, callback }: Counted): CaseBehind {
  const wait = facts.times.toFirstAttempt;
  const firstAttemptAfter = wait === undefined ? null : wait / 1000;
  // With an attempt, the agent of the facts is who made the first one.
  const caller = (callback ? callback.caller : wait === undefined ? null : facts.agent) ?? null;
  return { ...summary, counted: { round: callback?.round ?? null, cause: callback?.cause ?? null, caller, firstAttemptAfter } };
}

export type CasesBehindAnswer = { items: CaseBehind[]; cursor: string | null; total: number };
