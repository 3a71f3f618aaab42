import * as z from 'zod';
import type { Case } from '#domain/case/case.ts';
import type { Instant } from '#domain/time.ts';
import { Notice } from './notice.ts';

/** One message to one person about a case. */
export type Alert = {
  alertId: string;
  caseId: string;
  round: number;
  /** The ladder's step, a reminder (`unresolved-2`), or what happened (`transferred`, `returned`, `nudged-1`). */
  step: string;
  /** How often the case had been claimed when it was raised: after a claim falls back, the same step may tell anew. */
  claim: number;
  recipient: string;
};

export type AlertOnChannel = { alert: Alert; channel: string };

/** One alert on one channel, with the facts about it. Sent, delivered, seen and acknowledged are four different things. */
export const Delivery = z.object({
  alertId: z.string(),
  /** Or the id of the notice, when it is about no case. */
  caseId: z.string(),
  notice: Notice.optional(),
  round: z.int(),
  step: z.string(),
  claim: z.int(),
  recipient: z.string(),
  channel: z.string(),
  at: z.object({
    pending: z.number(),
    sent: z.number().optional(),
    delivered: z.number().optional(),
    seen: z.number().optional(),
    acknowledged: z.number().optional(),
    /** Not sent, because the case no longer needed it at the moment of sending. */
    cancelled: z.number().optional(),
    /** Given up after its retries; it lies in the dead letters. */
    dead: z.number().optional(),
  }),
  tries: z.int(),
  leasedUntil: z.number().optional(),
  /** Until then it is not missed: it waits for a summary, or for the channel's next free place. */
  waitsUntil: z.number().optional(),
  /** What the channel calls it, for reports that come later. */
  receipt: z.string().optional(),
  /** The summary it went out in. */
  summary: z.string().optional(),
  /** Why it was cancelled, or what the channel last answered. */
  note: z.string().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

export function alertFor(c: Case, step: string, recipient: string): Alert {
  const round = c.rounds.length;
  return { alertId: [c.caseId, round, step, c.claims, recipient].join('.'), caseId: c.caseId, round, step, claim: c.claims, recipient };
}

export const pendingDelivery = ({ alertId, caseId, round, step, claim, recipient }: Alert, channel: string, now: Instant): Delivery => ({
  ...{ alertId, caseId, round, step, claim, recipient, channel },
  at: { pending: now },
  tries: 0,
});

export const isSettled = (d: Delivery): boolean => Boolean(d.at.sent ?? d.at.cancelled ?? d.at.dead);

/** What is published: facts for routing and for the insurer's own subscribers, no personal data, no words of the customer. */
export const AlertMessage = z.object({
  alertId: z.string(),
  /** Or the id of the notice, when it is about no case; it then has no touchpoint. */
  caseId: z.string(),
  notice: Notice.optional(),
  round: z.int(),
  step: z.string(),
  recipient: z.string(),
  channel: z.string(),
  severity: z.string(),
  team: z.string(),
  touchpoint: z.string(),
  dueAt: z.number(),
});
export type AlertMessage = z.infer<typeof AlertMessage>;

export function messageOf(d: Delivery, c: Case): AlertMessage {
  const { alertId, caseId, round, step, recipient, channel } = d;
  const about = c.rounds.find((r) => r.number === round);
  const dueAt = (about ?? c.rounds.at(-1)!).dueAt;
  return { alertId, caseId, round, step, recipient, channel, severity: c.severity, team: c.team, touchpoint: c.touchpoint, dueAt };
}
