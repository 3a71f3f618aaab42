import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { readPrivate, writePrivate } from '../private-file.ts';

export interface Keys {
  jwks: { keys: JWK[] };
  cookieKey: string;
}

/** The provider's keys: made once, so that tokens stay valid over a restart. */
export async function keysIn(file: string): Promise<Keys> {
  const existing = readPrivate<Keys>(file);
  if (existing) return existing;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' };
  const keys: Keys = { jwks: { keys: [key] }, cookieKey: randomBytes(32).toString('hex') };
  writePrivate(file, keys);
  return keys;
}
