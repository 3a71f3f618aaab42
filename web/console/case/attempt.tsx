import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { serverNow } from '../api/clock.ts';
import { usePreferences } from '../app/preferences.ts';
import { useStart } from '../app/start-data.ts';
import { KeyHint } from '../live/key-hint.tsx';
import { useKey } from '../live/keys.ts';
import { useOwn } from '../words/use-words.ts';
import { AfterOutcome } from './after-outcome.tsx';
import { OneOf } from './choices.tsx';
import { Fault } from './fault.tsx';
import { appointmentFault, nextAttemptOf } from './next-attempt.ts';
import { useOpenCase } from './open-case.ts';
import { afterOf, noteOf, type Outcome, type Retry, rarer, tiles } from './outcomes.ts';
import { useDraft } from './use-draft.ts';
import { useTeamHours } from './use-team-hours.ts';
import { useCaseWords } from './words.ts';

export type AttemptDraft = { outcome: Outcome | null; note: string; retry: Retry | null; appointment: string };
const empty: AttemptDraft = { outcome: null, note: '', retry: null, appointment: '' };

/** How the call went: a tile, then “记录”. By keys `A`, 1 to 6, Enter. */
export function Attempt({ isNext, takesFocus = false }: { isNext: boolean; takesFocus?: boolean }) {
  const { attempt: words, tiles: names } = useCaseWords();
  const own = useOwn();
  const { taxonomy, insurer } = useStart();
  const { keys } = usePreferences();
  const hours = useTeamHours();
  const { view, act, busy, fault, form, openForm } = useOpenCase();
  const [draft, write, forget] = useDraft('attempt', empty);
  const [missing, setMissing] = useState<'outcome' | ReturnType<typeof appointmentFault>>(null);
  const [showsRarer, setShowsRarer] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const { outcome } = draft;
  const after = outcome && afterOf(outcome);

  const focusOn = (selector: string) => box.current?.querySelector<HTMLElement>(selector)?.focus();
  const choose = (next: Outcome) => {
    setMissing(null);
    write({ ...draft, outcome: next });
  };
  const begin = () => {
    box.current?.scrollIntoView({ block: 'nearest' });
    focusOn(outcome ? 'input[type=radio]:checked' : 'input[type=radio]');
  };
  useKey('attempt', begin);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when a person has opened it
  useEffect(() => {
    if (takesFocus) begin();
  }, []);

  function onKeyDown({ key, target, nativeEvent }: KeyboardEvent) {
    const isText = target instanceof HTMLInputElement && target.type !== 'radio';
    const tile = tiles[Number(key) - 1];
    if (!keys || isText || nativeEvent.isComposing || !tile) return;
    choose(tile);
    focusOn(`input[value=${tile}]`);
  }

  async function record() {
    if (!outcome) {
      setMissing('outcome');
      return focusOn('input[type=radio]');
    }
    const now = serverNow();
    const wrong = after === 'appointment' ? appointmentFault(draft.appointment, now, insurer.timeZone) : null;
    if (wrong) {
      setMissing(wrong);
      return focusOn('input[type=datetime-local]');
    }
    const next = nextAttemptOf({ ...draft, outcome }, now, insurer.timeZone, hours);
    const note = noteOf(draft.note);
    const done = await act('attempts', {
      outcome,
      occurredAt: new Date(now).toISOString(),
      ...(next === null ? {} : { nextAttemptAt: new Date(next).toISOString() }),
      ...(note ? { note } : {}),
    });
    if (done === 'refused') return;
    forget();
    if (form === 'attempts') openForm(null);
  }

  const isRare = outcome !== null && (rarer as readonly string[]).includes(outcome);
  return (
    <form
      ref={box}
      className="case-attempt"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <fieldset>
        <legend>
          {words.outcome} <KeyHint deed="attempt" /> {view.attempts > 0 && <span className="case-muted">{words.made(view.attempts)}</span>}
        </legend>
        <div className="case-tiles">
          <OneOf
            name="outcome"
            className="case-tile"
            choices={tiles.map((id, i) => ({ id, label: names[id], aside: keys && <kbd>{i + 1}</kbd> }))}
            chosen={outcome}
            choose={choose}
          />
          {showsRarer || isRare ? (
            <OneOf
              name="outcome"
              className="case-tile"
              choices={taxonomy.outcomes.flatMap(({ id, ...name }) => (isRarer(id) ? [{ id, label: own(name) }] : []))}
              chosen={outcome}
              choose={choose}
            />
          ) : (
            <Button type="dashed" className="case-rarer" onClick={() => setShowsRarer(true)}>
              {words.more}
            </Button>
          )}
        </div>
      </fieldset>
      {after && <AfterOutcome after={after} draft={draft} write={write} fault={missing === 'outcome' ? null : missing} />}
      <div className="case-record-row">
        <Input
          aria-label={words.note}
          placeholder={words.note}
          maxLength={4000}
          value={draft.note}
          onChange={({ target }) => write({ ...draft, note: target.value })}
        />
        <Button htmlType="submit" type={isNext ? 'primary' : 'default'} loading={busy === 'attempts'}>
          {words.record} <kbd>↵</kbd>
        </Button>
      </div>
      {missing === 'outcome' && (
        <p role="alert" className="case-missing">
          {words.missing}
        </p>
      )}
      {fault?.deed === 'attempts' && <Fault problem={fault.problem} again={() => void record()} />}
    </form>
  );
}

const isRarer = (id: string): id is (typeof rarer)[number] => (rarer as readonly string[]).includes(id);
