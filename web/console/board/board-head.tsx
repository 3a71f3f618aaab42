import Button from 'antd/es/button';
import Select from 'antd/es/select';
import type { StaffItem } from '#domain/staff/board.ts';
import { useStart } from '../app/start-data.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import type { Risk, RiskCounts } from './risk.ts';
import { standingOf } from './staff.ts';
import type { useBoardQuery } from './use-board-query.ts';
import { boardWords } from './words.ts';

const shapes: Record<Risk, string> = { unclaimed: '○', soon: '▲', overdue: '■' };

/** The counts of the moment; each of them shows its cases. */
export function BoardHead({
  staff,
  counts,
  query,
}: {
  staff: readonly StaffItem[];
  counts: RiskCounts;
  query: ReturnType<typeof useBoardQuery>;
}) {
  const words = useOwnWords(boardWords);
  const { pages } = useWords();
  const { teams, me, teamName } = useStart();
  const count = (...standings: string[]) => staff.filter((p) => standings.includes(standingOf(p))).length;
  const missing = count('missing', 'silent');
  return (
    <header className="board-head">
      <h1>{pages.board}</h1>
      <p className="board-counts">
        <span>● {words.onDuty(count('on'))}</span>
        <span>◐ {words.onBreak(count('break'))}</span>
        {missing > 0 && <span className="board-unheard">✕ {words.missing(missing)}</span>}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" aria-label={words.atRisk} className="board-risks">
        {(['unclaimed', 'soon', 'overdue'] as const).map((risk) => (
          <Button
            key={risk}
            aria-pressed={query.risk === risk}
            type={query.risk === risk ? 'primary' : 'default'}
            className={counts[risk] > 0 ? `board-risk-${risk}` : ''}
            onClick={() => query.change('risk', query.risk === risk ? null : risk)}
          >
            {shapes[risk]} {words.risk(words.risks[risk], counts[risk])}
          </Button>
        ))}
      </div>
      <Select
        aria-label={words.team}
        value={query.team}
        popupMatchSelectWidth={false}
        onChange={(team) => query.change('team', team)}
        options={[
          ...(me.teams.length > 0 ? [{ value: 'mine', label: words.myTeams }] : []),
          { value: 'all', label: words.allTeams },
          ...teams.map(({ id }) => ({ value: id, label: teamName(id) })),
        ]}
      />
    </header>
  );
}
