import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { log } from '#functions/log.ts';
import { type ApiHandler, type ApiRequest, api } from '#functions/middleware/api.ts';
import { faultAt, Problem } from '#functions/middleware/problem.ts';
import { type RouteKey, routes } from '#functions/routes.ts';

const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
afterEach(() => logged.mockClear());

type Ask = {
  route?: string;
  role?: unknown;
  fault?: string;
  body?: string;
  base64?: boolean;
  key?: string;
  query?: Record<string, string>;
  /** The tag of an earlier answer. */
  known?: string;
};
const serverNow = '2026-11-20T02:00:00.000Z';
const eventOf = ({ route = 'POST /v1/cases/{id}/claim', role = 'agent', fault, body, base64 = false, key, query, known }: Ask) =>
  ({
    routeKey: route,
    headers: { ...(key === undefined ? {} : { 'idempotency-key': key }), ...(known === undefined ? {} : { 'if-none-match': known }) },
    pathParameters: { id: 'c1' },
    queryStringParameters: query,
    requestContext: { authorizer: { lambda: fault ? { fault } : { sub: 'agent-li', role } } },
    body,
    isBase64Encoded: base64,
  }) as unknown as APIGatewayProxyEventV2;

async function ask(how: Ask = {}, handle: ApiHandler = async ({ body }) => ({ status: 200, body: { got: body() } })) {
  const handlers = Object.fromEntries(
    (Object.keys(routes) as RouteKey[]).filter((key) => key !== 'GET /v1/metrics/response').map((key) => [key, handle]),
  );
  const { statusCode, headers, body } = (await api(handlers, () => Date.parse(serverNow))(
    eventOf(how),
    {} as Context,
  )) as APIGatewayProxyStructuredResultV2;
  return { status: statusCode, type: headers?.['content-type'], headers, body: body && JSON.parse(body), text: body! };
}

