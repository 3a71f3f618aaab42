import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { StaffItem } from '#domain/staff/board.ts';
import { useStart } from '../app/start-data.ts';
import { Fault } from '../case/fault.tsx';
import { useDraftOf } from '../case/use-draft.ts';
import { useCaseWords } from '../case/words.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { FormProps } from './about.ts';
import { CandidateList } from './candidate-list.tsx';
import { candidates } from './candidates.ts';
import './style.css';
import { leadWords } from './words.ts';

/** Whom to give the case to: type a name, arrows choose, Enter gives. `staff`: everybody, as the last answer knew them. */
export function ReassignForm({ about: c, doing: { act, busy, fault }, onDone, close, staff }: FormProps & { staff: readonly StaffItem[] }) {
  const { reassign: words } = useOwnWords(leadWords);
  const { lasting } = useCaseWords();
  const { cancel } = useWords();
  const { teams, policy } = useStart();
  const [search, setSearch] = useState('');
  const [note, write, forget] = useDraftOf(c.caseId, 'reassign', '');
  const [chosen, setChosen] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const found = candidates(c, staff, teams, search);
  // Whoever was chosen stays so while presences come and go.
  const person = found.find((p) => p.person === chosen) ?? found[0];
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const give = async (event: FormEvent) => {
    event.preventDefault();
    if (!person) return;
    if ((await act('reassign', { person: person.person, ...(note.trim() ? { note: note.trim() } : {}) })) === 'refused') return;
    forget();
    onDone(words.done(person.name));
  };
  return (
    <form ref={form} className="lead-form" onSubmit={give}>
      <CandidateList
        found={found}
        person={person}
        team={c.team}
        search={search}
        onSearch={(text) => {
          setSearch(text);
          setChosen(null);
        }}
        choose={setChosen}
      />
      {found.length === 0 && <p role="status">{words.nobody}</p>}
      <Input.TextArea
        aria-label={words.note}
        placeholder={words.note}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={5000}
        value={note}
        onChange={({ target }) => write(target.value)}
      />
      {c.state !== 'contacted' && <p>{words.clock(lasting(policy.claim.expiresAfter))}</p>}
      {fault?.deed === 'reassign' && <Fault problem={fault.problem} again={() => form.current?.requestSubmit()} />}
      <div className="lead-row">
        <Button htmlType="submit" type="primary" disabled={!person} loading={busy === 'reassign'}>
          {person ? `${words.to(person.name)} ↵` : words.send}
        </Button>
        <Button onClick={close}>{cancel}</Button>
      </div>
    </form>
  );
}
