import App from 'antd/es/app';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { useFeed } from '../live/use-feed.ts';
import { useClaim } from '../queue/claim.tsx';
import { useOwnWords } from '../words/use-words.ts';
import type { RowDeeds } from './case-row.tsx';
import { isUnclaimed } from './risk.ts';
import { useDeed, useRefusal } from './use-deed.ts';
import { useDrop } from './use-drop.ts';
import { boardWords } from './words.ts';

export type Dialog = { kind: 'reassign' | 'order'; caseId: string };

/** What a lead can do on the board: by dialog, by dropping a case on a name, by taking it over. */
export function useDeeds(onDone: () => void) {
  const words = useOwnWords(boardWords);
  const { me } = useStart();
  const { message } = App.useApp();
  const [, navigate] = useLocation();
  const feed = useFeed();
  const { claim } = useClaim();
  const deed = useDeed();
  const refusal = useRefusal();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { drag, ...dropping } = useDrop(onDone);
  const caseOf = useCallback((caseId: string) => feed.get().cases.get(caseId), [feed]);

  const close = () => setDialog(null);
  const lastAbout = useRef<string | null>(null);
  useEffect(() => {
    const about = lastAbout.current;
    lastAbout.current = dialog?.caseId ?? null;
    if (about !== null && dialog === null) focusCase(about);
  }, [dialog]);
  const done = (said: string) => {
    close();
    void message.success(said);
    onDone();
  };
  const take = async (caseId: string) => {
    const c = caseOf(caseId);
    if (!c) return;
    const mayClaim = isUnclaimed(c) && (c.proposedOwner === me.id || Date.parse(c.exclusiveUntil) <= serverNow());
    try {
      // A claim can be taken back; during the time of the proposed owner only a reassignment is possible.
      if (mayClaim) await claim(caseId);
      else await deed(c, 'reassign', { person: me.id });
    } catch (error) {
      void message.error(refusal(error));
      return;
    }
    if (caseOf(caseId)?.claimedBy !== me.id) return;
    if (!mayClaim) void message.success(words.taken);
    navigate(`/cases/${caseId}`);
  };

  const latest = useRef(take);
  latest.current = take;
  const rows: RowDeeds = useMemo(
    () => ({
      reassign: (caseId) => setDialog({ kind: 'reassign', caseId }),
      order: (caseId) => setDialog({ kind: 'order', caseId }),
      take: (caseId) => void latest.current(caseId),
      drag,
    }),
    [drag],
  );
  return { dialog, close, done, rows, ...dropping };
}

/** Back to the case a dialogue was about; when it is gone, to the first. */
function focusCase(caseId: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.board-case')];
  const row = rows.find(({ dataset }) => dataset.case === caseId) ?? rows[0];
  row?.querySelector<HTMLElement>('.board-link')?.focus();
}
