import type { BreachCause } from '#domain/case/case.ts';
import { deviateOfShares } from '#domain/insight/significance.ts';
import type { Hours, Opened } from './asked.ts';
import { causeKey, topCause } from './causes.ts';
import { type Answer, changeOf, ofHours, type Row } from './figures.ts';

/** Something the figures ask somebody to decide, with the cases to look at. */
export type Decision = { opens: Opened } & (
  | { kind: 'slower'; before: number; now: number }
  | { kind: 'tail'; p90: number; target: number }
  | { kind: 'cause'; cause: BreachCause; count: number; of: number }
  | { kind: 'group'; key: string; now: number; rest: number }
  | { kind: 'confirmed'; before: number; now: number }
  | { kind: 'reopened'; before: number; now: number }
);

// Many teams are looked at together: at 95 % one of twenty equal ones would stand out by chance.
const farOff = 3;

/** Most pressing first. `target`: seconds; `teams`: the same figures by team. */
export function decisionsOf(answer: Answer, teams: Row[], hours: Hours, target: number): Decision[] {
  const { callbacks, intervals } = ofHours(answer, hours);
  const worse = (figure: string) => {
    const change = changeOf(answer.changes, hours, figure);
    return change?.better === false ? { before: change.before!, now: change.now! } : null;
  };
  const decisions: Decision[] = [];
  const slower = worse('withinTarget');
  if (slower) decisions.push({ kind: 'slower', ...slower, opens: { figure: 'breached' } });
  const { n, p90 } = intervals.toFirstAttempt;
  // Nearest rank: with fewer than twenty the 90th percentile is one of the two slowest.
  if (n >= 20 && p90! > target) decisions.push({ kind: 'tail', p90: p90!, target, opens: { figure: 'slowest' } });
  decisions.push(...farBehind(teams));
  const top = topCause(callbacks);
  if (top) decisions.push({ kind: 'cause', ...top, of: callbacks.breached, opens: { figure: `breached:${causeKey(top.cause)}` } });
  const confirmed = worse('confirmedRate');
  if (confirmed) decisions.push({ kind: 'confirmed', ...confirmed, opens: { figure: 'resolved' } });
  const reopened = worse('reopenRate');
  if (reopened) decisions.push({ kind: 'reopened', ...reopened, opens: { figure: 'reopened' } });
  return decisions;
}

function farBehind(teams: Row[]): Decision[] {
  const met = teams.reduce((sum, { now }) => sum + now.callbacks.met, 0);
  const decided = teams.reduce((sum, { now }) => sum + now.callbacks.decided, 0);
  return teams.flatMap(({ key, now: { callbacks: own } }): Decision[] => {
    const rest = { part: met - own.met, whole: decided - own.decided };
    const deviate = deviateOfShares(rest, { part: own.met, whole: own.decided });
    if (deviate === null || deviate > -farOff) return [];
    const opens = { figure: 'breached', by: 'team', key } as const;
    return [{ kind: 'group', key, now: own.met / own.decided, rest: rest.part / rest.whole, opens }];
  });
}
