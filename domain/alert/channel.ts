import * as z from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** A configured way to reach staff. Secrets are not here: a webhook's is kept under its id in the channels secret. */
export const ChannelConfig = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('terminal'), zh: z.string(), en: z.string() }),
  z.object({
    id,
    kind: z.literal('webhook'),
    zh: z.string(),
    en: z.string(),
    url: z.url({ protocol: /^https?$/ }),
    /** Well below the lease and the time the deliverer may run. */
    timeoutMs: z.int().positive().max(5000).default(3000),
  }),
]);
export type ChannelConfig = z.infer<typeof ChannelConfig>;

/** The alert as people read it, in both languages; no personal data. */
export type AlertCard = {
  alertId: string;
  caseId: string;
  step: string;
  stepName: { zh: string; en: string };
  recipient: string;
  recipientName: string;
  severity: string;
  touchpoint: string;
  touchpointName: { zh: string; en: string };
  /** ISO 8601. */
  dueAt: string;
  /** Negative when overdue. */
  secondsLeft: number;
  offersApology: boolean;
  link: string;
};

/** Thrown when a channel did not take the message; `note` is what the ledger keeps (no secrets, no personal data). */
export class ChannelFailed extends Error {
  override name = 'ChannelFailed';
}

export interface Channel {
  /** Resolves once the channel has taken it; `delivered` only when the channel has proof that it arrived. */
  send(card: AlertCard): Promise<{ delivered: boolean }>;
}
