import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { consoleHandler } from '#functions/handlers/console.ts';
import type { SiteFile } from '#functions/site.ts';

const file = (type: string, text: string, gzipped?: string): SiteFile => ({
  type,
  body: Buffer.from(text),
  gzipped: gzipped === undefined ? undefined : Buffer.from(gzipped),
});
const site = new Map([
  ['index.html', file('text/html; charset=utf-8', '<html>the page')],
  ['assets/console-ABCDEFGH.js', file('text/javascript; charset=utf-8', 'script', 'zipped')],
  ['assets/earshot.svg', file('image/svg+xml', '<svg/>')],
]);
const serve = consoleHandler(site, { authority: 'https://login.example.com/realm', clientId: 'earshot-console', scope: 'openid' });
const get = (rawPath: string, headers: Record<string, string> = {}) => serve({ rawPath, headers } as unknown as APIGatewayProxyEventV2);
const textOf = ({ body = '', isBase64Encoded }: { body?: string; isBase64Encoded?: boolean }) =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;

describe('the console is served', () => {
  test.each(['/', '/queue', '/cases/c123', '/callback'])('%s is the one page, looked for anew each time', async (path) => {
    const answer = await get(path);
    expect(textOf(answer)).toBe('<html>the page');
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  });

  test('a file named by its content is kept for ever, any other is looked for anew', async () => {
    expect((await get('/assets/console-ABCDEFGH.js')).headers?.['cache-control']).toContain('immutable');
    expect((await get('/assets/earshot.svg')).headers?.['cache-control']).toBe('no-cache');
  });

  test('packed for browsers that unpack, whole for others', async () => {
    const packed = await get('/assets/console-ABCDEFGH.js', { 'accept-encoding': 'gzip, br' });
    expect([textOf(packed), packed.headers?.['content-encoding']]).toEqual(['zipped', 'gzip']);
    const whole = await get('/assets/console-ABCDEFGH.js');
    expect([textOf(whole), whole.headers?.['content-encoding']]).toEqual(['script', undefined]);
  });

  test.each(['/assets/none.js', '/assets/../index.html', '/assets/..%2Findex.html'])('%s is no file', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });

  test('an unknown route of the API is no page', async () => {
    const answer = await get('/v1/nothing');
    expect([answer.statusCode, answer.headers?.['content-type']]).toEqual([404, 'application/problem+json']);
  });

  test('the pages learn where to sign in, and nothing secret', async () => {
    expect(JSON.parse(textOf(await get('/console.json')))).toEqual({
      authority: 'https://login.example.com/realm',
      clientId: 'earshot-console',
      scope: 'openid',
    });
  });

  test('a page runs scripts of its own address only and talks to the issuer and nobody else', async () => {
    const policy = String((await get('/')).headers?.['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' https://login.example.com;");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});
