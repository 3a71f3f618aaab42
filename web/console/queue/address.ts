import { type View, views } from './rows.ts';

export type Address = { view: View; caseId: string | null; q: string };

export function readAddress(search: string): Address {
  const asked = new URLSearchParams(search);
  const view = views.find((v) => v === asked.get('view')) ?? 'team';
  return { view, caseId: asked.get('case'), q: asked.get('q') ?? '' };
}

export function writeAddress({ view, caseId, q }: Address): string {
  const said = new URLSearchParams({ view, ...(caseId ? { case: caseId } : {}), ...(q ? { q } : {}) });
  return `/queue?${said}`;
}
