import { useId } from 'react';
import type { ListedCase } from '../api/types.ts';
import { useStart } from '../app/start-data.ts';
import { useOwnWords } from '../words/use-words.ts';
import { CaseRow, type RowDeeds } from './case-row.tsx';
import { isUnclaimed } from './risk.ts';
import { boardWords } from './words.ts';

/** More at once than anybody can look at only makes the page slow. */
const shownCases = 100;

type Props = {
  title: string;
  ids: readonly string[];
  cases: ReadonlyMap<string, ListedCase>;
  /** Those that belong here now. */
  belonging: ReadonlySet<string>;
  deeds: RowDeeds;
  now: number;
  empty: React.ReactNode;
};

export function CaseList({ title, ids, cases, belonging, deeds, now, empty }: Props) {
  const words = useOwnWords(boardWords);
  const { me, isLead } = useStart();
  const heading = useId();
  const shown = ids.slice(0, shownCases).flatMap((id) => cases.get(id) ?? []);
  return (
    <section className="panel board-cases" aria-labelledby={heading}>
      <h2 id={heading}>
        {title} <span className="board-n">{ids.length}</span>
      </h2>
      {shown.length === 0 && empty}
      <ul>
        {shown.map((c) => (
          <CaseRow
            key={c.caseId}
            c={c}
            deeds={deeds}
            mayAct={isLead}
            isExclusive={isUnclaimed(c) && c.proposedOwner !== me.id && Date.parse(c.exclusiveUntil) > now}
            isSettled={!belonging.has(c.caseId)}
          />
        ))}
      </ul>
      {ids.length > shown.length && <p>{words.more(ids.length - shown.length)}</p>}
    </section>
  );
}
