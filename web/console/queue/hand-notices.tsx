import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { useCases } from '../live/use-feed.ts';
import { useOwnWords } from '../words/use-words.ts';
import { readAddress } from './address.ts';
import { type ChangeOfHand, changesOfHand, isStillSo } from './claim-watch.ts';
import { Notice } from './notice.tsx';
import { usePressed } from './pressed.ts';
import { queueWords } from './words.ts';

const shownAtMost = 3;

/** What others and time did to the cases in one's hand: each stands until it is put away, the case is opened, or it is no longer so. */
export function HandNotices({ claimedHere }: { claimedHere: Set<string> }) {
  const { me, personName, touchpointName } = useStart();
  const { cases } = useCases();
  const words = useOwnWords(queueWords);
  const { isUnseen, see } = usePressed();
  const opened = useOpened();
  const [changed, setChanged] = useState<ChangeOfHand[]>([]);
  const known = useRef(cases);
  useEffect(() => {
    const found = changesOfHand(known.current, cases, me.id, serverNow()).filter(
      ({ kind, caseId }) => kind !== 'assigned' || !claimedHere.has(caseId),
    );
    known.current = cases;
    for (const { kind, caseId } of found) if (kind === 'returned') claimedHere.delete(caseId);
    setChanged((before) => {
      const kept = before.filter((b) => isStillSo(b, cases.get(b.caseId), me.id) && !found.some(({ caseId }) => caseId === b.caseId));
      return found.length === 0 && kept.length === before.length ? before : [...kept, ...found].slice(-shownAtMost);
    });
  }, [cases, me.id, claimedHere]);
  useEffect(() => setChanged((before) => before.filter(({ caseId }) => caseId !== opened)), [opened]);
  const open = opened === null ? undefined : cases.get(opened);
  const isNews = open !== undefined && isUnseen(open);
  useEffect(() => {
    if (open && isNews) see(open);
  }, [open, isNews, see]);

  const textOf = (change: ChangeOfHand) => {
    if (!('by' in change)) return words[change.kind];
    return words[change.kind](personName(change.by), touchpointName(cases.get(change.caseId)?.touchpoint ?? ''));
  };
  return changed.map((change) => (
    <Notice
      key={`${change.caseId} ${change.kind} ${'at' in change ? change.at : ''}`}
      tone="warning"
      text={textOf(change)}
      close={() => setChanged((before) => before.filter((other) => other !== change))}
      open={{ view: change.kind === 'returned' ? 'team' : 'mine', caseId: change.caseId }}
    />
  ));
}

/** The case that is open now, beside the queue or on its own page. */
function useOpened(): string | null {
  const [path] = useLocation();
  const search = useSearch();
  return path === '/queue' ? readAddress(search).caseId : (/^\/cases\/([^/]+)$/.exec(path)?.[1] ?? null);
}
