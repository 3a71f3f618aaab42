import { createECDH, randomBytes } from 'node:crypto';
import ece from 'http_ece';
import { importJWK, jwtVerify } from 'jose';
import { type Asked, type Fault, vendorServer } from './vendor.ts';

/** A push service with one browser behind it: checks the VAPID token (RFC 8292) and can read what only that browser may (RFC 8291). */
export async function pushServer(publicKey: string, faultOf?: () => Fault, limit?: { messages: number; perSeconds: number }) {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const raw = Buffer.from(publicKey, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33).toString('base64url') };
  const verifier = await importJWK(jwk, 'ES256');
  const tokens: Promise<unknown>[] = [];
  let isGone = false;
  const read = ({ body }: Asked) => ece.decrypt(body, { version: 'aes128gcm', privateKey: browser, authSecret: auth }).toString();
  const server = await vendorServer(
    {
      limit,
      refused({ headers }) {
        if (isGone) return { status: 410 };
        const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
        if (!token || key !== publicKey || headers['content-encoding'] !== 'aes128gcm' || headers.ttl === undefined) return { status: 403 };
        tokens.push(jwtVerify(token, verifier, { audience: new URL(server.url).origin }));
        return null;
      },
      textOf(asked) {
        const { title, body, link } = JSON.parse(read(asked)) as Record<string, string>;
        return { text: `${title}\n${body}\n${link}` };
      },
      accepted: { status: 201 },
      busy: { status: 502 },
      tooMany: { status: 429, headers: { 'retry-after': '3' } },
    },
    faultOf,
  );
  return {
    ...server,
    subscription: {
      endpoint: `${server.url}/push/1`,
      keys: { p256dh: browser.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
    },
    goAway: () => {
      isGone = true;
    },
    /** Rejects when a token was not made with the key it names. */
    tokensAreGenuine: () => Promise.all(tokens),
  };
}
