import type { StaffItem } from '#domain/staff/board.ts';
import type { ListedCase } from '../api/types.ts';
import { byStanding } from '../board/staff.ts';

type Teams = readonly { id: string; kind: string }[];

/** Whether the case may be given to this person: a member of its team or of another callback team, and not who has it already. */
export function mayTake(c: Pick<ListedCase, 'team' | 'claimedBy'>, p: Pick<StaffItem, 'person' | 'teams'>, teams: Teams): boolean {
  if (p.person === c.claimedBy) return false;
  const isCallback = (id: string) => teams.some((team) => team.id === id && team.kind === 'callback');
  return p.teams.some((team) => team === c.team || isCallback(team));
}

/** Whom to give it to: those who match the search, those on duty first, then agents, members of its team, the least loaded. */
export function candidates(
  c: Pick<ListedCase, 'team' | 'claimedBy'>,
  staff: readonly StaffItem[],
  teams: Teams,
  search: string,
): StaffItem[] {
  const sought = search.trim().toLowerCase();
  const notHome = (p: StaffItem) => Number(!p.teams.includes(c.team));
  const isSuperior = (p: StaffItem) => Number(!p.levels.includes('agent'));
  const notThere = (p: StaffItem) => Number(!(p.state === 'on' && p.present));
  return staff
    .filter(
      (p) => mayTake(c, p, teams) && (sought === '' || p.name.toLowerCase().includes(sought) || p.person.toLowerCase().includes(sought)),
    )
    .sort((a, b) => notThere(a) - notThere(b) || isSuperior(a) - isSuperior(b) || notHome(a) - notHome(b) || byStanding(a, b));
}
