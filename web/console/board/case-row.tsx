import Button from 'antd/es/button';
import Tag from 'antd/es/tag';
import { memo } from 'react';
import { Link } from 'wouter';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { KeyHint } from '../live/key-hint.tsx';
import { Countdown } from '../queue/countdown.tsx';
import { isolated } from '../words/isolated.ts';
import { stateOf } from '../words/state.ts';
import { useTime } from '../words/use-time.ts';
import { useOwn, useOwnWords, useWords } from '../words/use-words.ts';
import { isUnclaimed, owesCall } from './risk.ts';
import { boardWords } from './words.ts';

export type RowDeeds = {
  reassign(caseId: string): void;
  order(caseId: string): void;
  take(caseId: string): void;
  drag(caseId: string | null): void;
};
type Props = {
  c: ListedCase;
  deeds: RowDeeds;
  /** Only leads act; others look. */
  mayAct: boolean;
  /** Until then only the proposed owner may claim. */
  isExclusive: boolean;
  /** Kept in its place though it no longer belongs here. */
  isSettled: boolean;
};

/** One case on the board: how long it has, what it is, who has it, what a lead can do. */
export const CaseRow = memo(function CaseRow({ c, deeds, mayAct, isExclusive, isSettled }: Props) {
  const words = useOwnWords(boardWords);
  const { touchpointName } = useStart();
  const what = touchpointName(c.touchpoint);
  return (
    <li
      className={isSettled ? 'board-case board-settled' : 'board-case'}
      data-case={c.caseId}
      draggable={mayAct}
      title={mayAct ? words.dragHint : undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', c.caseId);
        deeds.drag(c.caseId);
      }}
      onDragEnd={() => deeds.drag(null)}
    >
      <Countdown summary={c} size="list" />
      <div className="board-what">
        <Link href={`/cases/${c.caseId}`} className="board-link" draggable={false}>
          {what}
        </Link>
        <Facts c={c} isExclusive={isExclusive} isSettled={isSettled} />
        <Said c={c} />
      </div>
      {mayAct && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
        <div className="board-deeds" role="group" aria-label={words.actionsFor(what)}>
          <Deeds c={c} deeds={deeds} isExclusive={isExclusive} />
        </div>
      )}
    </li>
  );
});

function Facts({ c, isExclusive, isSettled }: Pick<Props, 'c' | 'isExclusive' | 'isSettled'>) {
  const words = useOwnWords(boardWords);
  const general = useWords();
  const { severities, signals, breachCauses } = general;
  const { personName, teamName } = useStart();
  const own = useOwn();
  const { minute } = useTime();
  const proposed = c.proposedOwner === null ? words.nobodyYet : personName(c.proposedOwner);
  const known = c.knows.at(-1);
  const step = known && c.steps.find(({ id }) => id === known.id);
  const facts = [
    severities[c.severity],
    stateOf(c, general),
    c.claimedBy ? personName(c.claimedBy) : isExclusive ? words.exclusive(proposed, minute(c.exclusiveUntil)) : words.proposed(proposed),
    teamName(c.handlingTeam ?? c.team),
    ...(c.attempts > 0 ? [words.attempts(c.attempts)] : []),
    ...(step && owesCall(c) ? [words.knows(own(step))] : []),
    ...(c.breachCause && owesCall(c) ? [words.cause(breachCauses[c.breachCause])] : []),
    ...(isSettled ? [words.settled] : []),
  ];
  return (
    <div className="board-facts">
      <span>
        {facts.map((fact) => (
          <span key={fact} className="board-fact">
            {fact}
          </span>
        ))}
      </span>
      {c.signals.map((signal) => (
        <Tag key={signal}>⚑ {signals[signal as keyof typeof signals] ?? signal}</Tag>
      ))}
    </div>
  );
}

function Said({ c: { words } }: Pick<Props, 'c'>) {
  const { optionName } = useStart();
  const said = words?.comment ?? words?.options.map((option) => isolated(optionName(option))).join(' · ');
  return said ? (
    <p className="board-said" dir="auto">
      {said}
    </p>
  ) : null;
}

function Deeds({ c, deeds, isExclusive }: Pick<Props, 'c' | 'deeds' | 'isExclusive'>) {
  const words = useOwnWords(boardWords);
  const { me } = useStart();
  const [open, isMine] = [isUnclaimed(c), c.claimedBy === me.id];
  return (
    <>
      <Button type={open ? 'primary' : 'default'} onClick={() => deeds.reassign(c.caseId)}>
        {words.reassign} <KeyHint deed="reassign" />
      </Button>
      {!isMine && (
        <Button type={open ? 'default' : 'primary'} onClick={() => deeds.order(c.caseId)}>
          {words.order}
        </Button>
      )}
      {!isMine && <Button onClick={() => deeds.take(c.caseId)}>{open && !isExclusive ? words.claim : words.takeOver}</Button>}
    </>
  );
}
