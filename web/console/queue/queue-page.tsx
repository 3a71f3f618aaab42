import Button from 'antd/es/button';
import type { InputRef } from 'antd/es/input';
import { useCallback, useEffect, useRef, useState } from 'react';
import { serverNow } from '../api/clock.ts';
import { Failed } from '../app/failed.tsx';
import { Loading } from '../app/loading.tsx';
import { CasePanel } from '../case/case-panel.tsx';
import { useNarrow } from '../case/use-narrow.ts';
import { useKey } from '../live/keys.ts';
import { useCases, useFeed } from '../live/use-feed.ts';
import { useOwnWords } from '../words/use-words.ts';
import { useClaim } from './claim.tsx';
import { NothingOpen } from './empty.tsx';
import { QueueList } from './list.tsx';
import { QueueHead } from './queue-head.tsx';
import { isUnclaimed, landingView, nextToClaim, type Row } from './rows.ts';
import './style.css';
import { useAddress } from './use-address.ts';
import { useRows, useViewer } from './use-rows.ts';
import { queueWords } from './words.ts';

/** Before the list has come a case that was opened by itself would stand there as if it were all. */
const noRows: Row[] = [];

/** The queue on the left, the case on the right; narrow, the case covers the queue. */
export default function QueuePage() {
  const words = useOwnWords(queueWords);
  const feed = useFeed();
  const { loading, fault, cases } = useCases();
  const viewer = useViewer();
  const isNarrow = useNarrow();
  const { claim } = useClaim();
  const [address, go] = useAddress();
  const { caseId, q } = address;
  const view = address.view ?? 'team';
  const { inView, rows } = useRows(view, q);
  // Chosen once, when the list has come: later nothing moves to another view by itself.
  useEffect(() => {
    if (!loading && address.view === null) go({ view: landingView(inView, caseId) });
  }, [loading, address.view, inView, caseId, go]);
  // The row that keys speak of: the open case, or where one went without opening any.
  const [cursor, setCursor] = useState<string | null>(null);
  const selected = caseId ?? cursor;
  const listbox = useRef<HTMLDivElement>(null);
  const search = useRef<InputRef>(null);
  const toList = useCallback(() => listbox.current?.focus(), []);

  const open = useCallback(
    (id: string) => {
      setCursor(id);
      go({ caseId: id }, 'push');
    },
    [go],
  );
  const close = useCallback(() => {
    setCursor(caseId);
    go({ caseId: null });
    // The list may only now be shown again.
    requestAnimationFrame(toList);
  }, [caseId, go, toList]);
  const move = (by: 1 | -1) => {
    if (rows.length === 0) return;
    const at = rows.findIndex(({ c }) => c.caseId === selected);
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]!.c.caseId;
    setCursor(next);
    // An open case goes along: what a key does is never done to another case than the one that is seen.
    if (caseId !== null) go({ caseId: next });
  };
  const openNext = () => {
    const next = nextToClaim(inView.team, viewer.id, serverNow(), selected);
    if (!next) return;
    setCursor(next.caseId);
    go({ view: 'team', q: '', caseId: next.caseId }, 'push');
  };

  useKey('next', () => move(1));
  useKey('previous', () => move(-1));
  useKey('open', () => selected && open(selected), { when: selected !== null && caseId === null });
  useKey('list', close, { when: caseId !== null });
  useKey('urgent', openNext);
  // The open case has this key too, and goes first; this one speaks for a case that is not open, or cannot be read.
  const claimable = rows.some(({ c }) => c.caseId === selected && isUnclaimed(c));
  useKey('claim', () => selected && void claim(selected), { when: claimable });
  useKey('search', () => search.current?.focus());

  const isShown = !isNarrow || caseId === null;
  return (
    <div className="queue">
      <h1 className="unseen">{words.listLabel}</h1>
      <section className="queue-side" hidden={!isShown}>
        <QueueHead
          {...{ view, q, go, search, toList }}
          inView={loading ? null : inView}
          isLoading={loading && !fault}
          found={rows.length}
        />
        {loading && !fault && cases.size === 0 && <Loading />}
        {fault && <Failed fault={fault} again={feed.refresh} />}
        {!loading && rows.length === 0 && (
          <div className="queue-empty">
            {q === '' ? (
              words.empty[view]
            ) : (
              <>
                {words.emptyFilter}
                <Button onClick={() => go({ q: '' })}>{words.clear}</Button>
              </>
            )}
          </div>
        )}
        <QueueList rows={loading ? noRows : rows} list={`${view} ${q}`} selected={selected} onOpen={open} listbox={listbox} />
      </section>
      <section className="queue-case" hidden={isNarrow && caseId === null && rows.length > 0}>
        {caseId === null ? <NothingOpen isEmpty={rows.length === 0} /> : <CasePanel caseId={caseId} onClose={close} />}
      </section>
    </div>
  );
}
