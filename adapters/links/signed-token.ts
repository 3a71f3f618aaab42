import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureBytes = 16;

export type SignedTokens<T> = {
  write(facts: T): Promise<string>;
  /** Null for a token that is not ours. */
  read(token: string): Promise<T | null>;
};

/**
 * Tokens that stand in a link and let whoever has it do one thing without signing in: facts as JSON, and a signature over them.
 * A token of another purpose is none, whatever the secret.
 */
export function signedTokens<T>(purpose: string, secret: () => Promise<string>, longestToken: number): SignedTokens<T> {
  const sign = async (text: string) =>
    createHmac('sha256', `${purpose}:${await secret()}`)
      .update(text)
      .digest()
      .subarray(0, signatureBytes);
  return {
    async write(facts) {
      const text = JSON.stringify(facts);
      return `${Buffer.from(text).toString('base64url')}.${(await sign(text)).toString('base64url')}`;
    },
    async read(token) {
      const [body = '', signature = ''] = token.length <= longestToken ? token.split('.') : [];
      const text = Buffer.from(body, 'base64url').toString();
      const given = Buffer.from(signature, 'base64url');
      const right = await sign(text);
      return given.length === right.length && timingSafeEqual(given, right) ? (JSON.parse(text) as T) : null;
    },
  };
}
