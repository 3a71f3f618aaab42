import { describe, expect, test } from 'vitest';
import { actionNames } from '#domain/case/action.ts';
import { outcomes } from '#domain/case/taxonomy.ts';
import { openapi } from '#functions/openapi.ts';
import { type RouteKey, routes } from '#functions/routes.ts';

type Operation = {
  summary: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: { content: { 'application/json': { schema: Record<string, unknown> } } };
  responses: Record<string, { description: string; content: Record<string, unknown> }>;
};
const operationOf = (key: string): Operation => {
  const [method, path] = key.split(' ') as [string, string];
  return openapi.paths[path]?.[method.toLowerCase()] as Operation;
};
const keys = Object.keys(routes) as RouteKey[];
const everyValue = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(everyValue)] : [];

describe('the description of the API', () => {
  test('names every route once, and no other', () => {
    const named = Object.entries(openapi.paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m.toUpperCase()} ${path}`));
    expect(named.toSorted()).toEqual([...keys].toSorted());
    expect(openapi.openapi).toMatch(/^3\.1\./);
  });

  test.each(keys)('%s: path parameters, token and errors as the route has them', (key) => {
    const { summary, security, parameters = [], responses } = operationOf(key);
    expect(summary).toMatch(/\S/);
    const inPath = [...key.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    expect(parameters.filter((p) => p.in === 'path').map((p) => [p.name, p.required])).toEqual(inPath.map((name) => [name, true]));
    const isPublic = routes[key].roles === 'public';
    expect(security).toEqual(isPublic ? [] : undefined);
    expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true);
    for (const status of isPublic ? [] : ['400', '401', '403', '404', '409'])
      expect(Object.keys(responses[status]!.content)).toEqual(['application/problem+json']);
  });

  test('every reference leads to a schema', () => {
    const refs = everyValue(openapi).flatMap((v) => ((v as { $ref?: string }).$ref ? [(v as { $ref: string }).$ref] : []));
    expect(refs.length).toBeGreaterThan(5);
    const known = Object.keys(openapi.components.schemas).map((name) => `#/components/schemas/${name}`);
    for (const ref of refs) expect(known).toContain(ref);
  });

  test('every action has the body its request is checked by, and takes an idempotency key', () => {
    for (const name of actionNames) {
      const { requestBody, parameters } = operationOf(`POST /v1/cases/{id}/${name}`);
      expect(requestBody!.content['application/json'].schema).toMatchObject({ type: 'object' });
      expect(parameters!.map((p) => [p.name, p.in, p.required])).toContainEqual(['Idempotency-Key', 'header', false]);
    }
    const { schema } = operationOf('POST /v1/cases/{id}/attempts').requestBody!.content['application/json'];
    expect(schema).toMatchObject({ required: ['outcome'], properties: { outcome: { enum: [...outcomes] } } });
  });

  test('feedback names its required fields and leaves the others out', () => {
    const { Feedback } = openapi.components.schemas as unknown as { Feedback: { required: string[]; properties: Record<string, unknown> } };
    expect(Feedback.required.toSorted()).toEqual(['customer', 'source', 'sourceId', 'submittedAt', 'touchpoint']);
    expect(Object.keys(Feedback.properties).toSorted()).toEqual([
      'comment',
      'customer',
      'language',
      'options',
      'score',
      'source',
      'sourceId',
      'submittedAt',
      'touchpoint',
    ]);
    expect(Feedback.properties.customer).toMatchObject({ required: ['id'] });
  });

  test('feedback is accepted with 202, a batch is answered with 200', () => {
    expect(Object.keys(operationOf('POST /v1/feedback').responses)).toContain('202');
    expect(Object.keys(operationOf('POST /v1/feedback/batch').responses)).toContain('200');
  });

  test('the figures need their period', () => {
    const needed = (key: string) => operationOf(key).parameters!.flatMap((p) => (p.required ? p.name : []));
    expect(needed('GET /v1/metrics/response')).toEqual(['from', 'to']);
    expect(needed('GET /v1/metrics/response/cases')).toEqual(['from', 'to', 'figure']);
  });

  test('is plain JSON', () => expect(JSON.parse(JSON.stringify(openapi))).toEqual(openapi));
});
