import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { memoryAudit } from '#adapters/memory/audit-log.ts';
import { memoryCases } from '#adapters/memory/case-store.ts';
import { memoryDeadLetters } from '#adapters/memory/dead-letters.ts';
import { memoryLedger } from '#adapters/memory/ledger.ts';
import { memoryPresence } from '#adapters/memory/presence-store.ts';
import { alertFor, messageOf, pendingDelivery } from '#domain/alert/alert.ts';
import type { DeadLetter } from '#domain/dead-letter/dead-letter.ts';
import { auditTrail } from '#functions/audit-trail.ts';
import { staffApiHandler } from '#functions/handlers/staff-api.ts';
import type { RouteKey } from '#functions/routes.ts';
import { caseOf, click, duty, feedbackOf, insurer } from '../contract/examples.ts';

const letter = (n: number, body: unknown): DeadLetter => ({
  ...{ messageId: `m${n}`, sentAt: click - n * 1000, receipt: `r${n}` },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

function world(lying: { live?: DeadLetter[]; deliver?: DeadLetter[] } = {}) {
  let now = click;
  const audit = memoryAudit(insurer.timeZone);
  const [cases, ledger, presence] = [memoryCases(insurer.timeZone), memoryLedger(), memoryPresence()];
  const letters = { live: memoryDeadLetters(lying.live), bulk: memoryDeadLetters(), deliver: memoryDeadLetters(lying.deliver) };
  const trail = auditTrail(
    audit,
    () => now,
    () => {},
  );
  const handler = staffApiHandler({ insurer, duty, presence, cases, ledger, letters, audit, trail, now: () => now });
  const ask = async (routeKey: RouteKey, as: string, role: string, { body, query }: { body?: unknown; query?: object } = {}) => {
    const event = {
      ...{ routeKey, headers: {}, queryStringParameters: query, body: body === undefined ? undefined : JSON.stringify(body) },
      requestContext: { authorizer: { lambda: { sub: as, role } } },
    } as unknown as APIGatewayProxyEventV2;
    const { statusCode, body: text } = (await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: statusCode, body: JSON.parse(text!), text: text! };
  };
  const say = (as: string, body: unknown) => ask('PUT /v1/presence', as, 'agent', { body });
  return { ask, say, audit, cases, ledger, letters, wait: (seconds: number) => (now += seconds * 1000) };
}
type Person = { person: string; present: boolean; onRota: boolean; load: { open: number }; state: string; since: string | null };

describe('what a console is told at its start', () => {
  test('is who is asking, and the words and rules of the insurer', async () => {
    const { status, body } = await world().ask('GET /v1/console', 'agent-li', 'agent');
    expect(status).toBe(200);
    expect(body.me).toEqual({ id: 'agent-li', name: '李敏', roles: ['agent'], teams: duty.teamsOf('agent-li'), levels: ['agent'] });
    expect(body.insurer).toEqual({ id: insurer.id, zh: insurer.zh, en: insurer.en, timeZone: 'Asia/Shanghai' });
    expect(body.catalogue.touchpoints).toHaveLength(insurer.catalogue.touchpoints.length);
    expect(Object.keys(body.catalogue.lines[0])).toEqual(['id', 'zh', 'en']);
    expect(body.topics).toContainEqual(expect.objectContaining({ id: 'sales.misleading_sale', class: 'product_service', party: 'agent' }));
    expect(body.policy).toMatchObject({ version: insurer.policy.version, ladder: insurer.policy.ladder });
    expect(Object.keys(body.channels[0])).toEqual(['id', 'kind']);
  });

  test('is answered to somebody whom the configuration does not know', async () => {
    const { body } = await world().ask('GET /v1/console', 'newcomer', 'manager');
    expect(body.me).toEqual({ id: 'newcomer', name: 'newcomer', roles: ['manager'], teams: [], levels: [] });
  });
});

describe('presence', () => {
  const of = async (board: ReturnType<typeof world>, person: string, as = 'lead-wang', role = 'lead') =>
    ((await board.ask('GET /v1/presence', as, role)).body.items as Person[]).find((p) => p.person === person);

  test('shows who is there, until nobody has seen them for a minute; whoever never signed on is off', async () => {
    const board = world();
    expect(await of(board, 'agent-li')).toMatchObject({ state: 'off', since: null, present: false, onRota: true, load: { open: 0 } });
    expect(await board.say('agent-li', { state: 'on', sound: true })).toMatchObject({
      status: 200,
      body: { person: 'agent-li', state: 'on', present: true, sound: true, since: new Date(click).toISOString() },
    });
    board.wait(60);
    expect(await of(board, 'agent-li')).toMatchObject({ name: '李敏', levels: ['agent'], present: true });
    board.wait(1);
    expect(await of(board, 'agent-li')).toMatchObject({ state: 'on', present: false });
  });

  test('counts what each has in hand', async () => {
    const board = world();
    await board.cases.create(caseOf('f1', { proposedOwner: 'agent-li' }));
    expect(await of(board, 'agent-li')).toMatchObject({ load: { open: 1 } });
  });

  test('of other teams is not shown to an agent', async () => {
    const board = world();
    expect(await of(board, 'agent-chen', 'agent-li', 'agent')).toBeDefined();
    expect(await of(board, 'agent-sun', 'agent-li', 'agent')).toBeUndefined();
    expect(await of(board, 'agent-sun', 'manager-zhao', 'manager')).toBeDefined();
  });

  test('is refused with the field named', async () => {
    const { say } = world();
    const far = new Date(click + 3_600_000).toISOString();
    for (const [body, pointer] of [
      [{ state: 'gone' }, '/state'],
      [{}, '/state'],
      [{ state: 'on', mutedUntil: far }, '/mutedUntil'],
      [{ state: 'on', mutedUntil: 'soon' }, '/mutedUntil'],
    ] as const)
      expect(await say('agent-li', body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  test('of one person is read alone, by those who may see that person', async () => {
    const board = world();
    const items = async (person: string, as: string, role: string) =>
      ((await board.ask('GET /v1/presence', as, role, { query: { person } })).body.items as Person[]).map((p) => p.person);
    expect(await items('agent-li', 'agent-li', 'agent')).toEqual(['agent-li']);
    expect(await items('agent-sun', 'agent-li', 'agent')).toEqual([]);
    expect(await items('agent-sun', 'lead-wang', 'lead')).toEqual(['agent-sun']);
    expect(await board.ask('GET /v1/presence', 'agent-li', 'agent', { query: { person: '' } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/query/person' }] },
    });
  });

  test('enters the audit when its state changes: not with each heartbeat, and not when a page is reloaded and has no sound yet', async () => {
    const { say, audit, wait } = world();
    for (const sound of [true, false, true, false]) {
      await say('agent-li', { state: 'on', sound, mutedUntil: sound ? null : new Date(click + 300_000).toISOString() });
      wait(15);
    }
    expect(audit.all().map((e) => e.detail)).toEqual(['on']);
  });

  test('enters the audit when it changes, not with each heartbeat', async () => {
    const { say, audit, wait } = world();
    for (const state of ['on', 'on', 'on', 'break', 'on', 'off']) {
      await say('agent-li', { state });
      wait(20);
    }
    expect(audit.all().map((e) => [e.who, e.what, e.detail])).toEqual(
      ['on', 'break', 'on', 'off'].map((state) => ['agent-li', 'presence-changed', state]),
    );
  });
});

describe('the audit', () => {
  test('is for admins: one day, filtered by person, deed and case; and reading it is entered too', async () => {
    const { ask, audit } = world();
    await audit.write({ at: click - 5000, who: 'agent-li', what: 'case-opened', caseId: 'c1' });
    await audit.write({ at: click - 4000, who: 'agent-chen', what: 'case-acted', caseId: 'c1', detail: 'claim' });
    const read = async (query: object) => (await ask('GET /v1/audit', 'admin', 'admin', { query })).body;
    expect(await read({ day: '2026-11-20', person: 'agent-li' })).toMatchObject({
      day: '2026-11-20',
      items: [{ at: new Date(click - 5000).toISOString(), who: 'agent-li', what: 'case-opened', caseId: 'c1' }],
      cursor: null,
    });
    expect((await read({ case: 'c1' })).items).toHaveLength(2);
    expect((await read({ what: 'case-acted' })).items).toMatchObject([{ who: 'agent-chen', detail: 'claim' }]);
    expect((await read({ day: '2026-11-19' })).items).toEqual([]);
    expect(audit.all().filter((e) => e.what === 'audit-read')).toHaveLength(4);
    expect(await ask('GET /v1/audit', 'lead-wang', 'lead')).toMatchObject({ status: 403 });
    for (const query of [{ day: 'today' }, { what: 'dreamt' }, { cursor: 'x' }, { limit: '0' }])
      expect((await ask('GET /v1/audit', 'admin', 'admin', { query })).status).toBe(400);
  });
});

describe('an export of figures', () => {
  const body = { page: 'response', from: '2026-11-01', to: '2026-11-30', by: 'team', format: 'xlsx' };

  test('is entered in the audit: which page, which period, by what, in which form', async () => {
    const { ask, audit } = world();
    expect((await ask('POST /v1/audit/exports', 'manager-zhao', 'manager', { body })).status).toBe(200);
    const { by: _, ...ungrouped } = body;
    expect((await ask('POST /v1/audit/exports', 'lead-wang', 'lead', { body: { ...ungrouped, format: 'csv' } })).status).toBe(200);
    expect(audit.all()).toEqual([
      { at: click, who: 'manager-zhao', what: 'figures-exported', detail: 'response xlsx 2026-11-01/2026-11-30 team' },
      { at: click, who: 'lead-wang', what: 'figures-exported', detail: 'response csv 2026-11-01/2026-11-30' },
    ]);
  });

  test.each([
    [{ page: 'cases' }, '/page'],
    [{ from: 'yesterday' }, '/from'],
    [{ by: '周女士' }, '/by'],
    [{ format: 'pdf' }, '/format'],
  ])('with %j is a fault of that field, and nothing is entered', async (change, pointer) => {
    const { ask, audit } = world();
    const refused = await ask('POST /v1/audit/exports', 'admin', 'admin', { body: { ...body, ...change } });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect(audit.all()).toEqual([]);
  });

  test('is for those who read figures', async () => {
    expect((await world().ask('POST /v1/audit/exports', 'agent-li', 'agent', { body })).status).toBe(403);
  });
});

describe('deliveries', () => {
  const rowOf = (n: number, at = click) => pendingDelivery(alertFor(caseOf(`f${n}`), 'owner', 'agent-li'), 'screen', at);

  test('are listed by state: failed ones are pending and were refused before', async () => {
    const { ask, ledger } = world();
    const [sent, dead, failed, pending] = [rowOf(1), rowOf(2, click - 100), rowOf(3, click - 200), rowOf(4, click - 300)];
    await ledger.addPending([sent, dead, failed, pending]);
    await ledger.settle(sent, { sent: click + 5 });
    await ledger.settle(dead, { dead: click + 5, note: 'the webhook answered 503' });
    await ledger.lease(failed, click, click + 10);
    await ledger.failed(failed, 'the webhook answered 500');
    const list = async (query: object) => (await ask('GET /v1/deliveries', 'lead-wang', 'lead', { query })).body.items;
    expect(await list({ state: 'dead' })).toMatchObject([{ caseId: 'c2', state: 'dead', note: 'the webhook answered 503' }]);
    expect(await list({ state: 'sent' })).toMatchObject([{ caseId: 'c1', state: 'sent', at: { sent: new Date(click + 5).toISOString() } }]);
    expect(await list({ state: 'failed' })).toMatchObject([{ caseId: 'c3', state: 'failed', tries: 1 }]);
    expect(await list({})).toMatchObject([
      { caseId: 'c3', state: 'failed' },
      { caseId: 'c4', state: 'pending', note: null },
    ]);
    expect(await list({ state: 'sent', day: '2026-11-20' })).toHaveLength(1);
    expect(await list({ state: 'sent', day: '2026-11-19' })).toEqual([]);
    expect(await list({ state: 'dead', channel: 'screen' })).toHaveLength(1);
    expect(await list({ state: 'dead', channel: 'bell' })).toEqual([]);
    for (const query of [{ state: 'lost' }, { cursor: 'x' }, { day: '20-11-2026' }])
      expect((await ask('GET /v1/deliveries', 'admin', 'admin', { query })).status).toBe(400);
    expect((await ask('GET /v1/deliveries', 'agent-li', 'agent')).status).toBe(403);
  });

  test.each(['9999-12-31', '0001-01-01', '0000-01-01', '1999-12-31', '2100-01-01'])(
    'of %s are none anybody could mean, nor is its audit',
    async (day) => {
      const { ask } = world();
      for (const route of ['GET /v1/deliveries', 'GET /v1/audit'] as const)
        expect(await ask(route, 'admin', 'admin', { query: { day } })).toMatchObject({
          status: 400,
          body: { errors: [{ pointer: '/query/day', detail: 'must lie between 2000-01-01 and 2099-12-31' }] },
        });
    },
  );

  test.each(['2000-01-01', '2099-12-31'])('of %s can be asked for', async (day) => {
    const { ask } = world();
    for (const route of ['GET /v1/deliveries', 'GET /v1/audit'] as const)
      expect(await ask(route, 'admin', 'admin', { query: { day } })).toMatchObject({ status: 200, body: { items: [] } });
  });
});

describe('dead letters', () => {
  const row = pendingDelivery(alertFor(caseOf('f1'), 'owner', 'agent-li'), 'screen', click);
  const feedback = {
    ...feedbackOf('f7', { comment: '修理厂三天不接电话' }),
    customer: { id: 'c-zhou', name: '周女士', phone: '13812345678' },
  };
  const lying = () =>
    world({
      live: [letter(1, feedback), ...Array.from({ length: 11 }, (_, n) => letter(n + 2, `{"phone":"13812345678"`))],
      deliver: [letter(1, messageOf(row, caseOf('f1')))],
    });

  test('are counted, and shown without their words: ids, age, and the reason where the ledger knows it', async () => {
    const { ask, ledger } = lying();
    await ledger.addPending([row]);
    await ledger.settle(row, { dead: click, note: 'the webhook answered 503' });
    const { body, text } = await ask('GET /v1/dead-letters', 'admin', 'admin');
    const [live, bulk, deliver] = body.queues;
    expect([live.queue, live.count, live.letters.length]).toEqual(['live', 12, 10]);
    expect(live.letters.slice(0, 2)).toMatchObject([
      { kind: 'feedback', feedbackId: 'f7', age: 1, reason: null },
      { kind: 'unreadable', characters: 22, age: 2 },
    ]);
    expect(bulk).toEqual({ queue: 'bulk', count: 0, letters: [] });
    expect(deliver.letters).toMatchObject([{ kind: 'alert', alertId: row.alertId, channel: 'screen', reason: 'the webhook answered 503' }]);
    expect(text).not.toMatch(/周女士|13812345678|修理厂/);
    for (const role of ['agent', 'lead', 'manager']) expect((await ask('GET /v1/dead-letters', 'x', role)).status).toBe(403);
  });

  test('go back to the queue that is named; a dead alert is pending again; the audit says who did it', async () => {
    const { ask, ledger, letters, audit } = lying();
    await ledger.addPending([row]);
    await ledger.settle(row, { dead: click, note: 'the webhook answered 503' });
    const replay = (queue: string) => ask('POST /v1/dead-letters/replay', 'admin', 'admin', { body: { queue } });
    expect(await replay('deliver')).toMatchObject({ status: 200, body: { queue: 'deliver', replayed: 1, more: false } });
    expect(letters.deliver.sentBack).toHaveLength(1);
    expect(letters.live.sentBack).toEqual([]);
    expect((await ledger.get(row))?.at.dead).toBeUndefined();
    expect((await replay('deliver')).body).toMatchObject({ replayed: 0 });
    expect(audit.all()).toMatchObject([{ who: 'admin', what: 'dead-letters-replayed', detail: 'deliver' }, {}]);
    expect(await replay('everything')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/queue' }] } });
    expect((await ask('POST /v1/dead-letters/replay', 'lead-wang', 'lead', { body: { queue: 'live' } })).status).toBe(403);
  });
});
