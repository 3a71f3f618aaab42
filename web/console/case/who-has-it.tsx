import type { ReactNode } from 'react';
import { useStart } from '../app/start-data.ts';
import { useCases } from '../live/use-feed.ts';
import { useSecond } from '../live/use-now.ts';
import { span, useTime } from '../words/use-time.ts';
import { isOver, isUnclaimed, othersUntil, takingOf } from './deeds.ts';
import { useOpenCase } from './open-case.ts';
import { useCaseWords } from './words.ts';

/** In whose hands the case is, and what that means for whoever reads this. */
export function WhoHasIt() {
  const { who: words, list } = useCaseWords();
  const { me, personName, teamName } = useStart();
  const { clock, moment, date } = useTime();
  const { view, deeds, last } = useOpenCase();
  const at = (when: string) => (date(when) === date(Date.now()) ? clock(when) : moment(when));
  const lines: ReactNode[] = [];
  if (isOver(view)) lines.push(words.over);
  else if (isUnclaimed(view)) lines.push(<Proposed key="proposed" />);
  else if (view.claimedBy !== null && view.claimedBy !== me.id) {
    const taking = takingOf(view);
    const has = taking?.type === 'claimed' ? words.has : words.received;
    lines.push(has(personName(view.claimedBy), at(taking?.at ?? view.claimedAt ?? view.openedAt)));
  }
  if (view.state === 'resolved' && last?.deed !== 'resolve') lines.push(words.waiting);
  if (view.handlingTeam) lines.push(words.handling(teamName(view.handlingTeam)));
  if (view.firstContactOwner && view.firstContactOwner !== view.claimedBy) lines.push(words.first(personName(view.firstContactOwner)));
  if (view.helpers.length > 0) lines.push(words.helpers(list(view.helpers.map(personName))));
  if (!deeds.has('notes')) lines.push(deeds.has('order') ? words.readAndOrder : words.readOnly);
  return (
    <>
      {lines.length > 0 && (
        <ul className="case-who">
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a handful of sentences without an identity
            <li key={i}>{line}</li>
          ))}
        </ul>
      )}
      {view.claimedBy === me.id && view.state === 'claimed' && view.attempts === 0 && <CallNow />}
    </>
  );
}

function Proposed() {
  const { who: words } = useCaseWords();
  const { me, personName } = useStart();
  const { clock } = useTime();
  const { connection } = useCases();
  const { view } = useOpenCase();
  const until = othersUntil(view, me.id, useSecond());
  if (connection === 'lost') return <strong>{words.offline}</strong>;
  return until === null ? words.nobody : words.proposed(personName(view.proposedOwner!), clock(until));
}

/** A claim is a promise to call: how long it stands, or that the customer waits beyond the time. */
function CallNow() {
  const { who: words } = useCaseWords();
  const { view } = useOpenCase();
  const now = useSecond();
  const late = now - Date.parse(view.dueAt);
  const left = view.claimExpiresAt ? Date.parse(view.claimExpiresAt) - now : null;
  return (
    <p className={late > 0 ? 'case-call-now case-late' : 'case-call-now'}>
      {late > 0 && <strong>{words.late(span(late))} </strong>}
      {left !== null && left > 0 && words.expires(span(left))}
    </p>
  );
}
