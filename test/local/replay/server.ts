import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Item = {
  source?: string;
  sourceId?: string;
  touchpoint?: string;
  customer: { id: string; region?: string };
  submittedAt: string;
  comment?: string;
};
type Reply = { status: number; body?: unknown; headers?: Record<string, string> };
export type Call = { method: string; path: string; source?: string; body?: unknown; at: number };

/** A small real HTTP server that speaks the part of the API a replay uses; `intervene` may answer first. */
export async function startServer(intervene: (call: Call) => Reply | undefined = () => undefined) {
  const calls: Call[] = [];
  const kept = new Map<string, Item>();

  const keep = (item: Item, source?: string) => {
    if (item.source !== source) return { errors: [{ pointer: '/source', detail: 'is not yours' }] };
    if (!item.touchpoint?.startsWith('claims.')) return { errors: [{ pointer: '/touchpoint', detail: 'is not in the catalogue' }] };
    const feedbackId = `f-${item.source}-${item.sourceId}`;
    kept.set(feedbackId, item);
    return { feedbackId };
  };

  const answer = (call: Call): Reply => {
    if (call.method === 'POST' && call.path === '/v1/feedback') {
      const result = keep(call.body as Item, call.source);
      return 'errors' in result ? { status: 400, body: { title: 'Bad', ...result } } : { status: 202, body: result };
    }
    if (call.method === 'POST' && call.path === '/v1/feedback/batch') {
      const results = (call.body as { items: Item[] }).items.map((item, index) => ({ index, ...keep(item, call.source) }));
      const good = (result: object) => 'feedbackId' in result;
      return { status: 200, body: { accepted: results.filter(good), rejected: results.filter((result: object) => !good(result)) } };
    }
    const item = kept.get(decodeURIComponent(call.path.slice('/v1/feedback/'.length)));
    if (item && call.source === item.source) {
      const unhappy = /投诉|bad/.test(item.comment ?? '');
      return {
        status: 200,
        body: {
          status: 'judged',
          judgement: { unhappy, severity: unhappy ? 'high' : 'low' },
          ...(unhappy ? { caseId: `c-${item.customer.id}` } : {}),
        },
      };
    }
    if (call.path.startsWith('/v1/cases/') && call.source === 'admin') {
      const from = [...kept.values()].find((each) => call.path === `/v1/cases/c-${each.customer.id}`)!;
      const after = (seconds: number) => new Date(Date.parse(from.submittedAt) + seconds * 1_000).toISOString();
      return { status: 200, body: { timeline: [{ at: after(2), type: 'opened' }], alerts: [{ at: { sent: after(3) } }, { at: {} }] } };
    }
    return { status: 404, body: { title: 'Not found' } };
  };

  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const source = request.headers.authorization?.replace('Bearer token-', '');
    const call = { method: request.method!, path: request.url!, source, body: text ? JSON.parse(text) : undefined, at: Date.now() };
    calls.push(call);
    const { status, body, headers } = intervene(call) ?? answer(call);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** What was stored, by feedbackId. */
    kept,
    sent: () => calls.filter((call) => call.method === 'POST'),
    stop: () => void server.close(),
  };
}
