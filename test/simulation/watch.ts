import { type Case, isClosed, ownerOf } from '#domain/case/case.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Invocation } from './invocation.ts';

export type Violation = { at: number; what: string };

/** What is said about a closed case changes nothing of it. */
const onlyCommentedOn = (before: Case, c: Case): boolean =>
  JSON.stringify([before.matter, before.rounds]) === JSON.stringify([c.matter, c.rounds]) &&
  c.timeline.slice(before.timeline.length).every((e) => e.type === 'noted' || e.type === 'judgement-checked');

/** Looks at every write of a case as it happens, and remembers each version, so that a reader can be held to what it knew. */
export function watchful() {
  const versions = new Map<string, Case[]>();
  const violations: Violation[] = [];

  const demandOneOpen = (all: Case[], c: Case, at: number) => {
    const others = all.filter((other) => other.customerId === c.customerId && other.caseId !== c.caseId && !isClosed(other));
    if (!isClosed(c) && others.length > 0)
      violations.push({ at, what: `${c.customerId} has two open cases: ${c.caseId} and ${others[0]!.caseId}` });
  };
  const written = (all: Case[], c: Case, at: number) => {
    const history = versions.get(c.caseId) ?? [];
    if (c.version !== history.length + 1) violations.push({ at, what: `${c.caseId} went from version ${history.length} to ${c.version}` });
    versions.set(c.caseId, [...history, c]);
    const before = history.at(-1);
    if (before && isClosed(before) && !onlyCommentedOn(before, c))
      violations.push({ at, what: `${c.caseId} was ${before.matter.state} and was changed` });
    if (before && c.wakeAt !== before.wakeAt && c.revision === before.revision)
      violations.push({ at, what: `${c.caseId} changed its wake-up without a new revision` });
    if (!isClosed(c) && c.wakeAt === null) violations.push({ at, what: `${c.caseId} is ${c.matter.state} and waits for nothing` });
    demandOneOpen(all, c, at);
  };

  return {
    violations,
    versions,
    /** What a case was when that version of it was read. */
    stateAt(caseId: string, version: number): { stateRead: string; ownerRead: string | null } {
      const c = versions.get(caseId)?.[version - 1];
      return { stateRead: c?.matter.state ?? 'unread', ownerRead: c ? ownerOf(c) : null };
    },
    cases(store: CaseStore & { all(): Case[] }, now: () => number, reader: Invocation): CaseStore {
      const { all, ...rest } = store;
      return {
        ...rest,
        async get(caseId) {
          const c = await store.get(caseId);
          if (c) reader.seen.set(caseId, { version: c.version, at: now() });
          return c;
        },
        async create(c) {
          const done = await store.create(c);
          if (done) written(all(), c, now());
          return done;
        },
        async save(c) {
          const done = await store.save(c);
          if (done) written(all(), c, now());
          return done;
        },
      };
    },
  };
}
