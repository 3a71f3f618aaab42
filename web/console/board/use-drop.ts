import App from 'antd/es/app';
import { useCallback, useState } from 'react';
import type { StaffItem } from '#domain/staff/board.ts';
import { ApiProblem } from '../api/problem.ts';
import { useStart } from '../app/start-data.ts';
import { mayTake } from '../lead/candidates.ts';
import { useFeed } from '../live/use-feed.ts';
import { useOwnWords } from '../words/use-words.ts';
import { type Dropped, undoBody, wayBack } from './drop.ts';
import { useDeed, useRefusal } from './use-deed.ts';
import { boardWords } from './words.ts';

/** Giving a case to somebody by dropping it on the name, and taking that back. */
export function useDrop(onDone: () => void) {
  const words = useOwnWords(boardWords);
  const { teams, people, personName } = useStart();
  const { message } = App.useApp();
  const feed = useFeed();
  const deed = useDeed();
  const refusal = useRefusal();
  const [dragged, drag] = useState<string | null>(null);
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const caseOf = (caseId: string | null) => (caseId === null ? undefined : feed.get().cases.get(caseId));

  const mayDrop = (p: StaffItem): boolean => {
    const c = caseOf(dragged);
    return c !== undefined && mayTake(c, p, teams);
  };
  const drop = async (p: StaffItem) => {
    const c = caseOf(dragged);
    drag(null);
    if (!c) return;
    try {
      const { version } = await deed(c, 'reassign', { person: p.person });
      setDropped({ caseId: c.caseId, version, to: p.name, back: wayBack(c, p.person, people, teams) });
      onDone();
    } catch (error) {
      void message.error(refusal(error));
    }
  };
  const forget = useCallback(() => setDropped(null), []);
  const undo = async () => {
    const c = dropped && caseOf(dropped.caseId);
    const body = dropped && undoBody(dropped);
    if (!c || !body) return;
    forget();
    try {
      await deed(c, 'reassign', body);
      void message.success(words.undone(body.person && personName(body.person)));
      onDone();
    } catch (error) {
      void message.error(error instanceof ApiProblem && error.status === 409 ? words.notUndone : refusal(error));
    }
  };
  return { drag, drop, mayDrop, dropped, undo, forget };
}
