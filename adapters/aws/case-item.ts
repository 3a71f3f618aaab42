import { dateIn } from '#domain/calendar/zoned.ts';
import { isCanaryCase } from '#domain/canary/canary.ts';
import { Case, isClosed } from '#domain/case/case.ts';
import { responsible } from '#domain/case/case-store.ts';
import { expiring } from './canary-expiry.ts';

/** Two partitions of the wake index: cases with a running alarm, and those whose alarm is far ahead. */
export type Awake = 'awake' | 'far';

/** The one partition of the index by change. */
export const feed = 'all';

export const queueOf = (team: string, closed: boolean): string => `${team}#${closed ? 'closed' : 'open'}`;

/** What the table holds beside the case itself: the keys of its indexes. Absent keys keep it out of an index. */
export function caseItem(c: Case, timeZone: string) {
  const closed = isClosed(c);
  return {
    version: c.version,
    doc: c,
    queue: queueOf(c.team, closed),
    handling: c.handlingTeam === undefined ? undefined : queueOf(c.handlingTeam, closed),
    openedAt: c.openedAt,
    feed,
    changedAt: c.changedAt,
    day: dateIn(c.submittedAt, timeZone),
    customerId: c.customerId,
    assignee: closed ? undefined : (responsible(c) ?? undefined),
    awake: c.wakeAt === null ? undefined : ((c.farAhead ? 'far' : 'awake') satisfies Awake),
    wakeAt: c.wakeAt ?? undefined,
    ...expiring(isCanaryCase(c), c.openedAt),
  };
}

export const parseCase = (item: Record<string, unknown>): Case => Case.parse(item.doc);
