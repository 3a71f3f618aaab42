import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { signIn } from '#local/oidc/sign-in.ts';
import { type RunningCloud, running, users } from './fixtures/running.ts';

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await running({ resources: {} });
});

const verify = async (token: string) => {
  const keys = createRemoteJWKSet(new URL(`${cloud.url}/oidc/jwks`));
  return (await jwtVerify(token, keys, { issuer: `${cloud.url}/oidc`, audience: 'earshot-api', algorithms: ['RS256'] })).payload;
};

test('a system gets a token by client credentials, good for an hour', async () => {
  const payload = await verify(await signIn(cloud.url, 'source-claims', users));
  expect(payload).toMatchObject({ sub: 'source-claims', role: 'source', source: 'claims' });
  expect(payload.exp! - payload.iat!).toBe(3_600);
});

test('the secret may come in the form as well, and must be right', async () => {
  const ask = (client_secret: string) =>
    fetch(`${cloud.url}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'source-claims', client_secret }),
    });
  expect((await ask('sample-secret')).status).toBe(200);
  const refused = await ask('wrong');
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: 'invalid_client' });
});

test('a person signs in through the login page, by code and PKCE', async () => {
  const payload = await verify(await signIn(cloud.url, 'agent-li', users));
  expect(payload).toMatchObject({ sub: 'agent-li', role: 'agent' });
  expect(payload).not.toHaveProperty('source');
});

test('a code without PKCE and a foreign redirect are refused; unknown users are named', async () => {
  const authorize = (query: Record<string, string>) =>
    fetch(
      `${cloud.url}/oidc/auth?${new URLSearchParams({ client_id: 'earshot-console', response_type: 'code', scope: 'openid', ...query })}`,
      { redirect: 'manual' },
    );
  const withoutChallenge = await authorize({ redirect_uri: `${cloud.url}/callback` });
  expect(withoutChallenge.headers.get('location')).toContain('error=invalid_request');
  const foreign = await authorize({
    redirect_uri: 'https://evil.example.org/',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  });
  expect(foreign.status).toBe(400);
  await expect(signIn(cloud.url, 'nobody', users)).rejects.toThrow('there is no user nobody; known: source-claims, agent-li, lead-wang');
});

test('the login page lists the people and says that it is for this machine', async () => {
  const query = {
    client_id: 'earshot-console',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${cloud.url}/`,
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  };
  const response = await fetch(`${cloud.url}/oidc/auth?${new URLSearchParams(query)}`, { redirect: 'manual' });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await (await fetch(new URL(response.headers.get('location')!, cloud.url), { headers: { cookie } })).text();
  expect(page).toContain('李敏');
  expect(page).toContain('For this machine only');
});

test('the keys are kept in a file that only this user may read', () => {
  expect(statSync(join(cloud.data, 'keys.json')).mode & 0o777).toBe(0o600);
});
