import type { IncomingMessage, ServerResponse } from 'node:http';
import { functionOf, type LambdaHost } from '../lambda/host.ts';
import type { Outcome } from '../lambda/instance.ts';
import type { Meter } from '../metering/tally.ts';
import type { Resources } from '../template/resources.ts';
import { corsOf } from './cors.ts';
import { type Authorization, apiEvent } from './event.ts';
import { jwtAuthorizer } from './jwt-authorizer.ts';
import { lambdaAuthorizer } from './lambda-authorizer.ts';
import { type ApiRequest, readRequest, TooLarge } from './request.ts';
import { type Refusal, refuse, send } from './response.ts';
import { type Match, matcher, type Route, routesOf } from './routes.ts';

type Authorize = (request: ApiRequest, match: Match) => Promise<Authorization | Refusal>;

/** A larger request is billed as several. */
const mostBytesPerRequest = 512 * 1024;
/** Lambda takes no larger event. */
const mostEventBytes = 6 * 1024 * 1024;

/** The HTTP API of the template: route, authorize, call the function, send its answer. */
export function gateway(resources: Resources, host: LambdaHost, meter?: Meter) {
  const routes = routesOf(resources);
  const match = matcher(routes);
  const authorizers = new Map(routes.map((route) => [route.authorizer?.id, authorizerOf(route, host)]));
  for (const { functionArn } of routes) functionOf(host, functionArn);
  const cors = corsOf(resources);

  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const preflight = message.method === 'OPTIONS' ? cors.preflight(message.headers) : undefined;
    if (preflight) return void response.writeHead(204, preflight).end();
    const extra = cors.headers(message.headers);
    meter?.add('api.requests', Math.max(1, Math.ceil(Number(message.headers['content-length'] ?? 0) / mostBytesPerRequest)));
    const answer = await handle(message).catch((error: unknown): Refusal => (error instanceof TooLarge ? 'tooLarge' : 'failed'));
    message.resume(); // a body nobody read is let through, so that the sender gets to our answer
    if (typeof answer === 'string') return refuse(response, answer, extra);
    meter?.add('api.bodyBytesOut', Buffer.byteLength(String((answer.result as { body?: string } | null)?.body ?? '')));
    try {
      send(response, answer.result, extra);
    } catch {
      refuse(response, 'failed', extra); // the function's status or headers are not HTTP
    }
  };

  async function handle(message: IncomingMessage): Promise<{ result: unknown } | Refusal> {
    const request = await readRequest(message);
    const found = match(request.method, request.path);
    if (!found) return 'notFound';
    const { route } = found;
    const authorization = await authorizers.get(route.authorizer?.id)?.(request, found);
    if (typeof authorization === 'string') return authorization;
    const event = apiEvent(request, found, authorization);
    if ((event as { body?: string }).body && (event as { body: string }).body.length > mostEventBytes) return 'tooLarge';
    const outcome = await within(route.timeoutMilliseconds, functionOf(host, route.functionArn).invoke(event));
    if (outcome === undefined) return 'timedOut';
    return 'error' in outcome ? 'failed' : { result: outcome.payload };
  }
}

function authorizerOf({ authorizer }: Route, host: LambdaHost): Authorize | undefined {
  if (!authorizer) return undefined;
  const { properties } = authorizer;
  if (properties.AuthorizerType === 'JWT') {
    const check = jwtAuthorizer(properties.JwtConfiguration.Issuer, properties.JwtConfiguration.Audience);
    return (request, { route }) => check(request, route.scopes);
  }
  return lambdaAuthorizer({
    target: functionOf(host, properties.AuthorizerUri),
    identitySources: properties.IdentitySource,
    ttlSeconds: properties.AuthorizerResultTtlInSeconds,
  });
}

function within(milliseconds: number, invocation: Promise<Outcome>): Promise<Outcome | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([invocation, patience]).finally(() => clearTimeout(timer));
}
