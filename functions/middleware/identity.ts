import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { faultAt, Problem } from './problem.ts';

export const roles = ['source', 'agent', 'lead', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

export type Identity = {
  id: string;
  roles: Role[];
  /** The only `source` a system may send under. */
  source?: string | undefined;
};

/** What the authorizer hands on: the claims, or the reason why there are none. */
export const Claims = z.object({
  sub: z.string().min(1),
  role: z.unknown().optional(),
  source: z.string().optional(),
});

/**
 * Providers send roles as a string, a list, or a list written as a string: `agent`, `["agent"]`, `[agent lead]` (API Gateway writes
 * lists so), `agent,lead`, `agent lead`. A word that merely stands in a sentence is no role: of words with only spaces between each has to be one.
 */
export function rolesOf(claim: unknown): Role[] {
  const words = Array.isArray(claim) ? claim : typeof claim === 'string' ? wordsOf(claim.trim()) : [];
  return roles.filter((role) => words.includes(role));
}

const known = new Set<string>(roles);
function wordsOf(claim: string): unknown[] {
  const inside = /^\[(.*)\]$/s.exec(claim)?.[1];
  if (inside?.includes('"')) return list(claim);
  const words = (inside ?? claim).split(claim.includes(',') ? /\s*,\s*/ : /\s+/);
  return inside !== undefined || claim.includes(',') || words.every((word) => known.has(word)) ? words : [];
}

function list(json: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

type Authorized = { authorizer?: { lambda?: Record<string, unknown>; jwt?: { claims: Record<string, unknown> } } };

/** Who is asking; throws 401 with the authorizer's reason. */
export function identityOf(event: APIGatewayProxyEventV2): Identity {
  const { lambda, jwt } = (event.requestContext as Authorized).authorizer ?? {};
  const context = jwt?.claims ?? lambda ?? { fault: 'no authorizer has seen this request' };
  if (typeof context.outage === 'string')
    throw new Problem(503, 'Tokens cannot be checked just now; try again', [faultAt('', context.outage)]);
  if (typeof context.fault === 'string') throw unauthorized(context.fault);
  const claims = Claims.safeParse(context);
  if (!claims.success) throw unauthorized('the token names nobody (claim "sub")');
  return { id: claims.data.sub, roles: rolesOf(claims.data.role), source: claims.data.source };
}

const unauthorized = (why: string) => new Problem(401, 'A valid access token is needed', [faultAt('/headers/authorization', why)]);

/** Throws 403 unless one of the roles is allowed. */
export function demandRole(identity: Identity, allowed: readonly Role[]): void {
  if (identity.roles.some((role) => allowed.includes(role))) return;
  const has = identity.roles.length > 0 ? `the token has the role ${identity.roles.join(', ')}` : 'the token has none of the known roles';
  throw new Problem(403, 'This role may not do that', [faultAt('/headers/authorization', `${has}; this needs ${allowed.join(' or ')}`)]);
}
