import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useCases } from '../live/use-feed.ts';
import { useWords } from '../words/use-words.ts';
import { finds, inViews, type Row, takenStays, type View, type Viewer, type Views, withTaken } from './rows.ts';

export function useViewer(): Viewer {
  const { me } = useStart();
  return useMemo(() => ({ id: me.id, teams: me.teams }), [me]);
}

/** The cases by view, and the rows of one of them as they are to be shown. */
export function useRows(view: View, q: string): { inView: Views; rows: Row[] } {
  const { cases } = useCases();
  const viewer = useViewer();
  const { touchpointName, personName } = useStart();
  const { signals, severities } = useWords();
  const inView = useMemo(() => inViews(cases.values(), viewer), [cases, viewer]);
  const listed = useMemo(() => {
    if (q.trim() === '') return inView[view];
    const texts = (c: ListedCase) => [
      ...[c.caseId, c.customerId, touchpointName(c.touchpoint), severities[c.severity], c.words?.comment ?? ''],
      ...(c.words?.options ?? []),
      ...c.signals.map((s) => signals[s]),
      ...[c.owner, c.proposedOwner].flatMap((p) => (p ? [personName(p)] : [])),
    ];
    return inView[view].filter((c) => finds(q.trim(), texts(c)));
  }, [inView, view, q, touchpointName, personName, severities, signals]);

  const list = `${view}\n${q}`;
  const last = useRef<{ list: string; rows: Row[] }>({ list, rows: [] });
  const [turn, again] = useReducer((n: number) => n + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when a taken row has stood long enough
  const rows = useMemo(
    () => withTaken(last.current.list === list ? last.current.rows : [], listed, cases, viewer.id, Date.now()),
    [list, listed, cases, viewer.id, turn],
  );
  useEffect(() => {
    last.current = { list, rows };
    const oldest = Math.min(...rows.flatMap(({ takenAt }) => (takenAt === null ? [] : [takenAt])));
    if (oldest === Number.POSITIVE_INFINITY) return;
    const timer = setTimeout(again, oldest + takenStays - Date.now());
    return () => clearTimeout(timer);
  }, [list, rows]);
  return { inView, rows };
}
