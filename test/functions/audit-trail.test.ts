import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { memoryAudit } from '#adapters/memory/audit-log.ts';
import type { AuditEntry, AuditLog } from '#domain/audit/audit.ts';
import { audited, auditTrail } from '#functions/audit-trail.ts';
import { log } from '#functions/log.ts';
import { click } from '../contract/examples.ts';

const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
afterEach(() => logged.mockClear());

const ask = async (route: string, { status = 200, query = {}, audit = memoryAudit('UTC') as AuditLog, times = 1, apart = 0 } = {}) => {
  const counted: string[] = [];
  let now = click;
  const trail = auditTrail(
    audit,
    () => now,
    (name) => counted.push(name),
  );
  const handler = audited(async () => ({ statusCode: status, body: '{}' }), trail);
  const event = {
    routeKey: route,
    headers: {},
    ...(route.includes('{id}') ? { pathParameters: { id: 'c1' } } : {}),
    queryStringParameters: query,
    requestContext: { authorizer: { lambda: { sub: 'agent-li', role: 'agent' } } },
  } as unknown as APIGatewayProxyEventV2;
  for (let n = 0; n < times; n++, now += apart) expect((await handler(event, {} as Context)).statusCode).toBe(status);
  return { entries: 'all' in audit ? (audit as ReturnType<typeof memoryAudit>).all() : [], counted };
};

describe('the audit', () => {
  test.each<[string, Partial<AuditEntry>]>([
    ['GET /v1/cases/{id}', { what: 'case-opened', caseId: 'c1' }],
    ['POST /v1/cases/{id}/claim', { what: 'case-acted', detail: 'claim', caseId: 'c1' }],
    ['POST /v1/cases/{id}/phone', { what: 'phone-revealed', caseId: 'c1' }],
    ['GET /v1/metrics/response/cases', { what: 'figures-read', detail: 'breached' }],
  ])('enters %s', async (route, entry) => {
    const { entries } = await ask(route, { query: route.includes('metrics') ? { figure: 'breached' } : {} });
    expect(entries).toEqual([{ at: click, who: 'agent-li', ...entry }]);
  });

  test.each(['GET /v1/cases', 'GET /v1/cases/changes', 'GET /v1/metrics/response', 'POST /v1/cases/{id}/alerts/{alertId}/seen'])(
    'leaves out %s',
    async (route) => expect((await ask(route)).entries).toEqual([]),
  );

  test('leaves out what was refused', async () => {
    expect((await ask('POST /v1/cases/{id}/claim', { status: 409 })).entries).toEqual([]);
    expect((await ask('GET /v1/cases/{id}', { status: 403 })).entries).toEqual([]);
  });

  test('enters a case that is opened again and again once in ten minutes, but every reveal', async () => {
    expect((await ask('GET /v1/cases/{id}', { times: 4, apart: 200_000 })).entries).toHaveLength(2);
    expect((await ask('POST /v1/cases/{id}/phone', { times: 3 })).entries).toHaveLength(3);
  });

  test('that cannot be written is said aloud and counted, and the deed is answered', async () => {
    const broken: AuditLog = { ...memoryAudit('UTC'), write: () => Promise.reject(new Error('throttled')) };
    const { counted } = await ask('POST /v1/cases/{id}/claim', { audit: broken });
    expect(counted).toEqual(['AuditEntriesLost']);
    expect(logged.mock.calls).toMatchObject([[expect.any(String), { what: 'case-acted', caseId: 'c1', error: 'Error: throttled' }]]);
  });

  test('that never answers keeps nobody waiting', async () => {
    vi.useFakeTimers();
    try {
      const silent: AuditLog = { ...memoryAudit('UTC'), write: () => new Promise(() => {}) };
      const answered = ask('POST /v1/cases/{id}/claim', { audit: silent });
      await vi.advanceTimersByTimeAsync(1000);
      expect((await answered).counted).toEqual(['AuditEntriesLost']);
    } finally {
      vi.useRealTimers();
    }
  });
});
