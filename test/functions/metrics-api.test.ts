import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, test, vi } from 'vitest';
import { memoryCases } from '#adapters/memory/case-store.ts';
import type { Case } from '#domain/case/case.ts';
import { metricsApiHandler } from '#functions/handlers/metrics-api.ts';
import { log } from '#functions/log.ts';
import { insurer } from '../contract/examples.ts';
import { closedUntil, second, stages, story } from '../domain/case/stages.ts';

const answered = stages.contacted;
const examples: Case[] = [
  { ...answered, caseId: 'c1', region: '310000' },
  { ...stages.resolved, caseId: 'c2' },
  { ...stages.open, caseId: 'c3', severity: 'high' },
  { ...story([], {}, closedUntil(3600)), caseId: 'c4' },
  { ...answered, caseId: 'c5', submittedAt: answered.submittedAt - 86_400_000 },
];
const today = { from: '2026-11-20', to: '2026-11-20' };

async function apiOf(now = second(400)) {
  const cases = memoryCases(insurer.timeZone);
  for (const c of examples) await cases.create(c);
  const handle = metricsApiHandler({ cases, now: () => now, insurer });
  return async (query: Record<string, string>, route = 'GET /v1/metrics/response', role = 'manager') => {
    const event = {
      routeKey: route,
      headers: {},
      queryStringParameters: query,
      requestContext: { authorizer: { lambda: { sub: `${role}-1`, role } } },
    } as unknown as APIGatewayProxyEventV2;
    const { statusCode, body } = (await handle(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: statusCode, body: JSON.parse(body!) };
  };
}
const behind = 'GET /v1/metrics/response/cases';

describe('the figures', () => {
  test.each(['lead', 'manager', 'admin'])('may be read by a %s', async (role) => {
    const ask = await apiOf();
    expect(await ask(today, undefined, role)).toMatchObject({ status: 200, body: { allHours: { cases: 4 } } });
    expect(await ask({ ...today, figure: 'cases' }, behind, role)).toMatchObject({ status: 200, body: { total: 4 } });
  });

  test.each(['agent', 'source'])('are refused to a %s', async (role) => {
    const ask = await apiOf();
    expect((await ask(today, undefined, role)).status).toBe(403);
    expect((await ask({ ...today, figure: 'cases' }, behind, role)).status).toBe(403);
  });

  test('are narrowed by every filter given, groups included', async () => {
    const ask = await apiOf();
    const { body } = await ask({ ...today, by: 'region', line: 'motor', severity: 'normal', agent: 'agent-li' });
    expect(body.groups).toMatchObject([
      { key: '31', allHours: { cases: 1, callbacks: { met: 1 } } },
      { key: 'unknown', allHours: { cases: 1 } },
    ]);
    expect(body.allHours.cases).toBe(2);
  });

  test('compare with the day before, filtered alike', async () => {
    const ask = await apiOf();
    const compared = await ask({ ...today, compare: 'previous' });
    expect(compared.body).toMatchObject({
      unfinished: true,
      previous: { from: '2026-11-19', to: '2026-11-19', allHours: { cases: 1, callbacks: { met: 1 } } },
    });
    expect(compared.body.changes.dutyHours).toContainEqual({
      ...{ figure: 'breached', before: 0, now: 1, difference: 1, significant: null, better: null },
    });
    const filtered = await ask({ ...today, compare: 'previous', team: 'callback-east' });
    expect(filtered.body).toMatchObject({ allHours: { cases: 0 }, previous: { allHours: { cases: 0 } } });
    expect((await ask(today)).body).not.toHaveProperty('previous');
  });

  test.each([
    [{ by: 'weather' }, '/query/by'],
    [{ team: 'callback-mars' }, '/query/team'],
    [{ region: '3100' }, '/query/region'],
    [{ line: 'space' }, '/query/line'],
    [{ scene: 'motor' }, '/query/scene'],
    [{ touchpoint: 'x' }, '/query/touchpoint'],
    [{ agent: 'agent-nobody' }, '/query/agent'],
    [{ severity: 'mild' }, '/query/severity'],
    [{ compare: 'next' }, '/query/compare'],
    [{ to: '2026-11-19' }, '/query/to'],
  ])('asked for with %j are refused by field', async (wrong, pointer) => {
    const ask = await apiOf();
    expect(await ask({ ...today, ...wrong })).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
});

describe('the cases behind a figure', () => {
  test('are as many as the figure says, as the list of cases shows them', async () => {
    const ask = await apiOf();
    const { body } = await ask(today);
    const { met, breached, pending } = body.allHours.callbacks;
    expect([met, breached, pending]).toEqual([2, 1, 1]);
    for (const [figure, n] of Object.entries({ met, breached, pending, 'breached:nobody-claimed': 1, cases: 4, resolved: 1 })) {
      const answer = await ask({ ...today, figure }, behind);
      expect([answer.body.total, answer.body.items.length, answer.body.cursor]).toEqual([n, n, null]);
    }
    const late = await ask({ ...today, figure: 'breached' }, behind);
    expect(late.body.items).toMatchObject([
      {
        caseId: 'c3',
        state: 'open',
        callback: 'breached',
        counted: { round: 1, cause: 'nobody claimed', caller: null, firstAttemptAfter: null },
      },
    ]);
  });

  test('follow hours, group and filter', async () => {
    const ask = await apiOf();
    const ids = async (query: Record<string, string>) =>
      (await ask({ ...today, figure: 'cases', ...query }, behind)).body.items.map((item: { caseId: string }) => item.caseId);
    expect(await ids({})).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(await ids({ hours: 'duty' })).toEqual(['c1', 'c2', 'c3']);
    expect(await ids({ by: 'cause', key: 'nobody-claimed' })).toEqual(['c3']);
    expect(await ids({ by: 'region', key: '31' })).toEqual(['c1']);
    expect(await ids({ severity: 'high' })).toEqual(['c3']);
    expect(await ids({ by: 'agent', key: 'somebody-who-left' })).toEqual([]);
    expect(await ids({ from: '2026-11-19' })).toContain('c5');
  });

  test('come page by page', async () => {
    const ask = await apiOf();
    const first = await ask({ ...today, figure: 'owed', limit: '3' }, behind);
    const rest = await ask({ ...today, figure: 'owed', limit: '3', cursor: first.body.cursor }, behind);
    expect(first.body.items).toHaveLength(3);
    expect(rest.body).toMatchObject({ items: [{ caseId: 'c4' }], cursor: null, total: 4 });
  });

  test.each([
    [{}, '/query/figure'],
    [{ figure: 'happy' }, '/query/figure'],
    [{ figure: 'met', by: 'team' }, '/query/key'],
    [{ figure: 'met', cursor: 'x' }, '/query/cursor'],
    [{ figure: 'met', hours: 'night' }, '/query/hours'],
    [{ figure: 'met', limit: '0' }, '/query/limit'],
    [{ figure: 'met', agent: 'agent-nobody' }, '/query/agent'],
  ])('asked for with %j are refused by field', async (wrong, pointer) => {
    const ask = await apiOf();
    expect(await ask({ ...today, ...wrong } as Record<string, string>, behind)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  test('that cannot be read are a fault of ours, not an empty list', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
    const getMany = async () => {
      throw new Error('throttled');
    };
    const cases = { ...memoryCases(insurer.timeZone), getMany };
    await cases.create(examples[0]!);
    const handle = metricsApiHandler({ cases, now: () => second(400), insurer });
    const event = {
      routeKey: behind,
      headers: {},
      queryStringParameters: { ...today, figure: 'cases' },
      requestContext: { authorizer: { lambda: { sub: 'admin', role: 'admin' } } },
    } as unknown as APIGatewayProxyEventV2;
    expect(await handle(event, {} as Context)).toMatchObject({ statusCode: 500 });
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });
});
