import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useStart } from '../app/start-data.ts';
import { Fault } from '../case/fault.tsx';
import { useDraftOf } from '../case/use-draft.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { FormProps } from './about.ts';
import './style.css';
import { leadWords } from './words.ts';

/** Orders action with a note; what was written stays as a draft until it is sent. */
export function OrderForm({ about: c, doing: { act, busy, fault }, onDone, close }: FormProps) {
  const { order: words } = useOwnWords(leadWords);
  const { cancel } = useWords();
  const { personName } = useStart();
  const [note, write, forget] = useDraftOf(c.caseId, 'order', '');
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const isEmpty = note.trim() === '';
  const toField = () => form.current?.querySelector('textarea')?.focus();
  useEffect(toField, []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(isEmpty);
    if (isEmpty) return toField();
    if ((await act('order', { note: note.trim() })) === 'refused') return;
    forget();
    onDone(words.done);
  };
  return (
    <form ref={form} className="lead-form" onSubmit={send}>
      <p>{c.claimedBy ? words.to(personName(c.claimedBy)) : words.toTeam}</p>
      <div className="lead-row">
        {words.presets.map((text) => (
          <Button key={text} onClick={() => write(text)}>
            {text}
          </Button>
        ))}
      </div>
      <label htmlFor={id}>{words.note}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={5000}
        value={note}
        status={isMissing && isEmpty ? 'error' : ''}
        aria-invalid={isMissing && isEmpty}
        onChange={({ target }) => write(target.value)}
      />
      {isMissing && isEmpty && <p role="alert">{words.missing}</p>}
      {fault?.deed === 'order' && <Fault problem={fault.problem} again={() => form.current?.requestSubmit()} />}
      <div className="lead-row">
        <Button htmlType="submit" type="primary" loading={busy === 'order'}>
          {words.send}
        </Button>
        <Button onClick={close}>{cancel}</Button>
      </div>
    </form>
  );
}
