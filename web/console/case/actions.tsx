import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ActionName, CaseView } from '../api/types.ts';
import { Boundary } from '../app/boundary.tsx';
import { part } from '../app/part.tsx';
import type { KeyDeed } from '../live/key-choice.ts';
import { KeyHint } from '../live/key-hint.tsx';
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

const DeedForm = part(() => import('./deed-form.tsx'), { isNeededOffline: true, quiet: true });
const LeadForm = part(() => import('./lead-form.tsx'), { isNeededOffline: true, quiet: true });
const Resolve = part(() => import('./resolve.tsx'), { isNeededOffline: true, quiet: true });

/** Deeds with a form of their own, in the order of their buttons. */
const beside: readonly FormName[] = ['attempts', 'transfer', 'helpers', 'notes', 'nudge', 'order', 'reassign', 'reopen'];
const inMenu: readonly FormName[] = ['dismiss', 'release'];
const keyOf: Partial<Record<ActionName, KeyDeed>> = {
  claim: 'claim',
  attempts: 'attempt',
  notes: 'note',
  transfer: 'transfer',
  resolve: 'resolve',
};
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
  useKey('claim', claimNow, { when: deeds.has('claim') && connection !== 'lost' && claiming === null });
  useKey('number', () => void showNumber(), { when: deeds.has('phone') && view.customer.phone !== null && number === null });
  useKey('note', () => openForm('notes'), { when: deeds.has('notes') });
  useKey('transfer', () => openForm('transfer'), { when: deeds.has('transfer') });
  useKey('resolve', () => openForm('resolve'), { when: deeds.has('resolve') });
  useKey('attempt', () => openForm('attempts'), { when: deeds.has('attempts') && view.state !== 'claimed' && form !== 'attempts' });

  const buttons = useRef<HTMLDivElement>(null);
  const wasRecorded = last?.deed === 'attempts' && last.outcome !== 'refused';
  // The tiles go once the customer was reached, and the focus with them: on to what comes next. Where they stay, it stays too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the attempt, and after its form has gone
  useEffect(() => {
    if (wasRecorded && document.activeElement === document.body) buttons.current?.querySelector('button')?.focus();
  }, [last, form]);

  const firstCall = deeds.has('attempts') && view.state === 'claimed';
  const isOffered = (deed: FormName) => deeds.has(deed) && deed !== next && !(deed === 'attempts' && firstCall);
  const others = [...beside.filter(isOffered)];
  const menu = [...(isNarrow ? others : []), ...inMenu.filter(isOffered)];
  const name = (deed: FormName) => (deed === 'attempts' ? words.attempt.again : words.deeds[deed]);
  const kbd = (deed: ActionName) => keyOf[deed] && <KeyHint deed={keyOf[deed]} />;

  return (
    <section className="case-actions" aria-label={words.actions}>
      <WhoHasIt />
      {firstCall && <Attempt isNext={next === 'attempts'} />}
      <div className="case-buttons" ref={buttons}>
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
          isStillSo(last.deed, view, deeds) &&
          (last.outcome === 'kept' ? waits && words.sent.queued : last.outcome === 'done' ? sentWords(words.sent, last.deed) : null)}
      </p>
      {form && deeds.has(form) && (
        <Boundary key={form}>
          {form === 'resolve' ? (
            <Resolve />
          ) : form === 'attempts' ? (
            !firstCall && <Attempt isNext={false} takesFocus />
          ) : form === 'order' || form === 'reassign' ? (
            <LeadForm key={form} form={form} />
          ) : (
            <DeedForm key={form} form={form} />
          )}
        </Boundary>
      )}
    </section>
  );
}

/** The customer may have answered since, and what was recorded says nothing about the call that is owed now. */
const isStillSo = (deed: ActionName, view: CaseView, deeds: ReadonlySet<ActionName>): boolean => {
  if (deed === 'resolve') return view.state === 'resolved';
  return deed !== 'attempts' || view.state !== 'claimed' || !deeds.has('attempts');
};

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
