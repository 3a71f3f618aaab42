import * as z from 'zod';
import { swapStates } from '#domain/roster/change.ts';
import { Level } from '#domain/roster/team.ts';
import type { Instant } from '#domain/time.ts';
import type { AlertMessage, Delivery } from './alert.ts';

const about = { id: z.string(), team: z.string() };
const span = { from: z.number(), until: z.number() };

/** What staff are told that is about no single case. `id` is the same for as long as it is the same matter, so that it is told once. */
export const Notice = z.discriminatedUnion('kind', [
  /** Nobody of that level is going to be there for the team, and for so many others. */
  z.object({ kind: z.literal('gap'), ...about, ...span, level: Level, noShifts: z.boolean(), others: z.int() }),
  /** Somebody wants to give a shift to a colleague; where that stands. */
  z.object({
    kind: z.literal('swap'),
    state: z.enum(swapStates),
    ...about,
    ...span,
    requester: z.string(),
    colleague: z.string(),
  }),
  /** More customers wait than the team can call in time. `promise`: by when the last of them will have been called. */
  z.object({ kind: z.literal('surge-began'), ...about, at: z.number(), waiting: z.int(), onDuty: z.int(), promise: z.number() }),
  z.object({ kind: z.literal('surge-ended'), ...about, at: z.number(), since: z.number(), cases: z.int() }),
]);
export type Notice = z.infer<typeof Notice>;
export type NoticeOf<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

/** How pressing it is, on the scale of cases: it decides on channels and on places in a full one. */
export function severityOf(notice: Notice): string {
  if (notice.kind === 'surge-began') return 'urgent';
  return notice.kind === 'gap' && notice.noShifts ? 'high' : 'normal';
}

/** The instant that its message is about. */
export const instantOf = (notice: Notice): Instant => ('at' in notice ? notice.at : notice.from);

/** What the ledger calls it, in the place of a step. */
export const stepOf = (notice: Notice): string => (notice.kind === 'swap' ? `swap-${notice.state}` : notice.kind);

/** Its row in the ledger, where it stands in the place of a case: no case has such an id. */
export const pendingNotice = (notice: Notice, recipient: string, channel: string, now: Instant): Delivery => ({
  ...{ alertId: `${notice.id}.${recipient}`, caseId: notice.id, round: 0, step: stepOf(notice), claim: 0, recipient, channel, notice },
  at: { pending: now },
  tries: 0,
});

/** Whether the row, or the message, is about no case. */
export const isNotice = <Row extends { notice?: Notice | undefined }>(row: Row): row is Row & { notice: Notice } =>
  row.notice !== undefined;

export function noticeMessage(d: Delivery & { notice: Notice }): AlertMessage {
  const { alertId, caseId, round, step, recipient, channel, notice } = d;
  const about = { severity: severityOf(notice), team: notice.team, touchpoint: '', dueAt: instantOf(notice) };
  return { alertId, caseId, notice, round, step, recipient, channel, ...about };
}
