import * as z from 'zod';
import { Judgement } from '#domain/judgement/judgement.ts';
import { AcceptedFeedback } from './feedback.ts';

/** Feedback as kept: with its judgement, without name and phone (those live with the open case only). */
export const StoredFeedback = AcceptedFeedback.extend({
  customer: z.object({ id: z.string(), region: z.string().optional() }),
  judgement: Judgement,
  /** False when no judgement could be reached and a human has to look. */
  judged: z.boolean(),
  storedAt: z.number(),
  /** The case it belongs to; written before the case is opened or joined. */
  caseId: z.string().optional(),
  /** How many other bodies came under the same id; the first one won. */
  differences: z.int().nonnegative(),
});
export type StoredFeedback = z.infer<typeof StoredFeedback>;

export type Contact = { name?: string | undefined; phone?: string | undefined };

export const contactOf = ({ customer: { name, phone } }: AcceptedFeedback): Contact => ({ name, phone });

export function withoutContact(f: AcceptedFeedback): Omit<StoredFeedback, 'judgement' | 'judged' | 'storedAt' | 'differences'> {
  return { ...f, customer: { id: f.customer.id, ...(f.customer.region ? { region: f.customer.region } : {}) } };
}

/** The case a feedback opens if its customer has none. */
export const ownCaseId = (feedbackId: string): string => `c${feedbackId.slice(1)}`;

/** The feedback that opened a case. */
export const feedbackOf = (caseId: string): string => `f${caseId.slice(1)}`;
