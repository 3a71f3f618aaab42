import { account, arn } from '../template/arn.ts';
import type { ApiRequest } from './request.ts';
import type { Match } from './routes.ts';

/** What an authorizer found out: `lambda` for a function's context, `jwt` for a token's claims. */
export type Authorization = { lambda: unknown } | { jwt: { claims: Record<string, string>; scopes: string[] | null } };

const apiId = 'local';

/** The event of an HTTP API, payload 2.0. */
export const apiEvent = (request: ApiRequest, match: Match, authorization?: Authorization) => ({
  ...describe(request, match, authorization),
  ...(request.body.length > 0 ? encode(request) : { isBase64Encoded: false }),
});

/** The event of a Lambda authorizer, payload 2.0. */
export const authorizerEvent = (request: ApiRequest, match: Match, identitySource: string[]) => ({
  ...describe(request, match),
  type: 'REQUEST',
  routeArn: arn('execute-api', `${apiId}/$default/${request.method}${request.path}`),
  identitySource,
});

const describe = (request: ApiRequest, { route, pathParameters }: Match, authorizer?: Authorization) => ({
  version: '2.0',
  routeKey: route.key,
  rawPath: request.path,
  rawQueryString: request.rawQuery,
  ...(request.cookies && { cookies: request.cookies }),
  headers: request.headers,
  ...(request.query && { queryStringParameters: request.query }),
  ...(pathParameters && { pathParameters }),
  requestContext: {
    accountId: account,
    apiId,
    ...(authorizer && { authorizer }),
    domainName: request.headers.host?.split(':')[0] ?? '127.0.0.1',
    domainPrefix: apiId,
    http: {
      method: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: request.id,
    routeKey: route.key,
    stage: '$default',
    time: commonLogTime(request.at),
    timeEpoch: request.at.getTime(),
  },
});

/** API Gateway passes these as text and everything else, forms included, in base64. */
const isText = /^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))/i;

function encode({ headers, body }: ApiRequest) {
  const text = isText.test(headers['content-type'] ?? '');
  return { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Such as `22/Nov/2026:01:40:00 +0000`. */
function commonLogTime(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2, '0');
  return `${day}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:${at.toISOString().slice(11, 19)} +0000`;
}
