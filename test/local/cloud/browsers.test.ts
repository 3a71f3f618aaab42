import { request } from 'node:http';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { signIn } from '#local/oidc/sign-in.ts';
import { type RunningCloud, running, users } from './fixtures/running.ts';

/** What a page somebody has open in a browser may ask of this machine. */
let cloud: RunningCloud;
const printed = vi.spyOn(console, 'info');
beforeAll(async () => {
  cloud = await running({ resources: {} });
});

const statusFor = (url: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers, setHost: headers.host === undefined }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    asked.on('error', reject).end('{}');
  });
const listTables = { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'content-type': 'application/x-amz-json-1.0' };
const signed = {
  ...listTables,
  authorization: 'AWS4-HMAC-SHA256 Credential=x/20261124/x/x/aws4_request, SignedHeaders=host, Signature=x',
  'x-amz-date': 'x',
};

describe('the stores', () => {
  test.each(['dynamodb', 'messaging', 'control'] as const)('refuse every page (%s)', async (store) => {
    for (const origin of ['https://evil.example', 'null', cloud.url])
      expect(await statusFor(cloud.endpoints[store], { ...signed, origin })).toBe(403);
  });

  test.each(['dynamodb', 'messaging', 'control'] as const)('let programs in (%s)', async (store) => {
    expect(await statusFor(cloud.endpoints[store], signed)).not.toBe(403);
  });
});

describe('the front', () => {
  test.each(['evil.example', 'evil.example:4400', '127.0.0.1.evil.example', 'localhost.evil.example:80', '127.0.0.1@evil.example'])(
    'answers nothing under the name %j',
    async (host) => expect(await statusFor(`${cloud.url}/oidc/.well-known/openid-configuration`, { host })).toBe(421),
  );

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST:4400'])('answers as %s', async (host) =>
    expect(await statusFor(`${cloud.url}/oidc/jwks`, { host })).not.toBe(421),
  );
});

test('a page of another origin gets no token, our own does, and nothing in it looks like a fault in the terminal', async () => {
  const ask = (origin: string) =>
    fetch(`${cloud.url}/oidc/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'earshot-console',
        code: 'x',
        code_verifier: 'x'.repeat(43),
        redirect_uri: `${cloud.url}/callback`,
      }),
    });
  const [foreign, own] = [await ask('https://evil.example'), await ask(cloud.url)];
  expect(await foreign.json()).toMatchObject({ error: 'invalid_request', error_description: expect.stringContaining('origin') });
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  expect(await own.json()).toMatchObject({ error: 'invalid_grant' });
  await signIn(cloud.url, 'agent-li', users);
  expect(printed.mock.calls.flat().filter((line) => String(line).includes('NOTICE'))).toEqual([]);
});
