import type { ComponentType } from 'react';
import type { Words } from '../words/zh.ts';
import { part } from './part.tsx';

export type PageName = Exclude<keyof Words['pages'], 'later'>;
type Page = { path: string; roles: readonly string[]; page?: ComponentType };

/** The pages by their addresses, in the order of the navigation; those without a component come with their own issues. */
export const pages: Record<PageName, Page> = {
  queue: {
    path: '/queue',
    roles: ['agent', 'lead', 'admin'],
    page: part(() => import('../queue/queue-page.tsx'), { isNeededOffline: true }),
  },
  board: { path: '/board', roles: ['lead', 'admin'], page: part(() => import('../board/board-page.tsx')) },
  rota: { path: '/rota', roles: ['agent', 'lead', 'admin'], page: part(() => import('../rota/rota-page.tsx')) },
  overview: { path: '/overview', roles: ['manager', 'lead', 'admin'], page: part(() => import('../figures/overview-page.tsx')) },
  response: { path: '/response', roles: ['manager', 'lead', 'admin'], page: part(() => import('../figures/response-page.tsx')) },
  nps: { path: '/nps', roles: ['manager', 'lead', 'admin'] },
  topics: { path: '/topics', roles: ['manager', 'lead', 'admin'] },
  hotspots: { path: '/hotspots', roles: ['manager', 'lead', 'admin'] },
  complaints: { path: '/complaints', roles: ['manager', 'lead', 'admin'] },
  reports: { path: '/reports', roles: ['manager', 'admin'] },
  deliveries: { path: '/admin/deliveries', roles: ['admin', 'lead'], page: part(() => import('../admin/deliveries-page.tsx')) },
  'dead-letters': { path: '/admin/dead-letters', roles: ['admin'], page: part(() => import('../admin/dead-letters-page.tsx')) },
  policy: { path: '/admin/policy', roles: ['admin'] },
  catalogue: { path: '/admin/catalogue', roles: ['admin'] },
  audit: { path: '/admin/audit', roles: ['admin'], page: part(() => import('../admin/audit-page.tsx')) },
  me: { path: '/me', roles: ['agent', 'lead', 'manager', 'admin'], page: part(() => import('../me/me-page.tsx')) },
};

export const casePage = part(() => import('../case/case-page.tsx'), { isNeededOffline: true });

/** Where each role starts: agents at their queue, leads at their board, managers at their figures. */
export function homeOf(roles: readonly string[]): string {
  if (roles.includes('lead')) return pages.board.path;
  if (roles.includes('manager')) return pages.overview.path;
  if (roles.includes('agent')) return pages.queue.path;
  return pages.deliveries.path;
}
