import { beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '#local/oidc/sign-in.ts';
import { lambda, role } from './fixtures/assembly.ts';
import { type RunningCloud, running, users } from './fixtures/running.ts';

const echo = `
export const handler = async (event) => {
  switch (event.rawPath) {
    case '/env': return process.env;
    case '/bare': return { hello: 'world' };
    case '/text': return { statusCode: 201, body: 'text', headers: { 'X-Count': 3 }, cookies: ['a=1; Path=/', 'b=2'] };
    case '/binary': return { statusCode: 200, body: 'AAEC', isBase64Encoded: true, headers: { 'content-type': 'image/png' } };
    case '/fail': throw new Error('no');
    case '/nonsense': return { statusCode: 200, headers: { 'x-bad': 'a\\nb' } };
    case '/huge': return { statusCode: 200, body: 'x'.repeat(7 * 1024 * 1024) };
    case '/slow': return new Promise((resolve) => setTimeout(resolve, 2000));
    default: return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) };
  }
};`;
const gate = `
let asked = 0;
export const handler = async ({ headers, version, type, identitySource }) => {
  if (headers.authorization === 'break') throw new Error('broken');
  return { isAuthorized: headers.authorization === 'let me in', context: { role: 'lead', asked: ++asked, version, type, identitySource: identitySource.join() } };
};`;

const api = { Ref: 'Api' };
const route = (RouteKey: string, properties = {}, integration = 'Echo') => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: api, RouteKey, Target: { 'Fn::Join': ['', ['integrations/', { Ref: integration }]] }, ...properties },
});
const integration = (properties = {}) => ({
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: {
    ApiId: api,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: { 'Fn::GetAtt': ['EchoFunction', 'Arn'] },
    PayloadFormatVersion: '2.0',
    ...properties,
  },
});
const authorizer = (properties: object) => ({
  Type: 'AWS::ApiGatewayV2::Authorizer',
  Properties: { ApiId: api, IdentitySource: ['$request.header.Authorization'], ...properties },
});
const asked = (ttl: number) =>
  authorizer({
    AuthorizerType: 'REQUEST',
    AuthorizerUri: {
      'Fn::Join': [
        '',
        ['arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/', { 'Fn::GetAtt': ['Gate', 'Arn'] }, '/invocations'],
      ],
    },
    AuthorizerPayloadFormatVersion: '2.0',
    EnableSimpleResponses: true,
    AuthorizerResultTtlInSeconds: ttl,
  });

let cloud: RunningCloud;
beforeAll(async () => {
  const cors = { AllowOrigins: ['https://crm.example.org'], AllowMethods: ['GET', 'POST'], AllowHeaders: ['authorization'], MaxAge: 60 };
  cloud = await running({
    functions: { echo, gate },
    resources: {
      Role: role,
      EchoFunction: lambda('echo', { Environment: { Variables: { TABLE: 'cases' } } }),
      Gate: lambda('gate', { ReservedConcurrentExecutions: 1 }),
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'earshot', ProtocolType: 'HTTP', CorsConfiguration: cors } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: api, StageName: '$default', AutoDeploy: true } },
      Echo: integration(),
      Hasty: integration({ TimeoutInMillis: 100 }),
      AskAlways: asked(0),
      AskOnce: asked(60),
      Tokens: authorizer({
        AuthorizerType: 'JWT',
        JwtConfiguration: { Issuer: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, '/oidc']] }, Audience: ['earshot-api'] },
      }),
      Case: route('GET /v1/cases/{id}'),
      Mine: route('GET /v1/cases/mine'),
      Any: route('ANY /{proxy+}'),
      Slow: route('GET /slow', {}, 'Hasty'),
      Always: route('GET /asked/always', { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'AskAlways' } }),
      Once: route('GET /asked/once', { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'AskOnce' } }),
      Token: route('GET /token', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Tokens' } }),
      Scoped: route('GET /token/scoped', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Tokens' }, AuthorizationScopes: ['write'] }),
    },
  });
});

const call = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${cloud.url}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
};

test('the event is that of an HTTP API, payload 2.0', async () => {
  const headers = { 'Content-Type': 'application/json', 'X-Twice': 'a', 'User-Agent': 'test', cookie: 'a=1; b=2' };
  const event = (await call('/v1/cases/a%2Fb?team=x&team=y&empty=', { headers })).json();
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'GET /v1/cases/{id}',
    rawPath: '/v1/cases/a%2Fb',
    rawQueryString: 'team=x&team=y&empty=',
    cookies: ['a=1', 'b=2'],
    headers: { 'x-twice': 'a', 'content-type': 'application/json' },
    queryStringParameters: { team: 'x,y', empty: '' },
    pathParameters: { id: 'a/b' },
    requestContext: {
      http: { method: 'GET', path: '/v1/cases/a%2Fb', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      stage: '$default',
      time: expect.stringMatching(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: expect.any(Number),
      requestId: expect.any(String),
    },
    isBase64Encoded: false,
  });
  expect(event).not.toHaveProperty('body');
  expect(event.headers).not.toHaveProperty('cookie');
});

