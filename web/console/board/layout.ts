import type { ListedCase } from '../api/types.ts';
import { byTimeLeft, isClosed, type RiskFilter, reachedMe, riskOf, risksOf } from './risk.ts';

/** Which cases stand where, by id. */
export type Layout = { mine: string[]; others: string[] };

export type Wanted = {
  cases: Iterable<ListedCase>;
  /** Empty: of all teams. */
  teams: readonly string[];
  risk: RiskFilter;
  /** Everything this person has in hand, at risk or not. */
  person: string | null;
  /** The steps of the ladder that tell my level. */
  stepsOfMine: readonly string[];
  now: number;
};

export const ofTeams = (c: Pick<ListedCase, 'team' | 'handlingTeam'>, teams: readonly string[]): boolean =>
  teams.length === 0 || teams.includes(c.team) || (c.handlingTeam !== null && teams.includes(c.handlingTeam));

/** The board as it should stand: what the ladder brought to me first, then the rest at risk, each by the time left. */
export function layoutOf({ cases, teams, risk, person, stepsOfMine, now }: Wanted): Layout {
  const layout: Layout = { mine: [], others: [] };
  const belongs = (c: ListedCase) =>
    person !== null
      ? isInHandsOf(c, person)
      : ofTeams(c, teams) && (risk !== null ? risksOf(c, now).includes(risk) : riskOf(c, now) !== null || reachedMe(c, stepsOfMine));
  for (const c of [...cases].filter(belongs).sort(byTimeLeft))
    (person === null && reachedMe(c, stepsOfMine) ? layout.mine : layout.others).push(c.caseId);
  return layout;
}

export const isInHandsOf = (c: ListedCase, person: string): boolean => c.owner === person && !isClosed(c);

/** Nothing moves under the hand: everything stays where it is, what is new comes after it. */
export function keepPlaces(shown: Layout, wanted: Layout): Layout {
  const placed = new Set([...shown.mine, ...shown.others]);
  const isNew = (id: string) => !placed.has(id);
  const [mine, others] = [wanted.mine.filter(isNew), wanted.others.filter(isNew)];
  if (mine.length === 0 && others.length === 0) return shown;
  return { mine: [...shown.mine, ...mine], others: [...shown.others, ...others] };
}
