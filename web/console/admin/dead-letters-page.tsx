import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { LettersView, LetterView } from '#domain/dead-letter/view.ts';
import { call } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../app/failed.tsx';
import { Loading } from '../app/loading.tsx';
import { useStart } from '../app/start-data.ts';
import { useRecordWords } from '../case/record-words.ts';
import { useFault } from '../words/use-fault.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { ageOf } from './age.ts';
import { CaseLink } from './case-link.tsx';
import { type Column, Records } from './records.tsx';
import { returned } from './returned.ts';
import './style.css';
import { adminWords } from './words.ts';

/** The replay works for a while; its answer takes longer than others. */
const replayPatience = 29_000;

/** What was given up, queue by queue, and the way back to work. */
export default function DeadLettersPage() {
  const words = useOwnWords(adminWords);
  const { pages } = useWords();
  const asked = useAnswer<{ queues: LettersView[] }>('/v1/dead-letters');
  return (
    <section className="panel admin" aria-labelledby="admin-title">
      <div className="admin-head">
        <h1 id="admin-title">{pages['dead-letters']}</h1>
        <Button onClick={asked.again}>{words.refresh}</Button>
      </div>
      <p className="admin-intro">{words.letters.intro}</p>
      {asked.fault && <Failed fault={asked.fault} again={asked.again} />}
      {!asked.answer && !asked.fault && <Loading />}
      {asked.answer?.queues.map((letters) => (
        <Queue key={letters.queue} letters={letters} again={asked.again} />
      ))}
    </section>
  );
}

function Queue({ letters: view, again }: { letters: LettersView; again: () => void }) {
  const { queue, count, letters } = view;
  const { letters: words } = useOwnWords(adminWords);
  const { replay, busy, isStale, result, cameBack } = useReplay(view, again);
  const { columns, about } = useColumns();
  const id = `admin-${queue}`;
  return (
    <section className="admin-queue" aria-labelledby={id}>
      <div className="admin-head">
        <h2 id={id}>
          {count > 0 ? '▲' : '✓'} {words.queues[queue]} <span className="admin-muted">{words.count(count)}</span>
        </h2>
        {count > 0 && (
          <Button aria-label={words.replayOf(words.queues[queue])} loading={busy} disabled={isStale} onClick={replay}>
            {words.replay}
          </Button>
        )}
      </div>
      {count > 0 && <p>{words.impact[queue]}</p>}
      <p role="status" className="admin-result">
        {busy ? words.working : result}
      </p>
      {cameBack.map((letter) => (
        <p key={letter.messageId} role="alert">
          {words.cameBack(`${about(letter)} · ${letter.messageId}`)}
        </p>
      ))}
      {count > 0 && (
        <>
          <Records
            label={words.queues[queue]}
            columns={columns}
            items={letters}
            keyOf={(l) => l.messageId}
            loading={false}
            empty={words.hidden}
          />
          {letters.length > 0 && letters.length < count && <p className="admin-muted">{words.shown(letters.length, count)}</p>}
        </>
      )}
    </section>
  );
}

function useReplay(view: LettersView, again: () => void) {
  const { queue, count, letters } = view;
  const { letters: words } = useOwnWords(adminWords);
  const { cancel } = useWords();
  const { modal } = App.useApp();
  const say = useFault();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState('');
  // What was sent back, as it was listed: until the list is read again, nobody knows what lies there now.
  const [sentFrom, setSentFrom] = useState<LettersView | null>(null);
  const [sent, setSent] = useState<LetterView[]>([]);
  const send = async () => {
    setBusy(true);
    setResult('');
    try {
      const { replayed, more } = await call<{ replayed: number; more: boolean }>('POST', '/v1/dead-letters/replay', {
        body: { queue },
        patience: replayPatience,
      });
      setResult(replayed === 0 ? words.replayedNone : more ? words.replayedMore(replayed) : words.replayed(replayed));
      if (replayed > 0) setSent(letters);
      setSentFrom(view);
      again();
    } catch (error) {
      setResult(`${words.failed} ${say(error)}`);
    } finally {
      setBusy(false);
    }
  };
  const replay = () =>
    void modal.confirm({
      title: words.confirm(words.queues[queue], count),
      content: words.confirmText,
      okText: words.replay,
      cancelText: cancel,
      // What it led to stands beside the queue.
      onOk: () => void send(),
    });
  return { replay, busy, isStale: sentFrom === view, result, cameBack: returned(sent, letters) };
}

function useColumns() {
  const { letters: words, ...general } = useOwnWords(adminWords);
  const { channels } = useRecordWords();
  const { touchpointName } = useStart();
  const age = (seconds: number) => {
    const { unit, n } = ageOf(seconds);
    return words.ages[unit](n);
  };
  const about = (l: LetterView) => {
    if (l.kind === 'alert') return words.alert(channels[l.channel] ?? l.channel);
    return l.kind === 'feedback'
      ? `${words.feedback(l.feedbackId)} · ${l.source} · ${touchpointName(l.touchpoint)}`
      : words.unreadable(l.characters);
  };
  const columns: Column<LetterView>[] = [
    { key: 'age', title: words.age, render: (l) => age(l.age) },
    { key: 'about', title: words.about, render: about },
    { key: 'case', title: general.case, render: (l) => (l.kind === 'alert' ? <CaseLink caseId={l.caseId} /> : '–') },
    { key: 'reason', title: words.reason, render: (l) => l.reason ?? words.unknownReason },
    { key: 'message', title: words.message, render: (l) => <code>{l.messageId}</code> },
  ];
  return { columns, about };
}
