import * as z from 'zod';
import type { Instant } from '#domain/time.ts';

export const auditedDeeds = [
  'case-opened',
  'case-acted',
  'phone-revealed',
  'figures-read',
  'presence-changed',
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
  /** Which action, state, queue or list. */
  detail: z.string().optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export type AuditFilter = { person?: string | undefined; caseId?: string | undefined };
export const fits =
  ({ person, caseId }: AuditFilter) =>
  (e: AuditEntry): boolean =>
    (person === undefined || e.who === person) && (caseId === undefined || e.caseId === caseId);

export type AuditPage = { entries: AuditEntry[]; cursor: string | null };

/** Kept 400 days, then forgotten. */
export const keptDays = 400;

export interface AuditLog {
  write(entry: AuditEntry): Promise<void>;
  /** One day of the insurer's time zone, newest first; a page may be short and still have a cursor. Throws BadCursor. */
  ofDay(day: string, filter: AuditFilter, limit: number, cursor?: string): Promise<AuditPage>;
}

/** Opened again and again by one person within this time, a case is entered once. */
const againAfter = 600_000;
const mostRemembered = 5000;

/** Whether an entry says anything new: one memory for each process. */
export function newsOnly(): (entry: AuditEntry) => boolean {
  const last = new Map<string, Instant>();
  return ({ at, who, what, caseId }) => {
    if (what !== 'case-opened') return true;
    const key = `${who} ${caseId}`;
    if (at - (last.get(key) ?? Number.NEGATIVE_INFINITY) < againAfter) return false;
    if (last.size >= mostRemembered) last.clear();
    last.set(key, at);
    return true;
  };
}
