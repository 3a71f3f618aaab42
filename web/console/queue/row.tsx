import { memo } from 'react';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { marked } from '../case/marked.ts';
import { useSecond } from '../live/use-now.ts';
import { isolated } from '../words/isolated.ts';
import { stateOf } from '../words/state.ts';
import { span } from '../words/use-time.ts';
import { useOwn, useOwnWords, useWords } from '../words/use-words.ts';
import { tookOf } from './bands.ts';
import { Countdown } from './countdown.tsx';
import { excerpt } from './excerpt.ts';
import { usePressed } from './pressed.ts';
import { isUnclaimed, type Row } from './rows.ts';
import { queueWords } from './words.ts';

type Props = {
  row: Row;
  id: string;
  height: number;
  isSelected: boolean;
  place: number;
  of: number;
  onClick: (caseId: string) => void;
};

/** One case in the list; no buttons: what is pressed opens it. */
export const QueueRow = memo(function QueueRow({ row: { c, takenAt }, id, height, isSelected, place, of, onClick }: Props) {
  const { severities, signals } = useWords();
  const { touchpointName } = useStart();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works on the listbox, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-setsize={of}
      aria-posinset={place + 1}
      className={`queue-row${isSelected ? ' queue-row-selected' : ''}${takenAt === null ? '' : ' queue-row-taken'}`}
      style={{ height }}
      onClick={() => onClick(c.caseId)}
    >
      <div className="queue-line">
        <Countdown summary={c} size="list" />
        <span className={`queue-severity queue-severity-${c.severity}`}>{severities[c.severity]}</span>
        <span className="queue-where">{touchpointName(c.touchpoint)}</span>
        <Fresh openedAt={c.openedAt} />
      </div>
      <div className="queue-line queue-said">
        {c.words?.comment ? <Said comment={c.words.comment} phrases={c.words.phrases} /> : <Unsaid options={c.words?.options ?? []} />}
      </div>
      <div className="queue-line queue-facts">
        <Hurry c={c} />
        {c.signals.map((signal) => (
          <span key={signal} className="queue-signal">
            ⚑{signals[signal]}
          </span>
        ))}
        <Standing row={{ c, takenAt }} />
      </div>
    </div>
  );
});

/** Somebody wants it done sooner; until the case is opened. */
function Hurry({ c }: { c: ListedCase }) {
  const words = useOwnWords(queueWords);
  const { isUnseen } = usePressed();
  return c.pressed && isUnseen(c) ? <strong className="queue-hurry">! {words.hurry[c.pressed.how]}</strong> : null;
}

const freshFor = 60_000;

function Fresh({ openedAt }: { openedAt: string }) {
  const words = useOwnWords(queueWords);
  return useSecond() - Date.parse(openedAt) < freshFor ? <span className="queue-new">{words.fresh}</span> : null;
}

function Said({ comment, phrases }: { comment: string; phrases: readonly string[] }) {
  let at = 0;
  return (
    <q dir="auto">
      {marked(excerpt(comment, phrases), phrases).map(({ text, isMarked }) => {
        const key = at;
        at += text.length;
        return isMarked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </q>
  );
}

function Unsaid({ options }: { options: readonly string[] }) {
  const words = useOwnWords(queueWords);
  const { optionName } = useStart();
  return (
    <span className="queue-muted">
      {options.length > 0 ? options.map((option) => isolated(optionName(option))).join(' · ') : words.noWords}
    </span>
  );
}

/** Whose it is and who knows of it. */
function Standing({ row: { c, takenAt } }: { row: Row }) {
  const words = useOwnWords(queueWords);
  const own = useOwn();
  const general = useWords();
  const { me, personName, teamName, policy } = useStart();
  const now = useSecond();
  if (takenAt !== null) return <strong>{c.claimedBy ? words.takenBy(personName(c.claimedBy)) : words.gone}</strong>;
  const facts: string[] = [];
  const isFirst = c.proposedOwner !== null && c.state !== 'held' && isUnclaimed(c) && now < Date.parse(c.exclusiveUntil);
  if (isFirst) {
    const until = span(Date.parse(c.dueAt) - Date.parse(c.exclusiveUntil));
    facts.push(c.proposedOwner === me.id ? words.yours(until) : words.exclusive(personName(c.proposedOwner!), until));
  } else facts.push(stateOf(c, general));
  const took = tookOf(c);
  if (took !== null) facts.push(c.callback === 'breached' ? `${words.metLate} ${span(took)}` : `✓ ${words.met} ${span(took)}`);
  if (c.claimedBy && c.claimedBy !== me.id) facts.push(personName(c.claimedBy));
  if (c.helpers.includes(me.id)) facts.push(words.helping);
  if (c.handlingTeam) facts.push(words.transferred(teamName(c.handlingTeam)));
  const last = c.knows.at(-1);
  const step = last && c.steps.find(({ id }) => id === last.id);
  // While the proposed owner alone knows, that is said already.
  if (step && isUnclaimed(c) && !(isFirst && c.knows.length === 1)) {
    const tellsTeam = policy.ladder.find(({ id }) => id === step.id)?.tell.some(({ who }) => who === 'team');
    facts.push(tellsTeam ? words.teamKnows : words.knows(own(step)));
  }
  return <span className="queue-standing">{facts.join(' · ')}</span>;
}
