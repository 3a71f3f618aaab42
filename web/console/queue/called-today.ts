import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import type { ListedCase } from '../api/types.ts';

type Called = Pick<ListedCase, 'firstAttemptBy' | 'firstAttemptAt' | 'callback'>;
export type Tally = { called: number; inTime: number };

/** The cases of which this person made the first call today, whoever has them by now, and how many of those calls were in time. */
export function tallyOf(cases: readonly Called[], person: string, isToday: (at: string) => boolean): Tally {
  const own = cases.filter((c) => c.firstAttemptBy === person && c.firstAttemptAt !== null && isToday(c.firstAttemptAt));
  return { called: own.length, inTime: own.filter((c) => c.callback === 'met').length };
}

const pageSize = 200;
/** A day of a large team fits into so many pages; beyond, no number is better than one that is too low. */
const mostPages = 10;

/** Null until every page is here, and when they do not come: the line is left out then. */
export function useCalledToday(person: string, date: (at: string | number) => string): Tally | null {
  const [tally, setTally] = useState<Tally | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew for another person only; the formatter is new each time
  useEffect(() => {
    const leaving = new AbortController();
    const today = date(Date.now());
    everyCase(leaving.signal).then(
      (cases) => cases && setTally(tallyOf(cases, person, (at) => date(at) === today)),
      () => {},
    );
    return () => leaving.abort();
  }, [person]);
  return tally;
}

async function everyCase(signal: AbortSignal): Promise<ListedCase[] | null> {
  const found: ListedCase[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await call<{ items: ListedCase[]; cursor: string | null }>('GET', '/v1/cases', {
      query: { limit: pageSize, cursor },
      signal,
    });
    found.push(...answer.items);
    if (answer.cursor === null) return found;
    cursor = answer.cursor;
  }
  return null;
}
