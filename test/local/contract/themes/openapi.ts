import { expect, test } from 'vitest';
import type { Earshot } from '../earshot.ts';

const routes: [string, string][] = [
  ['post', '/v1/feedback'],
  ['post', '/v1/feedback/batch'],
  ['get', '/v1/feedback/{id}'],
  ['get', '/v1/cases'],
  ['get', '/v1/cases/{id}'],
  ...['claim', 'release', 'attempts', 'transfer', 'resolve', 'reopen'].map((action): [string, string] => [
    'post',
    `/v1/cases/{id}/${action}`,
  ]),
  ['get', '/v1/metrics/response'],
  ['get', '/v1/metrics/response/cases'],
  ['get', '/v1/openapi.json'],
];

export function openapi(earshot: Earshot): void {
  test('needs no token, is OpenAPI 3.1 and lists every route of the contract', async () => {
    const { status, type, body } = await earshot.send('GET', '/v1/openapi.json');
    expect([status, /application\/json/.test(type), /^3\.1\./.test(body.openapi)]).toEqual([200, true, true]);
    for (const [method, path] of routes)
      expect(body.paths[path]?.[method], `${method} ${path}`).toMatchObject({ responses: expect.any(Object) });
    for (const [path, methods] of Object.entries<object>(body.paths))
      for (const [method, operation] of Object.entries<{ responses: object; security?: unknown[] }>(methods as never)) {
        const success = method === 'post' && path === '/v1/feedback' ? ['202'] : ['200', '201'];
        expect(
          Object.keys(operation.responses).some((status) => success.includes(status)),
          `${method} ${path}`,
        ).toBe(true);
        if (path !== '/v1/openapi.json') expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '403']));
      }
    expect(body.paths['/v1/openapi.json'].get.security).toEqual([]);
  });

  test('every reference in it leads somewhere', async () => {
    const { body } = await earshot.send('GET', '/v1/openapi.json');
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => pointer!);
    expect(references.length).toBeGreaterThan(5);
    for (const pointer of references) {
      const target = pointer
        .split('/')
        .slice(1)
        .reduce((inside, key) => inside?.[key], body);
      expect(target, pointer).toBeTypeOf('object');
    }
  });
}
