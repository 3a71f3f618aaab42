import { isCanaryCase } from '#domain/canary/canary.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Instant } from '#domain/time.ts';
import { type CaseFacts, factsOf } from './facts.ts';
import { datesOf, type Period } from './period.ts';

const daysAtOnce = 4;
const readers = 6;

/**
 * The facts of all cases of the period. A few days are read at a time, and each whole case is forgotten as soon as its facts are known;
 * some reads run side by side, because most of their time is waiting.
 */
export async function readFacts(cases: Pick<CaseStore, 'ofDays'>, period: Period, now: Instant): Promise<CaseFacts[]> {
  const dates = datesOf(period);
  // An index may name a case under an old day and a new one: each counts once.
  const facts = new Map<string, CaseFacts>();
  const read = async () => {
    for (let days = dates.splice(0, daysAtOnce); days.length > 0; days = dates.splice(0, daysAtOnce))
      for (const record of await cases.ofDays(days)) if (!isCanaryCase(record.case)) facts.set(record.case.caseId, factsOf(record, now));
  };
  await Promise.all(Array.from({ length: readers }, read));
  return [...facts.values()];
}
