import { type View, views } from './rows.ts';

/** `view`: null where none is named. */
export type Address = { view: View | null; caseId: string | null; q: string };

export function readAddress(search: string): Address {
  const asked = new URLSearchParams(search);
  const view = views.find((v) => v === asked.get('view')) ?? null;
  return { view, caseId: asked.get('case'), q: asked.get('q') ?? '' };
}

export function writeAddress({ view, caseId, q }: Address): string {
  const said = new URLSearchParams({ ...(view ? { view } : {}), ...(caseId ? { case: caseId } : {}), ...(q ? { q } : {}) });
  return `/queue?${said}`;
}
