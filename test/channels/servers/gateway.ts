import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { type Asked, type Fault, jsonIn, vendorServer } from './vendor.ts';

/** An insurer's gateway for SMS and calls: checks the signature with the reference library, and takes a message once. */
export function gatewayServer(secret: string, faultOf?: () => Fault, limit?: { messages: number; perSeconds: number }) {
  const known = new Webhook(secret);
  const names = new Map<string, string>();
  const keyOf = (asked: Asked) => jsonIn<{ idempotencyKey: string }>(asked).idempotencyKey;
  return vendorServer(
    {
      limit,
      refused({ headers, body }) {
        try {
          known.verify(body.toString(), headers as Record<string, string>);
        } catch (error) {
          if (error instanceof WebhookVerificationError) return { status: 401 };
          throw error;
        }
        const { to } = JSON.parse(body.toString());
        return /^\+\d{8,15}$/.test(to) ? null : { status: 422 };
      },
      textOf(asked) {
        const { text, link, to } = jsonIn<{ text: string; link: string; to: string }>(asked);
        return { text: `${text}\n${link}`, to };
      },
      keyOf,
      accepted(asked) {
        const key = keyOf(asked);
        const messageId = names.get(key) ?? `m-${names.size + 1}`;
        names.set(key, messageId);
        return { status: 200, json: { messageId } };
      },
      busy: { status: 200, json: { error: 'again' } },
      tooMany: { status: 429, headers: { 'retry-after': '7' } },
    },
    faultOf,
  );
}
