import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { iso, type Now } from '#domain/time.ts';
import { digest } from '../digest.ts';
import { log } from '../log.ts';
import { type RouteKey, routes } from '../routes.ts';
import { demandRole, type Identity, identityOf } from './identity.ts';
import { faultAt, Problem } from './problem.ts';
import { safetyHeaders } from './safety-headers.ts';

export type ApiRequest = {
  path: Record<string, string>;
  query: Record<string, string>;
  /** The parsed JSON body; `{}` when none was sent. */
  body: () => unknown;
  identity: Identity;
  idempotencyKey: string | undefined;
};
export type ApiAnswer = {
  status: number;
  body: unknown;
  /** The browser may keep it, and asks each time whether it still holds. */
  mayKeep?: boolean;
  /** An Idempotency-Key was sent again: nothing was done this time. */
  isRepeated?: boolean;
};
export type ApiHandler = (request: ApiRequest) => Promise<ApiAnswer>;

const maxBodyBytes = 5 * 1024 * 1024;
const nobody: Identity = { id: 'anybody', roles: [] };

/**
 * The chain of every HTTP function: who asks, may they, what do they send; every failure is a problem document. Answers to staff say
 * what time it is here (`serverNow`), for the clocks on their screens; what a browser keeps cannot.
 */
export function api(handlers: { [Key in RouteKey]?: ApiHandler }, now: Now = Date.now) {
  const dispatch = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const key = event.routeKey as RouteKey;
    const handle = handlers[key];
    if (!handle) throw new Problem(404, 'No such route');
    const allowed = routes[key].roles;
    const identity = allowed === 'public' ? nobody : identityOf(event);
    if (allowed !== 'public') demandRole(identity, allowed);
    const answer = await handle(requestOf(event, identity));
    return answer.mayKeep ? kept(answer, event.headers['if-none-match']) : json(answer, clockFor(key, now));
  };
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(dispatch).use(problems(now));
}

/** Systems that send feedback and ask after it have clocks of their own, and what is public is the same for all. */
const clockFor = (key: string, now: Now): { serverNow?: string } =>
  key.includes(' /v1/feedback') || (key in routes && routes[key as RouteKey].roles === 'public') ? {} : { serverNow: iso(now()) };

const problems = (now: Now): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, Context> => ({
  onError: async ({ error, event }) =>
    problemDocument(error instanceof Problem ? error : unexpected(error, event.routeKey), clockFor(event.routeKey, now)),
});

function unexpected(error: Error | null | undefined, route: string): Problem {
  log.error('request failed', { route, error: error?.name, detail: error?.message, stack: error?.stack });
  return new Problem(500, 'Something went wrong on our side; it is safe to send this again');
}

function requestOf(event: APIGatewayProxyEventV2, identity: Identity): ApiRequest {
  const path = Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, value ?? '']);
  const idempotencyKey = event.headers['idempotency-key'];
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))
    throw new Problem(400, 'The request has faults', [faultAt('/headers/idempotency-key', 'must be 1 to 255 visible ASCII characters')]);
  const query = Object.fromEntries(Object.entries(event.queryStringParameters ?? {}).map(([name, value]) => [name, value ?? '']));
  return { path: Object.fromEntries(path), query, body: () => parseBody(event), identity, idempotencyKey };
}

function parseBody(event: APIGatewayProxyEventV2): unknown {
  if (!event.body) return {};
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (Buffer.byteLength(text) > maxBodyBytes)
    throw new Problem(413, 'The body is too large', [faultAt('', 'a body may be 5 MB at most; send smaller batches')]);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not JSON', [faultAt('', 'must be JSON in UTF-8 (content-type application/json)')]);
  }
}

const contentType = 'application/json; charset=utf-8';
const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null && !Array.isArray(body);

/** On an answer that repeats an earlier one: nothing was done for it. */
export const repeatedHeader = 'idempotent-replayed';

const json = ({ status, body, isRepeated }: ApiAnswer, clock: object): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...safetyHeaders,
    'content-type': contentType,
    'cache-control': 'no-store',
    ...(isRepeated ? { [repeatedHeader]: 'true' } : {}),
  },
  body: JSON.stringify(isObject(body) ? { ...body, ...clock } : body),
});

/** 304 without a body when the asker has this very answer (RFC 9110, 13.1.2). */
function kept({ status, body }: ApiAnswer, known = ''): APIGatewayProxyStructuredResultV2 {
  const text = JSON.stringify(body);
  const etag = `"${digest(text)}"`;
  const headers = { ...safetyHeaders, 'cache-control': 'private, no-cache', etag };
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) return { statusCode: 304, headers };
  return { statusCode: status, headers: { ...headers, 'content-type': contentType }, body: text };
}

const problemDocument = ({ status, message, errors, more }: Problem, clock: object): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...safetyHeaders,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  },
  body: JSON.stringify({ type: 'about:blank', title: message, status, errors, ...more, ...clock }),
});