test('the most specific route wins; JSON is passed as text, forms in base64', async () => {
  expect((await call('/v1/cases/mine')).json().routeKey).toBe('GET /v1/cases/mine');
  const post = (type: string) => call('/v1/cases/mine', { method: 'POST', body: 'a=b', headers: { 'content-type': type } });
  expect((await post('application/json')).json()).toMatchObject({
    routeKey: 'ANY /{proxy+}',
    pathParameters: { proxy: 'v1/cases/mine' },
    body: 'a=b',
  });
  expect((await post('application/x-www-form-urlencoded')).json()).toMatchObject({ body: 'YT1i', isBase64Encoded: true });
});

test('answers: bare values, status, headers, cookies, binary bodies, failures', async () => {
  const bare = await call('/bare');
  expect([bare.status, bare.headers.get('content-type'), bare.text]).toEqual([200, 'application/json', '{"hello":"world"}']);
  const text = await call('/text');
  expect([text.status, text.headers.get('x-count'), text.headers.getSetCookie()]).toEqual([201, '3', ['a=1; Path=/', 'b=2']]);
  expect((await call('/binary')).text).toBe('\u0000\u0001\u0002');
  expect(await call('/fail')).toMatchObject({ status: 500, text: '{"message":"Internal Server Error"}' });
  for (const path of ['/nonsense', '/huge']) expect((await call(path)).status).toBe(500);
  expect(await call('/slow')).toMatchObject({ status: 503, text: '{"message":"Service Unavailable"}' });
  expect(await call('/')).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
  const large = await call('/large', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
  expect(large).toMatchObject({ status: 413, text: '{"message":"Request Entity Too Large"}' });
});

test('a function has the template’s variables, its name, and the addresses of the services', async () => {
  expect((await call('/env')).json()).toMatchObject({
    TABLE: 'cases',
    AWS_REGION: 'us-east-1',
    AWS_LAMBDA_FUNCTION_NAME: 'echo',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: cloud.endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: cloud.endpoints.messaging,
    AWS_ENDPOINT_URL_SNS: cloud.endpoints.messaging,
    AWS_ENDPOINT_URL_SFN: cloud.endpoints.control,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: cloud.endpoints.control,
  });
});

test('other origins are allowed as the template says', async () => {
  const preflight = (origin: string) =>
    call('/bare', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
  const allowed = await preflight('https://crm.example.org');
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://crm.example.org');
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET,POST');
  expect((await preflight('https://evil.example.org')).headers.get('access-control-allow-origin')).toBeNull();
});

describe('a Lambda authorizer', () => {
  const ask = (path: string, authorization?: string) => call(path, { headers: authorization ? { authorization } : {} });

  test('lets in with a context, or answers in API Gateway’s words', async () => {
    expect((await ask('/asked/always', 'let me in')).json().requestContext.authorizer.lambda).toMatchObject({
      role: 'lead',
      version: '2.0',
      type: 'REQUEST',
      identitySource: 'let me in',
    });
    expect(await ask('/asked/always')).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
    expect(await ask('/asked/always', 'please')).toMatchObject({ status: 403, text: '{"message":"Forbidden"}' });
    expect(await ask('/asked/always', 'break')).toMatchObject({ status: 500, text: '{"message":"Internal Server Error"}' });
  });

  test('is asked each time with a TTL of 0, and once per identity otherwise', async () => {
    const count = async (path: string) => (await ask(path, 'let me in')).json().requestContext.authorizer.lambda.asked;
    expect((await count('/asked/always')) - (await count('/asked/always'))).toBe(-1);
    expect((await count('/asked/once')) - (await count('/asked/once'))).toBe(0);
  });
});

describe('a JWT authorizer', () => {
  const withToken = (path: string, token?: string) => call(path, { headers: token ? { authorization: `Bearer ${token}` } : {} });

  test('passes claims on as text', async () => {
    const answer = await withToken('/token', await signIn(cloud.url, 'source-claims', users));
    const { claims, scopes } = answer.json().requestContext.authorizer.jwt;
    expect(claims).toMatchObject({
      sub: 'source-claims',
      role: 'source',
      source: 'claims',
      aud: 'earshot-api',
      exp: expect.stringMatching(/^\d+$/),
    });
    expect(scopes).toBeNull();
  });

  test('refuses what is missing, forged or without the scope', async () => {
    const token = await signIn(cloud.url, 'agent-li', users);
    expect(await withToken('/token')).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
    expect(await withToken('/token', `${token.slice(0, -4)}AAAA`)).toMatchObject({ status: 401 });
    expect(await withToken('/token/scoped', token)).toMatchObject({ status: 403, text: '{"message":"Forbidden"}' });
  });
});
