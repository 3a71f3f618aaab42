import type { AlertMessage } from '#domain/alert/alert.ts';
import type { Now } from '#domain/time.ts';
import { signedTokens } from './signed-token.ts';

export type Acknowledgeable = Pick<AlertMessage, 'caseId' | 'alertId'>;
export type AcknowledgeLinks = {
  linkTo(alert: Acknowledgeable): Promise<string>;
  /** Null for a token that is not ours, or too old. */
  read(token: string): Promise<Acknowledgeable | null>;
};

/** Longer than any callback is awaited, shorter than a message lies in an archive. */
const validMs = 86_400_000;
const longestToken = 600;

/**
 * Links by which the recipient of a personal message says that it was read, without signing in. A token names alert and time and is
 * signed; it lets nobody see or do anything else.
 */
export function acknowledgeLinks(page: string, secret: () => Promise<string>, now: Now): AcknowledgeLinks {
  const tokens = signedTokens<[caseId: string, alertId: string, until: number]>('acknowledge', secret, longestToken);
  return {
    linkTo: async ({ caseId, alertId }) => `${page}/${await tokens.write([caseId, alertId, now() + validMs])}`,
    async read(token) {
      const [caseId, alertId, until] = (await tokens.read(token)) ?? ['', '', 0];
      return now() <= until ? { caseId, alertId } : null;
    },
  };
}
