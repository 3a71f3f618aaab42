import Button from 'antd/es/button';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { announce } from '../live/announce.ts';
import { useKey } from '../live/keys.ts';
import { useCases } from '../live/use-feed.ts';
import { useSecond } from '../live/use-now.ts';
import { span } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { writeAddress } from './address.ts';
import { type ClaimNotice, callBy, changesOfHand, expiring, undoFor } from './claim-watch.ts';
import type { View } from './rows.ts';
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
  const { me, policy } = useStart();
  const feed = useCases();
  const words = useOwnWords(queueWords);
  const now = useSecond();
  const [changed, setChanged] = useState<{ kind: 'returned' | 'assigned'; caseId: string }[]>([]);
  const known = useRef(feed.cases);
  useEffect(() => {
    const found = changesOfHand(known.current, feed.cases, me.id, serverNow()).filter(
      ({ kind, caseId }) => kind === 'returned' || !claimedHere.has(caseId),
    );
    known.current = feed.cases;
    for (const { kind, caseId } of found) if (kind === 'returned') claimedHere.delete(caseId);
    if (found.length > 0) setChanged((before) => [...before.filter((b) => !found.some((f) => f.caseId === b.caseId)), ...found].slice(-3));
  }, [feed.cases, me.id, claimedHere]);
  const drop = (caseId: string) => setChanged((before) => before.filter((n) => n.caseId !== caseId));
  return (
    <div className="notices">
      {changed.map(({ kind, caseId }) => (
        <Notice
          key={caseId}
          tone="warning"
          text={kind === 'returned' ? words.returned(words.limit(policy.claim.expiresAfter)) : words.assigned}
          close={() => drop(caseId)}
          open={{ view: kind === 'returned' ? 'team' : 'mine', caseId }}
        />
      ))}
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
  useKey('z', () => void undo(), { when: !isOver });
  if (!c || isOver) return null;
  const due = Date.parse(c.dueAt);
  const text = now > due ? words.late(span(now - due)) : words.claimed(span(Math.max(0, callBy(c, now) - now)));
  return <Notice tone="good" text={text} onHold={setHeld} aside={<Button onClick={() => void undo()}>{words.undo}</Button>} />;
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

type NoticeProps = {
  tone: 'good' | 'warning' | 'urgent';
  text: string;
  aside?: ReactNode;
  /** The case to open. */
  open?: { view: View; caseId: string };
  close?: () => void;
  onHold?: (held: boolean) => void;
};

function Notice({ tone, text, aside, open, close, onHold = () => {} }: NoticeProps) {
  const general = useWords();
  const words = useOwnWords(queueWords);
  const [, navigate] = useLocation();
  // Read out once, as it appears: what counts down in it would be read every second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => announce(text, tone === 'urgent' ? 'now' : 'batched'), []);
  return (
    <div
      role="status"
      aria-live="off"
      className={`notice notice-${tone}`}
      onMouseEnter={() => onHold(true)}
      onMouseLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <span aria-hidden="true">{tone === 'good' ? '✓' : tone === 'urgent' ? '▲' : '!'}</span>
      <span className="notice-text">{text}</span>
      {aside}
      {open && <Button onClick={() => navigate(writeAddress({ ...open, q: '' }))}>{words.open}</Button>}
      {close && (
        <Button type="text" aria-label={general.close} onClick={close}>
          ×
        </Button>
      )}
    </div>
  );
}
