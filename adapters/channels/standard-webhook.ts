import { createHmac } from 'node:crypto';
import type { Instant } from '#domain/time.ts';

/** Headers after the Standard Webhooks specification: v1, HMAC-SHA256 over `id.timestamp.body`. Secrets are `whsec_` and base64, or any other text taken as it is. */
export function sign(secret: string, id: string, now: Instant, body: string): Record<string, string> {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
