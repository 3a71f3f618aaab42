import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import type { CaseView } from '../api/types.ts';
import { prefer, usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { useKeyFace } from '../live/chosen-keys.ts';
import type { KeyDeed } from '../live/key-choice.ts';
import { useCases } from '../live/use-feed.ts';
import { usePresence } from '../me/presence.ts';
import { useOwnWords } from '../words/use-words.ts';
import { currentStep, doneSteps, type GuideStep, guidedCase, guideSteps } from './guide-steps.ts';
import { inViews } from './rows.ts';
import { useViewer } from './use-rows.ts';
import { queueWords } from './words.ts';

/** Leads a new agent through the first case; gone once it is done or put away. */
export function Guide() {
  const { me } = useStart();
  const { guideDone } = usePreferences();
  const { loading } = useCases();
  // What was finished on this page stays to be read; the next page begins without it.
  const [isRead, setRead] = useState(true);
  const isOver = guideDone && isRead;
  return isOver || loading || !me.roles.includes('agent') ? null : <Steps finish={() => setRead(false)} close={() => setRead(true)} />;
}

const keyOfStep: Partial<Record<GuideStep, KeyDeed>> = { claim: 'claim', attempt: 'attempt', resolve: 'resolve' };

function Steps({ finish, close }: { finish: () => void; close: () => void }) {
  const words = useOwnWords(queueWords);
  const keyFace = useKeyFace();
  const { me } = useStart();
  const { cases } = useCases();
  const viewer = useViewer();
  const { state } = usePresence(me.id);
  const mine = useGuidedView();
  const kept = useRef<ReadonlySet<GuideStep>>(new Set());
  // A step once taken stays taken, also when its case goes elsewhere; but without a case in hand one must be claimed again.
  const done = new Set([...kept.current, ...doneSteps({ onDuty: state === 'on', cases: cases.values(), mine, me: me.id })]);
  useEffect(() => {
    kept.current = new Set([...done].filter((name) => name !== 'claim'));
  });
  const step = currentStep(done);
  const isFinished = step === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the last step is taken
  useEffect(() => {
    if (!isFinished) return;
    finish();
    prefer({ guideDone: true });
  }, [isFinished]);
  const put = () => {
    prefer({ guideDone: true });
    close();
  };
  const [title, hint] = step ? words.guide.steps[step] : [];
  const key = step && step in keyOfStep ? keyFace(keyOfStep[step]!) : null;
  const isEmpty = step === 'claim' && inViews(cases.values(), viewer).team.length === 0;
  return (
    <aside className="guide" aria-label={words.guide.title}>
      <ol>
        {guideSteps.map((name, index) => {
          const isDone = step === null || done.has(name);
          return (
            <li key={name} aria-current={name === step ? 'step' : undefined} className={isDone ? 'guide-done' : ''}>
              {isDone ? '✓' : index + 1} {words.guide.steps[name][0]}
            </li>
          );
        })}
      </ol>
      <p>
        {step === null ? words.guide.done : <strong>{title}</strong>} {step !== null && (isEmpty ? words.guide.empty : hint?.(key))}
      </p>
      <Button type={step === null ? 'primary' : 'text'} onClick={put}>
        {step === null ? words.guide.finish : words.guide.skip}
      </Button>
    </aside>
  );
}

/** The case that the guide follows, whole, read again with each version. */
function useGuidedView(): CaseView | null {
  const { me } = useStart();
  const { cases } = useCases();
  const [view, setView] = useState<CaseView | null>(null);
  const guided = guidedCase(cases.values(), me.id);
  const [caseId, version] = [guided?.caseId, guided?.version];
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again with each version
  useEffect(() => {
    if (!caseId) return;
    const gone = new AbortController();
    call<CaseView>('GET', `/v1/cases/${caseId}`, { signal: gone.signal }).then(setView, () => {});
    return () => gone.abort();
  }, [caseId, version]);
  return view;
}