describe('every HTTP function', () => {
  test('answers what its handler answers, as JSON that nobody keeps', async () => {
    const answer = await ask({ body: '{"note":"好"}' });
    expect(answer).toMatchObject({ status: 200, type: 'application/json; charset=utf-8', body: { got: { note: '好' } } });
    expect(answer.headers?.['cache-control']).toBe('no-store');
  });

  test('says of an answer that repeats an earlier one that nothing was done for it', async () => {
    const headers = async (isRepeated?: true) =>
      (await ask({}, async () => ({ status: 200, body: {}, ...(isRepeated ? { isRepeated } : {}) }))).headers;
    expect(await headers(true)).toMatchObject({ 'idempotent-replayed': 'true' });
    expect(await headers()).not.toHaveProperty('idempotent-replayed');
  });

  test('hands on path, query, identity and key as they were sent', async () => {
    const seen: ApiRequest[] = [];
    await ask({ key: 'k-1', query: { state: 'open' } }, async (request) => {
      seen.push(request);
      return { status: 200, body: {} };
    });
    expect(seen).toMatchObject([
      { path: { id: 'c1' }, query: { state: 'open' }, idempotencyKey: 'k-1', identity: { id: 'agent-li', roles: ['agent'] } },
    ]);
  });

  test('reads a body in base64, and none as an empty object', async () => {
    expect((await ask({ body: Buffer.from('{"a":"修"}').toString('base64'), base64: true })).body).toMatchObject({ got: { a: '修' } });
    expect((await ask({})).body).toMatchObject({ got: {} });
  });

  test.each<[string, Ask, number]>([
    ['an unknown route', { route: 'GET /v1/nothing' }, 404],
    ['a route of another function', { route: 'GET /v1/metrics/response', role: 'lead' }, 404],
    ['no valid token', { fault: 'the token has expired; ask the issuer for a new one' }, 401],
    ['a wrong role', { role: 'source' }, 403],
    ['no known role', { role: 'clerk' }, 403],
    ['a body that is not JSON', { body: '{"note":' }, 400],
    ['a body that is text', { body: 'note=1' }, 400],
    ['a body over 5 MB', { body: JSON.stringify('修'.repeat(1_800_000)) }, 413],
    ['a body over 5 MB in base64', { body: Buffer.alloc(5 * 1024 * 1024 + 1, 49).toString('base64'), base64: true }, 413],
    ['a blank idempotency key', { key: '' }, 400],
    ['an idempotency key with a space', { key: 'a b' }, 400],
    ['an idempotency key that is not ASCII', { key: '键' }, 400],
    ['an idempotency key of 256 characters', { key: 'k'.repeat(256) }, 400],
  ])('answers %s with a problem document', async (_, how, status) => {
    const answer = await ask(how);
    expect(answer).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { type: 'about:blank', status, title: expect.any(String) },
    });
    if (status !== 404) expect(answer.body.errors).toEqual([{ pointer: expect.any(String), detail: expect.stringMatching(/\S/) }]);
    expect(logged).not.toHaveBeenCalled();
  });

  test.each<[string, Ask]>([
    ['an answer', {}],
    ['a problem', { role: 'source' }],
    ['an unknown route', { route: 'GET /v1/nothing' }],
  ])('tells the browser with %s to take it for what it says and to come back by TLS only', async (_, how) =>
    expect((await ask(how)).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
    }),
  );

  test('asks for a token the way HTTP does', async () => expect((await ask({ fault: 'x' })).headers?.['www-authenticate']).toBe('Bearer'));

  test('takes a body of just 5 MB and a key of 255 characters', async () => {
    expect((await ask({ body: JSON.stringify('a'.repeat(5 * 1024 * 1024 - 2)), key: 'k'.repeat(255) })).status).toBe(200);
  });

  test('does not look at the body before it knows who asks', async () => {
    expect((await ask({ body: '{', fault: 'no' })).status).toBe(401);
    expect((await ask({ body: '{', role: 'source' })).status).toBe(403);
  });

  test('hands on a problem whole: status, faults and what else it says', async () => {
    const answer = await ask({}, async () => {
      throw new Problem(409, 'agent-chen has this case', [faultAt('', 'taken')], { owner: 'agent-chen' });
    });
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'agent-chen has this case',
      status: 409,
      errors: [{ pointer: '', detail: 'taken' }],
      owner: 'agent-chen',
      serverNow,
    });
  });

  test.each<[string, Ask, ApiHandler, unknown]>([
    ['an answer to staff', {}, async () => ({ status: 200, body: { a: 1 } }), { a: 1, serverNow }],
    ['a problem', { role: 'source' }, async () => ({ status: 200, body: {} }), expect.objectContaining({ status: 403, serverNow })],
  ])('%s says what time it is', async (_, how, handle, body) => expect((await ask(how, handle)).body).toEqual(body));

  test.each<[string, Ask, unknown]>([
    ['the answer to a source', { route: 'POST /v1/feedback', role: 'source' }, { feedbackId: 'f1' }],
    ['the answer about a feedback', { route: 'GET /v1/feedback/{id}' }, { feedbackId: 'f1', status: 'pending' }],
    ['what is public', { route: 'GET /v1/openapi.json' }, { openapi: '3.1.0' }],
    ['a list', {}, [1, 2]],
  ])('%s does not', async (_, how, body) => expect((await ask(how, async () => ({ status: 200, body }))).body).toEqual(body));

  test('what a browser may keep has a tag, is answered with 304 while it holds, and says no time that would grow old', async () => {
    const handle: ApiHandler = async () => ({ status: 200, body: { zh: '修理' }, mayKeep: true });
    const first = await ask({}, handle);
    expect([first.status, first.body]).toEqual([200, { zh: '修理' }]);
    const tag = first.headers?.etag as string;
    expect([tag, first.headers?.['cache-control']]).toEqual([expect.stringMatching(/^"[0-9a-f]+"$/), 'private, no-cache']);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await ask({ known }, handle);
      expect([again.status, again.text, again.headers?.etag]).toEqual([304, undefined, tag]);
      expect(again.headers).toHaveProperty('x-content-type-options', 'nosniff');
    }
    for (const known of ['"other"', tag.replaceAll('"', '')]) expect((await ask({ known }, handle)).status).toBe(200);
  });

  test.each<[string, unknown]>([
    ['an error', new Error('table Cases at 10.0.0.7: secret-key 13812345678')],
    [
      'an error of the SDK',
      Object.assign(new Error('secret-key'), { name: 'ProvisionedThroughputExceededException', $metadata: { requestId: '13812345678' } }),
    ],
    ['something that is no error', 'secret-key 13812345678'],
    ['nothing', undefined],
  ])('answers %s with 500 and none of its words', async (_, thrown) => {
    const answer = await ask({}, async () => {
      throw thrown;
    });
    expect(answer).toMatchObject({ status: 500, type: 'application/problem+json' });
    expect(answer.text).not.toMatch(/secret|138123|Cases|Exception|node_modules|\.ts/);
    expect(logged).toHaveBeenCalledOnce();
  });

  test('logs neither body nor token of a request that failed', async () => {
    await ask({ body: '{"note":"客户电话13812345678"}', key: 'k-1' }, async () => {
      throw new Error('throttled');
    });
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/13812345678|note|k-1/);
    expect(JSON.stringify(logged.mock.calls)).toMatch(/throttled.*|claim/);
  });
});

describe('the roles of the contract', () => {
  const roles = ['source', 'agent', 'lead', 'manager', 'admin'];
  const may: Partial<Record<RouteKey, string[]>> = {
    'POST /v1/feedback': ['source'],
    'POST /v1/feedback/batch': ['source'],
    'GET /v1/feedback/{id}': roles,
    'GET /v1/cases': ['agent', 'lead', 'manager', 'admin'],
    'GET /v1/cases/{id}': ['agent', 'lead', 'manager', 'admin'],
    ...Object.fromEntries(
      ['claim', 'release', 'attempts', 'transfer', 'resolve', 'reopen'].map((name) => [`POST /v1/cases/{id}/${name}`, ['agent', 'lead']]),
    ),
  };
  test.each(Object.entries(may))('%s is for %j and nobody else', async (route, allowed) => {
    for (const role of roles) expect((await ask({ route, role })).status).toBe(allowed.includes(role) ? 200 : 403);
  });

  test('the figures are for leads, managers and admins', () =>
    expect(routes['GET /v1/metrics/response'].roles).toEqual(['lead', 'manager', 'admin']));

  test('only the description of the API needs no token', async () => {
    expect((await ask({ route: 'GET /v1/openapi.json', fault: 'none' })).status).toBe(200);
    expect(Object.entries(routes).flatMap(([key, { roles: who }]) => (who === 'public' ? [key] : []))).toEqual(['GET /v1/openapi.json']);
  });
});
