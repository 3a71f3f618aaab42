import { type AuditEntry, type AuditLog, fits } from '#domain/audit/audit.ts';
import { dateIn } from '#domain/calendar/zoned.ts';
import { BadCursor } from '#domain/case/case-store.ts';

export function memoryAudit(timeZone: string): AuditLog & { all(): AuditEntry[] } {
  const written: AuditEntry[] = [];
  return {
    all: () => written,
    async write(entry) {
      written.push(entry);
    },
    async ofDay(day, filter, limit, cursor = '0') {
      if (!/^\d+$/.test(cursor)) throw new BadCursor('not a cursor of this listing');
      const end = Number(cursor) + limit;
      const found = written.filter((e) => dateIn(e.at, timeZone) === day && fits(filter)(e)).sort((a, b) => b.at - a.at);
      return { entries: found.slice(Number(cursor), end), cursor: end < found.length ? String(end) : null };
    },
  };
}
