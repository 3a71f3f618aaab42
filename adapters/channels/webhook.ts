import { createHmac } from 'node:crypto';
import { type Channel, ChannelFailed } from '#domain/alert/channel.ts';
import type { Now } from '#domain/time.ts';

export type WebhookOptions = {
  url: string;
  timeoutMs: number;
  now: Now;
  /** Read when first needed, so that a rotated secret is found. */
  secret: () => Promise<string>;
};

/**
 * A signed POST after the Standard Webhooks specification: headers webhook-id, webhook-timestamp and webhook-signature
 * (v1, HMAC-SHA256 over `id.timestamp.body`). The id is the alert's, so that a receiver can drop a repetition.
 * A 2xx answer means taken; only a JSON answer `{"delivered": true}` is proof that it reached the person.
 */
export function webhookChannel({ url, timeoutMs, now, secret }: WebhookOptions): Channel {
  return {
    async send(card) {
      const body = JSON.stringify({ type: 'case.alert', timestamp: new Date(now()).toISOString(), data: card });
      const timestamp = String(Math.floor(now() / 1000));
      const signature = sign(await secret(), card.alertId, timestamp, body);
      const headers = {
        'content-type': 'application/json',
        'webhook-id': card.alertId,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      };
      const answer = await post(url, headers, body, timeoutMs);
      if (!answer.ok) throw new ChannelFailed(`the webhook answered ${answer.status}`);
      return { delivered: await saysDelivered(answer) };
    },
  };
}

/** Secrets are `whsec_` and base64, or any other text taken as it is. */
export function sign(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

async function post(url: string, headers: Record<string, string>, body: string, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ChannelFailed(timedOut ? `the webhook did not answer within ${timeoutMs} ms` : 'the webhook could not be reached');
  }
}

const longestReceipt = 4096;

async function saysDelivered(answer: Response): Promise<boolean> {
  try {
    const text = await answer.text();
    return text.length <= longestReceipt && (JSON.parse(text) as { delivered?: unknown } | null)?.delivered === true;
  } catch {
    return false; // taken, but without a receipt we can read
  }
}
