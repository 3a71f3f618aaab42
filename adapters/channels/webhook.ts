import type { AlertCard, Channel } from '#domain/alert/channel.ts';
import type { Now } from '#domain/time.ts';
import { failedWith, jsonOf, post } from './post.ts';
import { sign } from './standard-webhook.ts';

const types: Record<AlertCard['kind'], string> = { case: 'case.alert', notice: 'team.notice', summary: 'case.summary' };

export type WebhookOptions = {
  url: string;
  timeoutMs: number;
  now: Now;
  /** Read when first needed, so that a rotated secret is found. */
  secret: () => Promise<string>;
};

/**
 * A signed POST after the Standard Webhooks specification. The id is the alert's, so that a receiver can drop a repetition.
 * A 2xx answer means taken; only a JSON answer `{"delivered": true}` is proof that it reached the person.
 */
export function webhookChannel({ url, timeoutMs, now, secret }: WebhookOptions): Channel {
  return {
    async send(card) {
      const type = types[card.kind];
      const body = JSON.stringify({ type, timestamp: new Date(now()).toISOString(), data: card });
      const answer = await post('webhook', { url, headers: sign(await secret(), card.alertId, now(), body), body, timeoutMs });
      if (!answer.ok) throw failedWith('webhook', answer);
      return { delivered: (await jsonOf(answer))?.delivered === true };
    },
  };
}
