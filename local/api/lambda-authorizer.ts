import type { LambdaFunction } from '../lambda/pool.ts';
import { TemplateError } from '../template/failure.ts';
import { type Authorization, authorizerEvent } from './event.ts';
import type { ApiRequest } from './request.ts';
import type { Refusal } from './response.ts';
import type { Match } from './routes.ts';

interface Options {
  target: LambdaFunction;
  /** Such as `$request.header.Authorization`; a request without one of them is refused before the function is asked. */
  identitySources: string[];
  /** How long an answer is used again for the same identity; 0: never. */
  ttlSeconds: number;
}

/** Asks a function (simple responses, payload 2.0). */
export function lambdaAuthorizer({ target, identitySources, ttlSeconds }: Options) {
  const cache = new Map<string, { until: number; answer: Promise<Authorization | Refusal> }>();

  const ask = async (request: ApiRequest, match: Match, identity: string[]): Promise<Authorization | Refusal> => {
    const outcome = await target.invoke(authorizerEvent(request, match, identity));
    if ('error' in outcome) return outcome.error.errorMessage === 'Unauthorized' ? 'unauthorized' : 'failed';
    const { isAuthorized, context } = (outcome.payload ?? {}) as { isAuthorized?: unknown; context?: unknown };
    if (typeof isAuthorized !== 'boolean') return 'failed';
    return isAuthorized ? { lambda: context ?? null } : 'forbidden';
  };

  return async (request: ApiRequest, match: Match): Promise<Authorization | Refusal> => {
    const identity = identitySources.map((source) => identityOf(source, request, match));
    if (identity.some((value) => !value)) return 'unauthorized';
    if (ttlSeconds === 0 || identity.length === 0) return ask(request, match, identity as string[]);
    const now = performance.now(); // a clock that is set back prolongs nothing
    const key = JSON.stringify(identity);
    const known = cache.get(key);
    if (known && known.until > now) return known.answer;
    const answer = ask(request, match, identity as string[]);
    forget(cache, now);
    cache.set(key, { until: now + ttlSeconds * 1_000, answer });
    if ((await answer) === 'failed') cache.delete(key);
    return answer;
  };
}

function identityOf(source: string, { headers, query, path, method }: ApiRequest, { route }: Match): string | undefined {
  const [, kind, name = ''] = /^\$(request\.header|request\.querystring|context)\.(.+)$/.exec(source) ?? [];
  if (kind === 'request.header') return headers[name.toLowerCase()];
  if (kind === 'request.querystring') return query?.[name];
  const context: Record<string, string> = { routeKey: route.key, path, httpMethod: method, 'http.method': method, 'http.path': path };
  if (kind === 'context' && context[name]) return context[name];
  throw new TemplateError(`the identity source ${source} is not known to the local cloud: add it to local/api/lambda-authorizer.ts`);
}

function forget(cache: Map<string, { until: number }>, now: number): void {
  if (cache.size < 1_000) return;
  for (const [key, { until }] of cache) if (until <= now) cache.delete(key);
}
