import { type Instant, iso } from '#domain/time.ts';
import type { Delivery } from './alert.ts';
import { stateOf } from './ledger.ts';

/** A row of the ledger for those who run Earshot: ids and times only; ISO 8601. */
export function deliveryView(d: Delivery) {
  const { caseId, alertId, round, step, recipient, channel, tries, at, note, summary } = d;
  const times: [string, Instant][] = Object.entries(at).flatMap(([fact, when]) => (when === undefined ? [] : [[fact, when]]));
  return {
    /** Null when it is about no case. */
    caseId: d.notice ? null : caseId,
    notice: d.notice ? { kind: d.notice.kind, team: d.notice.team } : null,
    ...{ alertId, round, step, recipient, channel, tries },
    state: hasFailed(d) ? ('failed' as const) : stateOf(d),
    at: Object.fromEntries(times.map(([fact, when]) => [fact, iso(when)])),
    /** What the channel last answered. */
    note: note ?? null,
    /** The summary it went out in, together with others. */
    summary: summary ?? null,
  };
}
export type DeliveryView = ReturnType<typeof deliveryView>;

/** Still on its way, though its channel has refused it before. */
export const hasFailed = (d: Delivery): boolean => stateOf(d) === 'pending' && d.tries > 0 && d.note !== undefined;
