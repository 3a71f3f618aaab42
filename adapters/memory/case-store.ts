import { dateIn } from '#domain/calendar/zoned.ts';
import { type Case, isClosed } from '#domain/case/case.ts';
import { BadCursor, type CaseFilter, type CaseStore, matches, responsible } from '#domain/case/case-store.ts';
import type { Instant } from '#domain/time.ts';
import { frozen } from './frozen.ts';

/** Open cases before closed ones, kept ones before those handed over. */
const rank = (c: Case, { teams }: CaseFilter): number => Number(isClosed(c)) * 2 + Number(!teams.includes(c.team));

export function memoryCases(timeZone: string): CaseStore & { all(): Case[] } {
  const cases = new Map<string, Case>();
  const firstAlert = new Map<string, Instant>();
  const all = () => [...cases.values()];
  return {
    all,
    async get(caseId) {
      return cases.get(caseId) ?? null;
    },
    async getMany(caseIds) {
      return [...new Set(caseIds)].flatMap((caseId) => cases.get(caseId) ?? []);
    },
    async create(c) {
      if (cases.has(c.caseId)) return false;
      cases.set(c.caseId, frozen(c));
      return true;
    },
    async save(c) {
      if (cases.get(c.caseId)?.version !== c.version - 1) return false;
      cases.set(c.caseId, frozen(c));
      return true;
    },
    async list(filter, limit, cursor) {
      const from = cursor === undefined ? '0' : Buffer.from(cursor, 'base64url').toString();
      if (!/^\d+$/.test(from)) throw new BadCursor('not a cursor of this listing');
      const start = Number(from);
      const found = all()
        .filter(matches(filter))
        .sort((a, b) => rank(a, filter) - rank(b, filter) || b.openedAt - a.openedAt);
      const end = start + limit;
      return { cases: found.slice(start, end), cursor: end < found.length ? Buffer.from(String(end)).toString('base64url') : null };
    },
    async changed(from, limit) {
      const found = all()
        .filter((c) => c.changedAt >= from)
        .sort((a, b) => a.changedAt - b.changedAt);
      const last = found[limit - 1]?.changedAt ?? Number.POSITIVE_INFINITY;
      const cases = found.filter((c) => c.changedAt <= last);
      return { cases, next: cases.length < found.length ? last + 1 : null };
    },
    async overdue(before, limit) {
      const late = all().filter((c) => c.wakeAt !== null && c.wakeAt < before && !c.farAhead);
      return late.slice(0, limit).map((c) => c.caseId);
    },
    async approaching(before, limit) {
      const near = all().filter((c) => c.wakeAt !== null && c.wakeAt < before && c.farAhead);
      return near.slice(0, limit).map((c) => c.caseId);
    },
    async loadOf(person, upTo) {
      return Math.min(upTo, all().filter((c) => !isClosed(c) && responsible(c) === person).length);
    },
    async ofDays(dates) {
      const found = all().filter((c) => dates.includes(dateIn(c.submittedAt, timeZone)));
      return found.map((c) => ({ case: c, firstAlertAt: firstAlert.get(c.caseId) }));
    },
    async markFirstAlert(caseId, at) {
      if (cases.has(caseId) && !firstAlert.has(caseId)) firstAlert.set(caseId, at);
    },
  };
}
