import { useSearchParams } from 'wouter';
import { useStart } from '../app/start-data.ts';
import type { RiskFilter } from './risk.ts';

const risks = new Set(['overdue', 'soon', 'unclaimed']);

/** What the board shows, as its address says. */
export function useBoardQuery() {
  const { me } = useStart();
  const [search, setSearch] = useSearchParams();
  const team = search.get('team') ?? (me.teams.length > 0 ? 'mine' : 'all');
  const asked = search.get('risk') ?? '';
  const change = (name: 'team' | 'risk' | 'person', value: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (name !== 'team') for (const other of ['risk', 'person']) next.delete(other);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return {
    team,
    /** Empty: all. */
    teams: team === 'all' ? [] : team === 'mine' ? me.teams : [team],
    risk: (risks.has(asked) ? asked : null) as RiskFilter,
    person: search.get('person'),
    question: search.toString(),
    change,
  };
}
