import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';

/** What one panel shows: its answer, or why there is none yet. */
export type Loaded<T> = { answer: T | null; fault: ApiProblem | null; again(): void };

/** A year of figures takes the function its time. */
export const patience = 30_000;

/** Asks the API anew whenever the query changes; answers of older queries are dropped. */
export function useLoaded<T>(path: string, query: Record<string, string>): Loaded<T> {
  const key = JSON.stringify([path, query]);
  const [tries, setTries] = useState(0);
  const [heard, setHeard] = useState<{ key: string; answer: T | null; fault: ApiProblem | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the path and the query; asked again when somebody tries again
  useEffect(() => {
    const leaving = new AbortController();
    setHeard(null);
    call<T>('GET', path, { query, signal: leaving.signal, patience }).then(
      (answer) => !leaving.signal.aborted && setHeard({ key, answer, fault: null }),
      (error) => !leaving.signal.aborted && setHeard({ key, answer: null, fault: problemOf(error) }),
    );
    return () => leaving.abort();
  }, [key, tries]);
  const current = heard?.key === key ? heard : null;
  return { answer: current?.answer ?? null, fault: current?.fault ?? null, again: () => setTries((n) => n + 1) };
}

const problemOf = (error: unknown): ApiProblem => (error instanceof ApiProblem ? error : new ApiProblem(0, { title: String(error) }));
