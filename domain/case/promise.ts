import { type Instant, seconds } from '#domain/time.ts';
import type { Case } from './case.ts';

/** A promise is a matter of its day: work written down so long after it still tells that it was kept. */
const graceSeconds = 86_400;

/** What was promised to the customer with a date, when the case was resolved. A pure function of the case's history. */
export type DatedPromise = {
  round: number;
  by: string;
  dueAt: Instant;
  /** The customer's yes, or a call or a note of the owner on its day or within a day after it; absent while there is none. */
  keptAt?: Instant;
  /** The matter was taken up again before the date: another callback is owed instead. */
  lapsed: boolean;
};

export function promisesOf({ timeline }: Pick<Case, 'timeline'>): DatedPromise[] {
  return timeline.flatMap((e, i): DatedPromise[] => {
    const { dueAt, actor: by, round } = e;
    if (e.type !== 'resolved' || dueAt === undefined) return [];
    const [from, until] = [e.from ?? dueAt, dueAt + seconds(graceSeconds)];
    const after = timeline.slice(i + 1).map((x) => ({ ...x, at: x.occurredAt ?? x.at }));
    const keeps = after.find(
      (x) => x.type === 'confirmed' || ((x.type === 'attempted' || x.type === 'noted') && x.actor === by && x.at >= from && x.at <= until),
    );
    const lapsed = !keeps && after.some((x) => x.type === 'round-opened' && x.at < dueAt);
    return [{ round, by, dueAt, lapsed, ...(keeps ? { keptAt: keeps.at } : {}) }];
  });
}

/** Null: it lapsed. */
export function promiseState({ dueAt, keptAt, lapsed }: DatedPromise, now: Instant): 'pending' | 'met' | 'breached' | null {
  if (keptAt !== undefined) return 'met';
  if (lapsed) return null;
  return now > dueAt ? 'breached' : 'pending';
}

/** The promise of a resolved case that nothing has been done about yet; null when there is none. */
export function openPromise(c: Case): DatedPromise | null {
  const last = c.matter.state === 'resolved' ? promisesOf(c).at(-1) : undefined;
  return last && last.round === c.rounds.length && last.keptAt === undefined ? last : null;
}
