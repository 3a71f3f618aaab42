import type { CaseView, Deadline } from '../api/types.ts';

/**
 * The deadlines that the head of a case names, the one its countdown shows first: the callback while it is owed or was missed, else
 * the next; then what else still runs. Without any, the callback as it was met.
 */
export function headDeadlines({
  deadlines,
  nextDeadline,
  round,
  attempts,
  state,
}: Pick<CaseView, 'deadlines' | 'nextDeadline' | 'round' | 'attempts' | 'state'>): Deadline[] {
  const callback = deadlines.find((d) => d.kind === 'callback' && d.round === round);
  const isOwed = attempts === 0 && ['open', 'held', 'claimed', 'reopened'].includes(state);
  const next = deadlines.find((d) => d.kind === nextDeadline?.kind && d.dueAt === nextDeadline.dueAt);
  const first = isOwed ? callback : (next ?? callback);
  const others = deadlines.filter((d) => d.state === 'pending' && d !== first);
  return [...(first ? [first] : []), ...others];
}
