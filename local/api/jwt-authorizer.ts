import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { Authorization } from './event.ts';
import type { ApiRequest } from './request.ts';
import type { Refusal } from './response.ts';

/** Checks bearer tokens as an HTTP API does: signature by the issuer's keys, issuer, time, and the audience in `aud` or `client_id`. */
export function jwtAuthorizer(issuer: string, audiences: string[]) {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const discover = async () => {
    const configuration = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { jwks_uri } = (await configuration.json()) as { jwks_uri: string };
    return createRemoteJWKSet(new URL(jwks_uri));
  };

  return async ({ headers }: ApiRequest, scopes: string[]): Promise<Authorization | Refusal> => {
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!token) return 'unauthorized';
    try {
      keys ??= discover().catch((error) => {
        keys = undefined;
        throw error;
      });
      const { payload } = await jwtVerify(token, await keys, { issuer, algorithms: ['RS256', 'RS384', 'RS512'] });
      const named = payload.aud === undefined ? [payload.client_id] : [payload.aud].flat();
      if (!named.some((name) => audiences.includes(String(name)))) return 'unauthorized';
      const granted = String(payload.scope ?? payload.scp ?? '').split(' ');
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return 'forbidden';
      return { jwt: { claims: asText(payload), scopes: scopes.length > 0 ? scopes : null } };
    } catch {
      return 'unauthorized';
    }
  };
}

/** API Gateway hands every claim on as text; a list becomes `[a b]`. */
const asText = (payload: JWTPayload) =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, Array.isArray(value) ? `[${value.join(' ')}]` : claimText(value)]),
  );

const claimText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
