import type { ListedCase } from '../api/types.ts';
import { newerOf } from './newer.ts';

/** What an answer says: how cases are now, and which have left this person's sight. */
export type News = { items: readonly ListedCase[]; gone: readonly string[] };

/** Several pages in their order as one: what went and came back is shown, what came and went is not. */
export function together(pages: readonly News[]): News {
  const gone = new Set<string>();
  for (const page of pages) {
    for (const { caseId } of page.items) gone.delete(caseId);
    for (const caseId of page.gone) gone.add(caseId);
  }
  return { items: pages.flatMap(({ items }) => items).filter(({ caseId }) => !gone.has(caseId)), gone: [...gone] };
}

/** The cases with what is news in it, by version, and how many changed. */
export function merged(known: ReadonlyMap<string, ListedCase>, { items, gone }: News): { cases: Map<string, ListedCase>; changed: number } {
  const cases = new Map(known);
  let changed = 0;
  for (const caseId of gone) if (cases.delete(caseId)) changed++;
  for (const c of items) {
    const before = cases.get(c.caseId);
    const newer = newerOf(before, c);
    if (newer === before) continue;
    cases.set(c.caseId, newer);
    changed++;
  }
  return { cases, changed };
}
