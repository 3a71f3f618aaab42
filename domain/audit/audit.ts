import * as z from 'zod';
import type { Instant } from '#domain/time.ts';

export const auditedDeeds = [
  'case-opened',
  'case-acted',
  'phone-revealed',
  'feedback-read',
  'figures-read',
  'figures-exported',
  'refused',
  'presence-changed',
  'rota-changed',
  'preferences-changed',
  'calendar-link-renewed',
  'dead-letters-replayed',
  'audit-read',
] as const;
export type Deed = (typeof auditedDeeds)[number];

/** What somebody did or looked at. Ids and words of ours only: no name, number or word of a customer. */
export const AuditEntry = z.object({
  at: z.number(),
  /** The `sub` of the token. */
  who: z.string(),
  what: z.enum(auditedDeeds),
  caseId: z.string().optional(),
  feedbackId: z.string().optional(),
  /** Which action, state, queue, list or route. */
  detail: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** `caseId`: a whole id, or the end of one by which people call a case. */
export type AuditFilter = { person?: string | undefined; what?: Deed | undefined; caseId?: string | undefined };
export const fits =
  ({ person, what, caseId }: AuditFilter) =>
  (e: AuditEntry): boolean =>
    (person === undefined || e.who === person) &&
    (what === undefined || e.what === what) &&
    (caseId === undefined || e.caseId?.endsWith(caseId) === true);

export type AuditPage = { entries: AuditEntry[]; cursor: string | null };

/** Kept 400 days, then forgotten. */
export const keptDays = 400;

export interface AuditLog {
  write(entry: AuditEntry): Promise<void>;
  /** One day of the insurer's time zone, newest first; a page may be short and still have a cursor. Throws BadCursor. */
  ofDay(day: string, filter: AuditFilter, limit: number, cursor?: string): Promise<AuditPage>;
}

/** What one person does again and again within this time, ms, is entered once; what is not named here, each time. */
const againAfter: Partial<Record<Deed, number>> = { 'case-opened': 600_000, 'feedback-read': 600_000, refused: 60_000 };
const mostRemembered = 5000;

/** Whether an entry says anything new: one memory for each process. Refusals count by route, so that nobody floods the audit with ids. */
export function newsOnly(): (entry: AuditEntry) => boolean {
  const last = new Map<string, Instant>();
  return ({ at, who, what, caseId, feedbackId, detail }) => {
    const pause = againAfter[what];
    if (pause === undefined) return true;
    const key = [who, what, what === 'refused' ? detail : (feedbackId ?? caseId)].join(' ');
    if (at - (last.get(key) ?? Number.NEGATIVE_INFINITY) < pause) return false;
    if (last.size >= mostRemembered) last.clear();
    last.set(key, at);
    return true;
  };
}
