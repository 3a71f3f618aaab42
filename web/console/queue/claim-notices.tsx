import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { useStart } from '../app/start-data.ts';
import { KeyHint } from '../live/key-hint.tsx';
import { useKey } from '../live/keys.ts';
import { useCases } from '../live/use-feed.ts';
import { useSecond } from '../live/use-now.ts';
import { span } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { type ClaimNotice, callBy, expiring, undoFor } from './claim-watch.ts';
import { HandNotices } from './hand-notices.tsx';
import { Notice } from './notice.tsx';
import { useRefusalText } from './use-refusal-text.ts';
import { queueWords } from './words.ts';

type Props = {
  notice: ClaimNotice | null;
  /** What this person claimed here is not told as handed over by others. */
  claimedHere: Set<string>;
  claim: (caseId: string) => Promise<void>;
  undo: () => Promise<void>;
  close: () => void;
};

/** What is said about claims, at the lower edge: the newest notice, and above it what time does to claims without a call. */
export function ClaimNotices({ notice, claimedHere, claim, undo, close }: Props) {
  const { me } = useStart();
  const feed = useCases();
  const words = useOwnWords(queueWords);
  const now = useSecond();
  return (
    <div className="notices">
      <HandNotices claimedHere={claimedHere} />
      {expiring(feed.cases.values(), me.id, now).map((c) => (
        <Notice
          key={c.caseId}
          tone="urgent"
          text={words.expiring(span(Date.parse(c.claimExpiresAt!) - now))}
          open={{ view: 'mine', caseId: c.caseId }}
        />
      ))}
      {notice?.kind === 'claimed' && <Claimed key={notice.caseId + notice.at} notice={notice} undo={undo} close={close} />}
      {notice && notice.kind !== 'claimed' && <Said key={notice.kind + notice.caseId} notice={notice} claim={claim} close={close} />}
    </div>
  );
}

/** “Yours; call within …”, with the way back for ten seconds, longer while somebody's pointer or focus is on it. */
function Claimed({
  notice,
  undo,
  close,
}: {
  notice: Extract<ClaimNotice, { kind: 'claimed' }>;
  undo: () => Promise<void>;
  close: () => void;
}) {
  const words = useOwnWords(queueWords);
  const now = useSecond();
  const { cases } = useCases();
  const c = cases.get(notice.caseId);
  const [isHeld, setHeld] = useState(false);
  const left = useRef(undoFor);
  // Once a number was shown or a call recorded, giving back needs a reason: then it is a release.
  const isOver = !c || c.version > notice.version;
  useEffect(() => {
    if (isHeld || isOver) return;
    const since = Date.now();
    const timer = setTimeout(close, left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - since;
    };
  }, [isHeld, isOver, close]);
  useEffect(() => {
    if (isOver) close();
  }, [isOver, close]);
  useKey('undo', () => void undo(), { when: !isOver });
  if (!c || isOver) return null;
  const due = Date.parse(c.dueAt);
  const text = now > due ? words.late(span(now - due)) : words.claimed(span(Math.max(0, callBy(c, now) - now)));
  return (
    <Notice
      tone="good"
      text={text}
      onHold={setHeld}
      aside={
        <Button onClick={() => void undo()}>
          {words.undo} <KeyHint deed="undo" />
        </Button>
      }
    />
  );
}

const readFor = 8000;

function Said({ notice, claim, close }: { notice: Exclude<ClaimNotice, { kind: 'claimed' }>; claim: Props['claim']; close: () => void }) {
  const general = useWords();
  const text = useRefusalText(notice);
  const [isHeld, setHeld] = useState(false);
  const canRetry = notice.kind === 'refused' && (notice.problem.isSilence || notice.problem.status >= 500);
  useEffect(() => {
    if (isHeld || canRetry) return;
    const timer = setTimeout(close, readFor);
    return () => clearTimeout(timer);
  }, [isHeld, canRetry, close]);
  const retry = canRetry && <Button onClick={() => void claim(notice.caseId)}>{general.errors.retry}</Button>;
  const opens = notice.kind === 'one-at-a-time' ? { open: { view: 'mine' as const, caseId: notice.caseId } } : {};
  return (
    <Notice tone={notice.kind === 'undone' ? 'good' : 'warning'} text={text} onHold={setHeld} aside={retry} close={close} {...opens} />
  );
}
