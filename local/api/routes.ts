import { TemplateError } from '../template/failure.ts';
import type { Resources } from '../template/resources.ts';

type Authorizer = ReturnType<typeof authorizersOf>[number]['properties'];
const authorizersOf = (resources: Resources) => resources.of('AWS::ApiGatewayV2::Authorizer');

/** A route as API Gateway knows it. */
export interface Route {
  /** Such as `GET /v1/cases/{id}` or `$default`. */
  key: string;
  functionArn: string;
  timeoutMilliseconds: number;
  scopes: string[];
  authorizer?: { id: string; properties: Authorizer };
}

/** All routes of the template. */
export function routesOf(resources: Resources): Route[] {
  if (resources.of('AWS::ApiGatewayV2::Api').length > 1)
    throw new TemplateError('the template has more than one HTTP API: this machine has one address');
  const integrations = new Map(resources.of('AWS::ApiGatewayV2::Integration').map(({ ref, properties }) => [ref, properties]));
  const authorizers = new Map(authorizersOf(resources).map(({ ref, properties }) => [ref, properties]));
  return resources
    .of('AWS::ApiGatewayV2::Route')
    .map(({ logicalId, properties: { RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } }) => {
      const integration = integrations.get(Target.replace('integrations/', ''));
      if (!integration) throw new TemplateError(`${logicalId} (AWS::ApiGatewayV2::Route): the target ${Target} does not exist`);
      const authorizer = AuthorizerId === undefined ? undefined : authorizers.get(AuthorizerId);
      if (AuthorizationType !== 'NONE' && !authorizer)
        throw new TemplateError(`${logicalId} (AWS::ApiGatewayV2::Route): its authorizer does not exist`);
      return {
        key: RouteKey,
        functionArn: integration.IntegrationUri,
        timeoutMilliseconds: integration.TimeoutInMillis,
        scopes: AuthorizationScopes,
        authorizer: authorizer && { id: AuthorizerId!, properties: authorizer },
      };
    });
}

export interface Match {
  route: Route;
  pathParameters?: Record<string, string>;
}

/** Finds the route for a request: the most specific path first, a method before ANY, `$default` last. */
export function matcher(routes: Route[]): (method: string, path: string) => Match | undefined {
  const compiled = routes.map((route) => ({ route, ...compile(route.key) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method, path) => {
    for (const { route, method: wanted, pattern } of compiled) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const found = pattern.exec(path);
      if (!found) continue;
      const entries = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decode(value)]);
      return { route, pathParameters: entries.length > 0 ? Object.fromEntries(entries) : undefined };
    }
    return undefined;
  };
}

/** `rank` sorts by kind of each segment: 0 fixed, 1 parameter, 2 the rest of the path; then by method. */
function compile(key: string): { method: string; pattern: RegExp; rank: string } {
  if (key === '$default') return { method: 'ANY', pattern: /^/, rank: '9' };
  const [method, path] = key.split(' ') as [string, string];
  const segments = path.split('/').slice(1);
  const pattern = segments.map((segment) => {
    const parameter = /^\{(\w+)(\+?)\}$/.exec(segment);
    if (!parameter) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return parameter[2] ? `(?<${parameter[1]}>.+)` : `(?<${parameter[1]}>[^/]+)`;
  });
  const kinds = segments.map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0'));
  return { method, pattern: new RegExp(`^/${pattern.join('/')}$`), rank: `${kinds.join('')}${method === 'ANY' ? '8' : '7'}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
