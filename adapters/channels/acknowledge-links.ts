import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AlertMessage } from '#domain/alert/alert.ts';
import type { Now } from '#domain/time.ts';

export type Acknowledgeable = Pick<AlertMessage, 'caseId' | 'alertId'>;
export type AcknowledgeLinks = {
  linkTo(alert: Acknowledgeable): Promise<string>;
  /** Null for a token that is not ours, or too old. */
  read(token: string): Promise<Acknowledgeable | null>;
};

/** Longer than any callback is awaited, shorter than a message lies in an archive. */
const validMs = 86_400_000;
const signatureBytes = 16;
const longestToken = 600;

/**
 * Links by which the recipient of a personal message says that it was read, without signing in. A token names alert and time and is
 * signed; it lets nobody see or do anything else.
 */
export function acknowledgeLinks(page: string, secret: () => Promise<string>, now: Now): AcknowledgeLinks {
  const sign = async (text: string) =>
    createHmac('sha256', `acknowledge:${await secret()}`)
      .update(text)
      .digest()
      .subarray(0, signatureBytes);
  return {
    async linkTo({ caseId, alertId }) {
      const text = JSON.stringify([caseId, alertId, now() + validMs]);
      return `${page}/${Buffer.from(text).toString('base64url')}.${(await sign(text)).toString('base64url')}`;
    },
    async read(token) {
      const [body = '', signature = ''] = token.length <= longestToken ? token.split('.') : [];
      const text = Buffer.from(body, 'base64url').toString();
      const given = Buffer.from(signature, 'base64url');
      const right = await sign(text);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const [caseId, alertId, until] = JSON.parse(text) as [string, string, number];
      return now() <= until ? { caseId, alertId } : null;
    },
  };
}
