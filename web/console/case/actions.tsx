import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import type { ActionName } from '../api/types.ts';
import { useKey } from '../live/keys.ts';
import { useCases } from '../live/use-feed.ts';
import { useClaim } from '../queue/claim.tsx';
import { Attempt } from './attempt.tsx';
import { doneSinceTaken, nextDeed } from './deeds.ts';
import { type FormName, useOpenCase } from './open-case.ts';
import { FirstShowNumber } from './phone.tsx';
import { useNarrow } from './use-narrow.ts';
import { useOutbox } from './use-outbox.ts';
import { WhoHasIt } from './who-has-it.tsx';
import { useCaseWords } from './words.ts';

const DeedForm = lazy(() => import('./deed-form.tsx'));
const Resolve = lazy(() => import('./resolve.tsx'));

/** Deeds with a form of their own, in the order of their buttons. */
const beside: readonly FormName[] = ['attempts', 'transfer', 'helpers', 'notes', 'nudge', 'order', 'reassign', 'reopen'];
const inMenu: readonly FormName[] = ['release'];
const keyOf: Partial<Record<ActionName, string>> = { claim: 'C', attempts: 'A', notes: 'M', transfer: 'T', resolve: 'R' };
/** Between two primary buttons in one place: a second click of the first must not press the second. */
const settling = 400;

/** What may be done now: one primary button, the rest beside it, and the form of whatever was chosen. */
export function Actions({ numberFault, numberBusy }: { numberFault: ReactNode; numberBusy: boolean }) {
  const words = useCaseWords();
  const { view, deeds, number, showNumber, form, openForm, last } = useOpenCase();
  const { claim, claiming } = useClaim();
  const { connection } = useCases();
  const isNarrow = useNarrow();
  const waits = useOutbox().items.some((item) => item.caseId === view.caseId && item.refusal === null);
  const next = nextDeed(deeds, number !== null || !view.customer.phone || doneSinceTaken(view).revealed);
  const settled = useSettled(next);
  const claimNow = () => void claim(view.caseId);
  useKey('c', claimNow, { when: deeds.has('claim') && connection !== 'lost' && claiming === null });
  useKey('p', () => void showNumber(), { when: deeds.has('phone') && view.customer.phone !== null && number === null });
  useKey('m', () => openForm('notes'), { when: deeds.has('notes') });
  useKey('t', () => openForm('transfer'), { when: deeds.has('transfer') });
  useKey('r', () => openForm('resolve'), { when: deeds.has('resolve') });
  useKey('a', () => openForm('attempts'), { when: deeds.has('attempts') && view.state === 'contacted' && form !== 'attempts' });

  const firstCall = deeds.has('attempts') && view.state === 'claimed';
  const isOffered = (deed: FormName) => deeds.has(deed) && deed !== next && !(deed === 'attempts' && firstCall);
  const others = [...beside.filter(isOffered)];
  const menu = [...(isNarrow ? others : []), ...inMenu.filter(isOffered)];
  const name = (deed: FormName) => (deed === 'attempts' ? words.attempt.again : words.deeds[deed]);
  const kbd = (deed: ActionName) => keyOf[deed] && <kbd>{keyOf[deed]}</kbd>;

  return (
    <section className="case-actions" aria-label={words.actions}>
      <WhoHasIt />
      {firstCall && <Attempt isNext={next === 'attempts'} />}
      <div className="case-buttons">
        {next === 'claim' && (
          <Button
            type="primary"
            size="large"
            disabled={connection === 'lost'}
            loading={claiming === view.caseId}
            onClick={settled(claimNow)}
          >
            {words.deeds.claim} {kbd('claim')}
          </Button>
        )}
        {next === 'phone' && <FirstShowNumber busy={numberBusy} guard={settled} />}
        {(next === 'resolve' || next === 'nudge') && (
          <Button
            type={form === next ? 'default' : 'primary'}
            size="large"
            className="case-apart"
            aria-expanded={form === next}
            onClick={settled(() => openForm(next))}
          >
            {words.deeds[next]} {kbd(next)}
          </Button>
        )}
        {!isNarrow &&
          others.map((deed) => (
            <Button key={deed} aria-expanded={form === deed} onClick={() => openForm(form === deed ? null : deed)}>
              {name(deed)} {kbd(deed)}
            </Button>
          ))}
        {menu.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{ items: menu.map((deed) => ({ key: deed, label: name(deed), onClick: () => openForm(deed) })) }}
          >
            <Button>{words.moreDeeds} ▾</Button>
          </Dropdown>
        )}
      </div>
      {numberFault}
      <p role="status" className="case-done">
        {last &&
          form === null &&
          (last.outcome === 'kept' ? waits && words.sent.queued : last.outcome === 'done' ? sentWords(words.sent, last.deed) : null)}
      </p>
      {form && deeds.has(form) && (
        <Suspense fallback={null}>
          {form === 'resolve' ? (
            <Resolve />
          ) : form === 'attempts' ? (
            !firstCall && <Attempt isNext={false} takesFocus />
          ) : (
            <DeedForm key={form} form={form} />
          )}
        </Suspense>
      )}
    </section>
  );
}

const sentWords = (sent: Record<string, string>, deed: ActionName): string | null => sent[deed] ?? null;

/** Wraps what a primary button does so that it does nothing in the first moment after it came up. */
function useSettled(next: ActionName | null): (deed: () => void) => () => void {
  const since = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted from when another button came up
  useEffect(() => {
    since.current = Date.now();
  }, [next]);
  return (deed) => () => {
    if (Date.now() - since.current > settling) deed();
  };
}
