import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { CaseView } from '../api/types.ts';
import { useCases, useFeed } from '../live/use-feed.ts';

export type LoadedCase = {
  view: CaseView | null;
  fault: ApiProblem | null;
  /** A newer answer about this case; an older one is dropped. */
  take(view: CaseView): void;
  reload(): void;
};

/** The whole case, asked for again whenever the feed knows a newer version; what is shown stays until the answer is here. */
export function useCase(caseId: string): LoadedCase {
  const feed = useFeed();
  const known = useCases().cases.get(caseId)?.version ?? 0;
  const [view, setView] = useState<CaseView | null>(null);
  const [fault, setFault] = useState<ApiProblem | null>(null);
  const [tries, setTries] = useState(0);
  const take = useCallback(
    (next: CaseView) => {
      setView((old) => (old && old.version > next.version ? old : next));
      setFault(null);
      feed.put(next);
    },
    [feed],
  );
  const isBehind = view === null || view.version < known;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for a newer version, or when the person asks again
  useEffect(() => {
    if (!isBehind && tries === 0) return;
    const leaving = new AbortController();
    call<CaseView>('GET', `/v1/cases/${encodeURIComponent(caseId)}`, { signal: leaving.signal }).then(take, (error) => {
      if (!leaving.signal.aborted) setFault(error instanceof ApiProblem ? error : new ApiProblem(0, {}));
    });
    return () => leaving.abort();
  }, [caseId, known, tries]);
  return { view, fault, take, reload: () => setTries((n) => n + 1) };
}
