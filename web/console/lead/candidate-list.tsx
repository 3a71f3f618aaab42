import Input from 'antd/es/input';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { StaffItem } from '#domain/staff/board.ts';
import { loadOf } from '../board/staff.ts';
import { Standing } from '../board/standing.tsx';
import { boardWords } from '../board/words.ts';
import { useCases } from '../live/use-feed.ts';
import { useOwnWords } from '../words/use-words.ts';
import { leadWords } from './words.ts';

type Props = {
  found: readonly StaffItem[];
  person: StaffItem | undefined;
  /** The case's own. */
  team: string;
  search: string;
  onSearch: (text: string) => void;
  choose: (person: string | null) => void;
};

/** A field to type a name into, and below it whoever matches: there or not, how much in hand. */
export function CandidateList({ found, person, team, search, onSearch, choose }: Props) {
  const { reassign: words } = useOwnWords(leadWords);
  const { load } = useOwnWords(boardWords);
  const { cases } = useCases();
  const list = useId();
  const options = useRef<HTMLDivElement>(null);
  const active = person?.person;
  useEffect(() => {
    if (active !== undefined) options.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.nativeEvent.isComposing || step === 0) return;
    event.preventDefault();
    const at = found.findIndex((p) => p.person === active);
    choose(found[(at + step + found.length) % found.length]?.person ?? null);
  };
  return (
    <>
      <Input
        role="combobox"
        aria-label={words.search}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={person ? `${list}-${person.person}` : undefined}
        placeholder={words.search}
        value={search}
        onChange={({ target }) => onSearch(target.value)}
        onKeyDown={onKey}
      />
      <div className="lead-candidates" role="listbox" id={list} aria-label={words.people} ref={options}>
        {found.map((p) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above carries the keys of this list
          <div
            key={p.person}
            id={`${list}-${p.person}`}
            role="option"
            aria-selected={p.person === active}
            tabIndex={-1}
            onClick={() => choose(p.person)}
          >
            <Standing of={p} />
            <strong>{p.name}</strong>
            <span>{load(loadOf(cases.values(), p.person))}</span>
            {p.teams.includes(team) && <span className="lead-home">{words.home}</span>}
          </div>
        ))}
      </div>
    </>
  );
}
