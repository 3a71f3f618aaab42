import { useId } from 'react';
import { Link } from 'wouter';
import type { StaffItem } from '#domain/staff/board.ts';
import { useStart } from '../app/start-data.ts';
import { useOwnWords, useWords } from '../words/use-words.ts';
import { GapsAhead } from './gaps-ahead.tsx';
import { gapsOf, standingOf, unreachable } from './staff.ts';
import { Standing } from './standing.tsx';
import { boardWords } from './words.ts';

type Props = { staff: readonly StaffItem[]; teams: readonly string[]; failed: ReadonlySet<string> };

/** What is missing now: teams with nobody there, people on the rota who have not signed on, people who may not hear alerts. */
export function GapColumn({ staff, teams, failed }: Props) {
  const words = useOwnWords(boardWords);
  const { levels } = useWords();
  const { teamName } = useStart();
  const heading = useId();
  const { empty, missing } = gapsOf(staff, teams);
  const unheard = staff.filter((p) => unreachable(p, failed).length > 0);
  return (
    <section className="panel board-gaps" aria-labelledby={heading}>
      <h2 id={heading}>
        {words.gaps} <span className="board-n">{empty.length + missing.length}</span>
      </h2>
      {empty.length + missing.length === 0 && <p>✓ {words.noGaps}</p>}
      <ul>
        {empty.map((team) => (
          <li key={team} className="board-empty-team">
            ▲ {words.emptyTeam(teamName(team))}
          </li>
        ))}
      </ul>
      {missing.length > 0 && <h3>{words.missingPeople}</h3>}
      <ul>
        {missing.map((p) => (
          <li key={p.person}>
            <strong>{p.name}</strong> {standingOf(p) === 'silent' && <Standing of={p} />}
            <div className="board-facts">{teamsOf(p, teamName, levels)}</div>
          </li>
        ))}
      </ul>
      {unheard.length > 0 && <h3>{words.unheard}</h3>}
      <ul>
        {unheard.map((p) => (
          <li key={p.person}>
            ⚠ <strong>{p.name}</strong>{' '}
            {unreachable(p, failed)
              .map((why) => words.unreachables[why])
              .join(' · ')}
            {failed.has(p.person) && (
              <>
                {' '}
                <Link href="/admin/deliveries?state=dead">{words.seeDeliveries}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
      <GapsAhead teams={teams} />
    </section>
  );
}

/** Above the agents people stand for all teams: their level says more. */
function teamsOf(p: StaffItem, teamName: (id: string) => string, levels: Record<StaffItem['levels'][number], string>): string {
  const level = p.levels.find((l) => l !== 'agent');
  return level ? levels[level] : p.teams.map(teamName).join(' · ');
}
