import { useId, useMemo, useState } from 'react';
import type { StaffItem } from '#domain/staff/board.ts';
import { useStart } from '../app/start-data.ts';
import { useCases } from '../live/use-feed.ts';
import { useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { byStanding, loadOf, standingOf, unreachable } from './staff.ts';
import { Standing } from './standing.tsx';
import { boardWords } from './words.ts';

type Props = {
  staff: readonly StaffItem[];
  failed: ReadonlySet<string>;
  /** Whose cases are shown alone. */
  person: string | null;
  onPerson: (person: string | null) => void;
  /** Whether the case that is being dragged may be dropped on this person. */
  mayDrop: (p: StaffItem) => boolean;
  onDrop: (p: StaffItem) => void;
};

/** Who is there, with how much in hand and whether alerts can be heard; a case dropped on a name is given to that person. */
export function PeopleColumn(props: Props) {
  const words = useOwnWords(boardWords);
  const { isLead } = useStart();
  const heading = useId();
  const sorted = [...props.staff].sort(byStanding);
  const off = sorted.filter((p) => standingOf(p) === 'off');
  const there = sorted.filter((p) => standingOf(p) !== 'off');
  return (
    <section className="panel board-people" aria-labelledby={heading}>
      <h2 id={heading}>{words.people}</h2>
      {isLead && <p className="board-hint">{words.peopleHint}</p>}
      {there.length === 0 && <p>{words.nobody}</p>}
      <ul>
        {there.map((p) => (
          <Person key={p.person} p={p} {...props} />
        ))}
      </ul>
      {off.length > 0 && (
        <details>
          <summary>{words.others(off.length)}</summary>
          <ul>
            {off.map((p) => (
              <Person key={p.person} p={p} {...props} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Person({ p, failed, person, onPerson, mayDrop, onDrop }: Props & { p: StaffItem }) {
  const words = useOwnWords(boardWords);
  const { levels } = useWords();
  const [isOver, setOver] = useState(false);
  const level = p.levels.find((l) => l !== 'agent');
  const isShown = person === p.person;
  const { cases } = useCases();
  const load = words.load(useMemo(() => loadOf(cases.values(), p.person), [cases, p.person]));
  return (
    <li
      className={`board-person${isOver ? ' board-over' : ''}${mayDrop(p) ? ' board-takes' : ''}`}
      onDragOver={(event) => {
        if (!mayDrop(p)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (mayDrop(p)) onDrop(p);
      }}
    >
      <div className="board-name">
        <strong>{p.name}</strong>
        {level && <span className="board-level">{levels[level]}</span>}
        <button
          type="button"
          className="board-load"
          aria-pressed={isShown}
          aria-label={words.showLoad(load, p.name)}
          onClick={() => onPerson(isShown ? null : p.person)}
        >
          {load}
        </button>
      </div>
      <div className="board-facts">
        <Standing of={p} /> <Since p={p} />
        {unreachable(p, failed).map((why) => (
          <span key={why} className="board-unheard">
            ⚠ {why === 'muted' && p.mutedUntil ? <Muted until={p.mutedUntil} /> : words.unreachables[why]}
          </span>
        ))}
      </div>
    </li>
  );
}

function Muted({ until }: { until: string }) {
  const words = useOwnWords(boardWords);
  const { minute } = useTime();
  return words.mutedUntil(minute(until));
}

function Since({ p }: { p: StaffItem }) {
  const words = useOwnWords(boardWords);
  const { minute } = useTime();
  const standing = standingOf(p);
  if (standing === 'break' && p.breakUntil) return words.breakUntil(minute(p.breakUntil));
  if (standing === 'silent' && p.seenAt) return words.seenAt(minute(p.seenAt));
  if ((standing === 'on' || standing === 'break') && p.since)
    return `${words.since(minute(p.since))}${standing === 'on' && p.sound && p.mutedUntil === null ? ` · ${words.sound}` : ''}`;
  return null;
}
