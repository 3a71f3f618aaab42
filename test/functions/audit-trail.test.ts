import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { memoryAudit } from '#adapters/memory/audit-log.ts';
import type { AuditEntry, AuditLog } from '#domain/audit/audit.ts';
import { audited, auditTrail } from '#functions/audit-trail.ts';
import { log } from '#functions/log.ts';
import { repeatedHeader } from '#functions/middleware/api.ts';
import { click } from '../contract/examples.ts';

const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
afterEach(() => logged.mockClear());

const asked = { status: 200, headers: {}, query: {}, audit: memoryAudit('UTC') as AuditLog, times: 1, apart: 0, id: 'c1', role: 'agent' };
const ask = async (route: string, about: Partial<typeof asked> = {}) => {
  const { status, headers, query, audit, times, apart, id, role } = { ...asked, audit: memoryAudit('UTC'), ...about };
  const counted: string[] = [];
  let now = click;
  const trail = auditTrail(
    audit,
    () => now,
    (name) => counted.push(name),
  );
  const handler = audited(async () => ({ statusCode: status, headers, body: '{}' }), trail);
  const event = {
    routeKey: route,
    headers: {},
    ...(route.includes('{id}') ? { pathParameters: { id } } : {}),
    queryStringParameters: query,
    requestContext: { authorizer: { lambda: { sub: 'agent-li', role } } },
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

  test('leaves out what came to nothing, and what was done before under the same key', async () => {
    expect((await ask('POST /v1/cases/{id}/claim', { status: 409 })).entries).toEqual([]);
    expect((await ask('GET /v1/cases/{id}', { status: 404 })).entries).toEqual([]);
    expect((await ask('POST /v1/cases/{id}/claim', { headers: { [repeatedHeader]: 'true' } })).entries).toEqual([]);
  });

  test.each<[string, string, Partial<AuditEntry>]>([
    ['GET /v1/cases/{id}', 'c1', { caseId: 'c1' }],
    ['POST /v1/cases/{id}/phone', 'c1', { caseId: 'c1' }],
    ['GET /v1/feedback/{id}', 'f1', { feedbackId: 'f1' }],
    ['GET /v1/cases', '', {}],
  ])('enters that somebody was refused %s', async (route, id, about) => {
    const { entries } = await ask(route, { status: 403, id });
    expect(entries).toEqual([{ at: click, who: 'agent-li', what: 'refused', detail: route, ...about }]);
  });

  test('enters refusals once a minute for each person and route, so that nobody floods it; and none of what is not about customers', async () => {
    expect((await ask('GET /v1/cases/{id}', { status: 403, times: 6, apart: 15_000 })).entries).toHaveLength(2);
    expect((await ask('GET /v1/metrics/response', { status: 403 })).entries).toEqual([]);
  });

  test('of a refusal writes down no id that is none of ours', async () => {
    const { entries } = await ask('GET /v1/cases/{id}', { status: 403, id: '周女士 13800000912' });
    expect(entries).toEqual([{ at: click, who: 'agent-li', what: 'refused', detail: 'GET /v1/cases/{id}' }]);
  });

  test('enters a feedback that somebody reads, and not that a system asks after its own', async () => {
    const reading = { id: 'f1', times: 3, apart: 200_000 };
    const { entries } = await ask('GET /v1/feedback/{id}', reading);
    expect(entries).toEqual([{ at: click, who: 'agent-li', what: 'feedback-read', feedbackId: 'f1' }]);
    expect((await ask('GET /v1/feedback/{id}', { ...reading, role: 'source' })).entries).toEqual([]);
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
