import * as z from 'zod';
import type { Delivery } from '#domain/alert/alert.ts';
import { type Ledger, ledgerStates } from '#domain/alert/ledger.ts';
import { deliveryView, hasFailed } from '#domain/alert/view.ts';
import { type AuditLog, auditedDeeds } from '#domain/audit/audit.ts';
import { ExportBody, exportDetail } from '#domain/audit/export.ts';
import { addDays, dateIn, instantOf } from '#domain/calendar/zoned.ts';
import { isCanaryAlert } from '#domain/canary/canary.ts';
import { type DeadLetters, type LetterQueue, letterQueues, ReplayBody, replayAll } from '#domain/dead-letter/dead-letter.ts';
import { lettersOf } from '#domain/dead-letter/view.ts';
import type { Insurer } from '#domain/insurer.ts';
import { iso, type Now } from '#domain/time.ts';
import type { Trail } from '../audit-trail.ts';
import type { ApiHandler } from '../middleware/api.ts';
import { parsed } from '../middleware/parsed.ts';
import { AskedDay } from './asked-day.ts';
import { badCursor } from './bad-cursor.ts';

export type OperationsPorts = {
  insurer: Insurer;
  ledger: Ledger;
  letters: Record<LetterQueue, DeadLetters>;
  audit: AuditLog;
  trail: Trail;
  now: Now;
};

const page = { cursor: z.string().max(1000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const id = z.string().min(1).max(200).optional();
const AuditQuery = z.object({ day: AskedDay.optional(), person: id, what: z.enum(auditedDeeds).optional(), case: id, ...page });
const DeliveriesQuery = z.object({
  state: z.enum([...ledgerStates, 'failed']).default('pending'),
  day: AskedDay.optional(),
  channel: id,
  ...page,
});

/** Well below what the gateway waits. */
const replaySeconds = 15;

/** For those who run Earshot: what staff did, what became of alerts, what was given up. */
export function staffOperations({ insurer, ledger, letters, audit, trail, now }: OperationsPorts) {
  const { timeZone } = insurer;

  const showAudit: ApiHandler = async ({ query, identity }) => {
    const { day = dateIn(now(), timeZone), person, what, case: caseId, limit, cursor } = parsed(AuditQuery, query, '/query');
    const found = await audit.ofDay(day, { person, what, caseId }, limit, cursor).catch(badCursor);
    await trail({ who: identity.id, what: 'audit-read', detail: day });
    return { status: 200, body: { day, items: found.entries.map((e) => ({ ...e, at: iso(e.at) })), cursor: found.cursor } };
  };

  /** A file of figures is written in the browser, which says so first. */
  const enterExport: ApiHandler = async ({ body, identity }) => {
    await trail({ who: identity.id, what: 'figures-exported', detail: exportDetail(parsed(ExportBody, body())) });
    return { status: 200, body: {} };
  };

  const deliveries: ApiHandler = async ({ query }) => {
    const { state, day, channel, limit, cursor } = parsed(DeliveriesQuery, query, '/query');
    const [from, until] = day ? [instantOf(day, 0, timeZone), instantOf(addDays(day, 1), 0, timeZone)] : [0, now() + 86_400_000];
    const found = await ledger.inState(state === 'failed' ? 'pending' : state, from, until, limit, cursor).catch(badCursor);
    const isWanted = (d: Delivery) =>
      !isCanaryAlert(d) && (state !== 'failed' || hasFailed(d)) && (channel === undefined || d.channel === channel);
    return { status: 200, body: { items: found.deliveries.filter(isWanted).map(deliveryView), cursor: found.cursor } };
  };

  const deadLetters: ApiHandler = async () => {
    const queues = await Promise.all(letterQueues.map((queue) => lettersOf(queue, letters[queue], ledger, now())));
    return { status: 200, body: { queues } };
  };

  const replay: ApiHandler = async ({ body, identity }) => {
    const { queue } = parsed(ReplayBody, body());
    await trail({ who: identity.id, what: 'dead-letters-replayed', detail: queue });
    return { status: 200, body: { queue, ...(await replayAll(letters[queue], ledger, now, replaySeconds)) } };
  };

  return { audit: showAudit, enterExport, deliveries, deadLetters, replay };
}
