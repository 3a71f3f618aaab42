import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { StaffItem } from '#domain/staff/board.ts';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { candidates } from './candidates.ts';
import { Standing } from './standing.tsx';
import { useDeed, useRefusal } from './use-deed.ts';
import { boardWords } from './words.ts';

type Props = { c: ListedCase; staff: readonly StaffItem[]; onDone: (said: string) => void; onClose: () => void };

/** Whom to give the case to: type a name, arrows choose, Enter gives. */
export function ReassignDialog({ c, staff, onDone, onClose }: Props) {
  const words = useOwnWords(boardWords);
  const { cancel } = useWords();
  const { touchpointName, teams } = useStart();
  const deed = useDeed();
  const refusal = useRefusal();
  const list = useId();
  const [search, setSearch] = useState('');
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const found = candidates(c, staff, teams, search);
  // Whoever was chosen stays so while presences come and go.
  const at = Math.max(
    0,
    found.findIndex((p) => p.person === chosen),
  );
  const person = found[at];
  const options = useRef<HTMLDivElement>(null);
  const active = person?.person;
  useEffect(() => {
    if (active !== undefined) options.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const give = async () => {
    if (!person || busy) return;
    setBusy(true);
    try {
      await deed(c, 'reassign', { person: person.person, ...(note.trim() ? { note: note.trim() } : {}) });
      onDone(words.reassigned(person.name));
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen(found[(at + step + found.length) % found.length]?.person ?? null);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      void give();
    }
  };

  return (
    <Modal
      open
      title={words.reassignTitle(touchpointName(c.touchpoint))}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {cancel}
        </Button>,
        <Button key="give" type="primary" disabled={!person} loading={busy} onClick={() => void give()}>
          {person ? `${words.chosen(person.name)} ↵` : words.reassign}
        </Button>,
      ]}
    >
      <Input
        autoFocus
        role="combobox"
        aria-label={words.searchPerson}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={person ? `${list}-${person.person}` : undefined}
        placeholder={words.searchPerson}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setChosen(null);
        }}
        onKeyDown={onKey}
      />
      <div className="board-candidates" role="listbox" id={list} aria-label={words.people} ref={options}>
        {found.map((p) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above carries the keys of this list
          <div
            key={p.person}
            id={`${list}-${p.person}`}
            role="option"
            aria-selected={p.person === person?.person}
            tabIndex={-1}
            onClick={() => setChosen(p.person)}
          >
            <Standing of={p} />
            <strong>{p.name}</strong>
            <span>{words.load(p.load.open)}</span>
            {p.teams.includes(c.team) && <span className="board-home">{words.home}</span>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">{words.noCandidate}</p>}
      <Input.TextArea
        aria-label={words.note}
        placeholder={words.note}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={5000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {fault !== null && <Alert className="board-refusal" type="error" showIcon role="alert" title={refusal(fault)} />}
    </Modal>
  );
}
