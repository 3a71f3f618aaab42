import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { AuthorizeEnv } from './environments.ts';

const { ISSUER, AUDIENCE } = AuthorizeEnv.parse(process.env);
let keys: JWTVerifyGetKey | undefined;

type Answer = APIGatewaySimpleAuthorizerWithContextResult<Record<string, unknown>>;

/**
 * Reads the bearer token of an issuer the gateway itself cannot reach. It always lets the request through and hands on either the
 * claims or the fault: the function then answers 401 as a problem document, where the gateway's own refusal would be bare.
 */
export async function handler(event: APIGatewayRequestAuthorizerEventV2): Promise<Answer> {
  const [scheme, token] = (event.headers?.authorization ?? '').split(' ');
  if (!token || scheme?.toLowerCase() !== 'bearer') return refuse('send "Authorization: Bearer <access token>"');
  try {
    keys ??= await discover();
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['exp', 'sub'],
    });
    if (!isAccessToken(protectedHeader.typ)) return refuse('this is a token of another kind (header "typ"); send the access token');
    const { sub, role, source } = payload;
    return { isAuthorized: true, context: { sub, role, source } };
  } catch (error) {
    return isOutage(error)
      ? { isAuthorized: true, context: { outage: 'the issuer cannot be reached to check the token' } }
      : refuse(reasonOf(error));
  }
}

/** RFC 9068 demands `at+jwt`; providers from before it say `JWT`, or nothing. */
const isAccessToken = (typ: string | undefined): boolean =>
  typ === undefined || ['at+jwt', 'jwt'].includes(typ.toLowerCase().replace(/^application\//, ''));

/** Not the caller's fault: the token may be good. */
const isOutage = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === errors.JOSEError.code;

const refuse = (fault: string): Answer => ({ isAuthorized: true, context: { fault } });

async function discover(): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${ISSUER}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(3000) });
  const { jwks_uri } = (await answer.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 5000 });
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired; ask the issuer for a new one';
  if (error instanceof errors.JWTClaimValidationFailed) return `the token was not issued for this API (claim "${error.claim}")`;
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'the token is not signed by our issuer';
  return 'the token cannot be read';
}
