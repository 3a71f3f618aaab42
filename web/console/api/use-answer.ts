import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './client.ts';
import { ApiProblem } from './problem.ts';

export type Asked<T> = {
  /** The last answer to the question as it now stands; null until it comes. */
  answer: T | null;
  /** Why the last try brought none; an earlier answer is kept beside it. */
  fault: ApiProblem | null;
  again(): void;
};

type Query = Record<string, string | number | undefined>;

/** Asks the API now and, when told, again every so many ms; answers to earlier questions are dropped. A null path asks nothing. */
export function useAnswer<T>(path: string | null, query: Query = {}, everyMilliseconds?: number): Asked<T> {
  const question = path === null ? null : `${path} ${JSON.stringify(query)}`;
  const [state, setState] = useState<{ question: string | null; answer: T | null; fault: ApiProblem | null }>({
    question,
    answer: null,
    fault: null,
  });
  const ask = useRef<() => void>(() => {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for path and query
  useEffect(() => {
    if (path === null) return;
    const gone = new AbortController();
    let asking = false;
    ask.current = async () => {
      if (asking) return;
      asking = true;
      try {
        const answer = await call<T>('GET', path, { query, signal: gone.signal });
        setState({ question, answer, fault: null });
      } catch (error) {
        if (!gone.signal.aborted && error instanceof ApiProblem)
          setState((before) => ({ question, answer: before.question === question ? before.answer : null, fault: error }));
      } finally {
        asking = false;
      }
    };
    ask.current();
    const timer = everyMilliseconds === undefined ? null : setInterval(() => document.hidden || ask.current(), everyMilliseconds);
    return () => {
      gone.abort();
      if (timer !== null) clearInterval(timer);
    };
  }, [question, everyMilliseconds]);
  const isCurrent = state.question === question;
  return {
    answer: isCurrent ? state.answer : null,
    fault: isCurrent ? state.fault : null,
    again: useCallback(() => ask.current(), []),
  };
}
