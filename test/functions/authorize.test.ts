import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** An issuer of our own, which can be made to fail. */
const ours = await generateKeyPair('RS256');
const foreign = await generateKeyPair('RS256');
let down: 'discovery' | 'keys' | undefined;
const server = createServer(async (request, response) => {
  const part = request.url === '/keys' ? 'keys' : 'discovery';
  if (down === part) return void response.writeHead(503).end('busy');
  const keys = { keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'one', alg: 'RS256' }] };
  response.end(JSON.stringify(part === 'keys' ? keys : { issuer, jwks_uri: `${issuer}/keys` }));
});
let issuer = '';
let ask: (authorization?: string) => Promise<Record<string, unknown> | undefined>;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { ISSUER: issuer, AUDIENCE: 'earshot-api' });
  const { handler } = await import('#functions/authorize.ts');
  ask = async (authorization) => {
    const answer = await handler({ headers: authorization ? { authorization } : {} } as never);
    expect(answer.isAuthorized).toBe(true);
    return answer.context;
  };
});
afterAll(() => void server.close());

const token = (change: { key?: typeof ours.privateKey; audience?: string; expires?: string; typ?: string } = {}) =>
  new SignJWT({ role: 'source', source: 'claims' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...(change.typ ? { typ: change.typ } : {}) })
    .setSubject('source-claims')
    .setIssuer(issuer)
    .setAudience(change.audience ?? 'earshot-api')
    .setExpirationTime(change.expires ?? '1h')
    .sign(change.key ?? ours.privateKey);

test('an issuer that cannot be asked is an outage, never the fault of the token, and is asked again', async () => {
  for (const part of ['discovery', 'keys'] as const) {
    down = part;
    expect(await ask(`Bearer ${await token()}`), part).toEqual({ outage: 'the issuer cannot be reached to check the token' });
  }
  down = undefined;
  expect(await ask(`Bearer ${await token()}`)).toEqual({ sub: 'source-claims', role: 'source', source: 'claims' });
});

test('whatever is wrong with a token is handed on in words', async () => {
  expect(await ask()).toEqual({ fault: expect.stringContaining('send "Authorization') });
  expect(await ask('Basic abc')).toEqual({ fault: expect.stringContaining('send "Authorization') });
  expect(await ask('Bearer rubbish')).toEqual({ fault: 'the token cannot be read' });
  expect(await ask(`Bearer ${await token({ expires: '-1h' })}`)).toEqual({ fault: expect.stringContaining('expired') });
  expect(await ask(`Bearer ${await token({ audience: 'other' })}`)).toEqual({ fault: expect.stringContaining('claim "aud"') });
  expect(await ask(`Bearer ${await token({ key: foreign.privateKey })}`)).toEqual({ fault: 'the token is not signed by our issuer' });
});

test('only an access token is one: not a token of another kind by the same issuer', async () => {
  for (const typ of ['at+jwt', 'application/at+jwt', 'JWT', 'AT+JWT'])
    expect(await ask(`Bearer ${await token({ typ })}`), typ).toMatchObject({ sub: 'source-claims' });
  for (const typ of ['logout+jwt', 'id+jwt', 'dpop+jwt', 'secevent+jwt'])
    expect(await ask(`Bearer ${await token({ typ })}`), typ).toEqual({ fault: expect.stringContaining('header "typ"') });
});
