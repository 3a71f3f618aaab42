import * as z from 'zod';

/** Highest and lowest value of each scale; answers are whole numbers. */
export const scales = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;
export type Scale = keyof typeof scales;

export const Score = z.object({ scale: z.enum(['nps', 'csat', 'ces']), value: z.int() });
export type Score = z.infer<typeof Score>;

/** Feedback as accepted by intake: validated, personal data masked, times in epoch ms. What travels in the queue. */
export const AcceptedFeedback = z.object({
  schemaVersion: z.literal(1),
  feedbackId: z.string(),
  /** Digest of the body as sent, so that the same id with another body can be told apart. */
  bodyDigest: z.string(),
  source: z.string(),
  sourceId: z.string(),
  /** When the customer pressed send; never after `receivedAt`. */
  submittedAt: z.number(),
  receivedAt: z.number(),
  /** `submittedAt` was ahead of our clock and was set back to `receivedAt`. */
  clockAhead: z.boolean().optional(),
  touchpoint: z.string(),
  customer: z.object({ id: z.string(), name: z.string().optional(), phone: z.string().optional(), region: z.string().optional() }),
  score: Score.optional(),
  options: z.array(z.string()).optional(),
  comment: z.string().optional(),
  language: z.string().optional(),
});
export type AcceptedFeedback = z.infer<typeof AcceptedFeedback>;
