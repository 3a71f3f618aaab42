import Button from 'antd/es/button';
import { useId } from 'react';
import { serverNow } from '../api/clock.ts';
import { useStart } from '../app/start-data.ts';
import { isolated } from '../words/isolated.ts';
import { useTime } from '../words/use-time.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { isSwap, type OtherView, type SwapView } from './answer.ts';
import type { Deed, RotaDeeds } from './use-rota-deeds.ts';
import { rotaWords } from './words.ts';

/** Swaps with what whoever looks may do about each, the ones that wait for an answer first. */
export function SwapList({ swaps, deeds }: { swaps: readonly SwapView[]; deeds: RotaDeeds }) {
  const words = useOwnWords(rotaWords);
  const heading = useId();
  const waits = (swap: SwapView) => (swap.state === 'asked' || swap.state === 'agreed' ? 0 : 1);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{words.requests}</h2>
      {swaps.length === 0 && <p>{words.noRequests}</p>}
      <ul className="rota-list">
        {swaps
          .toSorted((a, b) => waits(a) - waits(b) || (a.from < b.from ? -1 : 1))
          .map((swap) => (
            <ChangeItem key={swap.id} change={swap} deeds={deeds} />
          ))}
      </ul>
    </section>
  );
}

/** Absences and overrides of the week. */
export function OtherList({ changes, deeds }: { changes: readonly OtherView[]; deeds: RotaDeeds }) {
  const words = useOwnWords(rotaWords);
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{words.changes}</h2>
      {changes.length === 0 && <p>{words.noChanges}</p>}
      <ul className="rota-list">
        {changes
          .toSorted((a, b) => (a.from < b.from ? -1 : 1))
          .map((change) => (
            <ChangeItem key={change.id} change={change} deeds={deeds} />
          ))}
      </ul>
    </section>
  );
}

function ChangeItem({ change, deeds }: { change: SwapView | OtherView; deeds: RotaDeeds }) {
  const words = useOwnWords(rotaWords);
  const { levels } = useWords();
  const { personName, teamName } = useStart();
  const { moment } = useTime();
  const may = useMay();
  const who = isSwap(change) ? words.swapOf(personName(change.requester), personName(change.colleague)) : personName(change.person);
  const where = change.kind === 'absence' ? [] : [change.team === '*' ? '*' : teamName(change.team)];
  const facts = [
    `${moment(change.from)} – ${moment(change.until)}`,
    ...where,
    ...(change.kind === 'override' && change.level !== 'agent' ? [levels[change.level]] : []),
    ...(change.kind === 'override' && change.backup ? [words.backup] : []),
    ...(change.reason ? [words.reason(isolated(change.reason))] : []),
  ];
  const asked = change.marks.asked;
  return (
    <li>
      <div>
        <strong>{who}</strong> <span className="rota-tag">{isSwap(change) ? words.states[change.state] : words.sources[change.kind]}</span>
        <div className="rota-muted">{facts.join(' · ')}</div>
        {asked && <div className="rota-muted">{words.by(personName(asked.by), moment(asked.at))}</div>}
      </div>
      <div className="rota-buttons">
        {may(change).map((deed) => (
          <Button
            key={deed}
            type={deed === 'agree' || deed === 'approve' ? 'primary' : 'default'}
            loading={deeds.busy === change.id}
            aria-label={words.deedOn(words[deed], `${who} ${facts[0]}`)}
            onClick={() => void deeds.decide(change, deed)}
          >
            {words[deed]}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** What the API would let whoever is signed in do; it has the last word. */
function useMay(): (change: SwapView | OtherView) => Deed[] {
  const { me, isLead } = useStart();
  return (change) => {
    if (Date.parse(change.until) <= serverNow()) return [];
    if (!isSwap(change)) return isLead || (change.kind === 'absence' && change.person === me.id) ? ['withdraw'] : [];
    const isParty = change.requester === me.id || change.colleague === me.id;
    const isOpen = change.state === 'asked' || change.state === 'agreed';
    return [
      ...(change.state === 'asked' && change.colleague === me.id ? (['agree'] as const) : []),
      ...(change.state === 'agreed' && isLead && !isParty ? (['approve'] as const) : []),
      ...(isOpen && (change.colleague === me.id || (isLead && !isParty)) ? (['decline'] as const) : []),
      ...(change.requester === me.id || (isLead && change.state === 'approved') ? (['withdraw'] as const) : []),
    ];
  };
}
