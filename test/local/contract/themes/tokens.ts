import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { Earshot, Json } from '../earshot.ts';
import { expectProblem, furious } from '../story.ts';

const nowhere = 'c0000000000000000000f';
const period = 'from=2026-11-01&to=2026-11-02';
const staff = ['agent-li', 'lead-wang', 'manager-zhao', 'admin'];
/** Who may call a route; everybody else is refused with 403. */
const routes: [string, string, string[]][] = [
  ['POST', '/v1/feedback', ['source-claims']],
  ['POST', '/v1/feedback/batch', ['source-claims']],
  ['GET', `/v1/feedback/f${nowhere}`, ['source-claims', ...staff]],
  ['GET', '/v1/cases', staff],
  ['GET', `/v1/cases/${nowhere}`, staff],
  ...['claim', 'release', 'attempts', 'transfer', 'resolve', 'reopen', 'alerts/a/seen', 'alerts/a/acknowledged'].map(
    (action): [string, string, string[]] => ['POST', `/v1/cases/${nowhere}/${action}`, ['agent-li', 'lead-wang']],
  ),
  ['GET', `/v1/metrics/response?${period}`, ['lead-wang', 'manager-zhao', 'admin']],
  ['GET', `/v1/metrics/response/cases?${period}&figure=cases`, ['lead-wang', 'manager-zhao', 'admin']],
];

export function tokens(earshot: Earshot): void {
  const post = (token: string) => earshot.send('POST', '/v1/feedback', { token, body: furious() });
  const own = async (change: JWTPayload): Promise<string> => {
    const [jwk] = JSON.parse(readFileSync(join(earshot.data, 'keys.json'), 'utf8')).jwks.keys;
    const claims = { ...decodeJwt(await earshot.token('source-claims')), ...change };
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: jwk.kid }).sign(await importJWK(jwk, 'RS256'));
  };

  test.for(routes)('%s %s may be called by its roles and nobody else', async ([method, path, allowed]) => {
    for (const as of ['source-claims', ...staff]) {
      const answer = await earshot.send(method, path, { as, ...(method === 'POST' ? { body: {} } : {}) });
      if (allowed.includes(as)) expect([401, 403, 500], `${as} ${answer.status}`).not.toContain(answer.status);
      else expectProblem(answer, 403);
    }
    expectProblem(await earshot.send(method, path), 401);
    expectProblem(await earshot.send(method, path, { token: 'garbage' }), 401);
  });

  test('a token that is none, or no bearer token, is refused', async () => {
    expectProblem(await post('a.b.c'), 401);
    expectProblem(await earshot.send('POST', '/v1/feedback', { headers: { authorization: 'Basic YTpi' }, body: furious() }), 401);
    const [, claims] = (await earshot.token('source-claims')).split('.');
    expectProblem(await post(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`), 401);
  });

  test('a token signed by a foreign key is refused, whatever it claims', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const [jwk] = JSON.parse(readFileSync(join(earshot.data, 'keys.json'), 'utf8')).jwks.keys;
    const claims = decodeJwt(await earshot.token('source-claims'));
    for (const kid of ['foreign', jwk.kid])
      expectProblem(await post(await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)), 401);
  });

  test('an expired token, or one for another audience or issuer, is refused', async () => {
    expect((await post(await own({}))).status).toBe(202);
    const now = Math.floor(Date.now() / 1000);
    expectProblem(await post(await own({ iat: now - 3700, exp: now - 100 })), 401);
    expectProblem(await post(await own({ aud: 'another-api' })), 401);
    expectProblem(await post(await own({ iss: 'https://login.example.com' })), 401);
  });

  test('roles may arrive as text; unknown ones are none', async () => {
    const list = async (role: unknown) => earshot.send('GET', '/v1/cases', { token: await own({ sub: 'agent-li', role }) });
    for (const role of ['agent', ['agent'], '["agent"]', 'agent lead']) expect((await list(role)).status, String(role)).toBe(200);
    for (const role of [undefined, '', 'agents', 'root']) expectProblem(await list(role), 403);
  });

  test('a source may only send its own name', async () => {
    expectProblem(await earshot.post('/v1/feedback', 'source-claims', furious({ source: 'app' })), 403, '/source');
    expectProblem(await earshot.post('/v1/feedback', 'source-app', furious()), 403, '/source');
    const { status, body } = await earshot.post('/v1/feedback/batch', 'source-app', { items: [furious(), furious({ source: 'app' })] });
    expect([status, body.accepted.length, body.rejected]).toMatchObject([200, 1, [{ index: 0, errors: [{ pointer: '/source' }] }]]);
  });

  test('a system gets its token by the client-credentials grant', async () => {
    const issuer = `${earshot.url}/oidc`;
    const { token_endpoint }: Json = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    const { clients } = JSON.parse(readFileSync('config/users.json', 'utf8'));
    const { id, secret } = clients.find((client: { id: string }) => client.id === 'source-claims');
    const headers = { authorization: `Basic ${btoa(`${id}:${secret}`)}` };
    const granted: Json = await (
      await fetch(token_endpoint, { method: 'POST', headers, body: new URLSearchParams({ grant_type: 'client_credentials' }) })
    ).json();
    expect((await post(granted.access_token)).status).toBe(202);
    expect(decodeJwt(granted.access_token)).toMatchObject({ iss: issuer, source: 'claims' });
    const wrong = { authorization: `Basic ${btoa(`${id}:wrong`)}` };
    expect(
      (await fetch(token_endpoint, { method: 'POST', headers: wrong, body: new URLSearchParams({ grant_type: 'client_credentials' }) }))
        .status,
    ).toBe(401);
  });

  test('every sample user of the contract gets a token that names it and lasts an hour', async () => {
    const users = [
      'agent-li',
      'agent-chen',
      'agent-sun',
      'lead-wang',
      'supervisor-zhou',
      'duty-wu',
      'manager-zhao',
      'admin',
      'source-claims',
    ];
    for (const user of users) {
      const { sub, iat = 0, exp = 0 } = decodeJwt(await earshot.token(user));
      expect([sub, exp - iat]).toEqual([user, 3600]);
    }
    await expect(earshot.token('nobody')).rejects.toThrow(/there is no user nobody/);
  });
}
