import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with a message: nothing, a 503, silence, a refusal inside a 200, a connection that breaks; or silence or a break after it was taken. */
export type Fault = 'none' | 'fails' | 'silent' | 'refuses' | 'breaks' | 'taken-silent' | 'taken-breaks';
export type Asked = { path: string; query: URLSearchParams; headers: IncomingHttpHeaders; body: Buffer };
export type Answer = { status: number; json?: unknown; headers?: Record<string, string> };
/** A message a vendor took: the ids of the cases its links lead to, all of its words, and when. */
export type Taken = { at: number; cases: string[]; text: string; to?: string; unanswered: boolean };

export type Vendor = {
  /** Who may send; otherwise the answer. */
  refused(asked: Asked): Answer | null;
  textOf(asked: Asked): { text: string; to?: string };
  accepted: Answer | ((asked: Asked) => Answer);
  /** By which it knows a repetition, and takes it once. */
  keyOf?(asked: Asked): string;
  /** A refusal that is none of the sender's fault. */
  busy: Answer;
  tooMany: Answer;
  limit?: { messages: number; perSeconds: number } | undefined;
  /** Whoever exceeded the limit is not heard for so long, whatever the window says. */
  shutOutSeconds?: number;
};

/** The cases that the links of a message lead to, directly or by the page that acknowledges. */
export function casesIn(text: string): string[] {
  const direct = [...text.matchAll(/\/cases\/([\w-]+)/g)].map((m) => m[1]!);
  const signed = [...text.matchAll(/\/acknowledge\/([\w-]+)\./g)].flatMap((m): string[] => {
    try {
      return [JSON.parse(Buffer.from(m[1]!, 'base64url').toString())[0]];
    } catch {
      return []; // not one of ours
    }
  });
  return [...new Set([...direct, ...signed])];
}

/** A vendor's HTTP service: refuses whom it does not know, holds its limit, keeps what it takes, and fails as it is told. */
export async function vendorServer(vendor: Vendor, faultOf: () => Fault = () => 'none') {
  const taken: Taken[] = [];
  const heard: Asked[] = [];
  const seen = { refused: 0, limited: 0, injected: 0 };
  const arrivals: number[] = [];
  let shutOutUntil = 0;
  const known = new Map<string, Taken>();
  const take = (asked: Asked, at: number, unanswered: boolean) => {
    const key = vendor.keyOf?.(asked);
    const before = key === undefined ? undefined : known.get(key);
    if (before) {
      before.unanswered &&= unanswered;
      return;
    }
    const words = vendor.textOf(asked);
    const message = { at, cases: casesIn(words.text), unanswered, ...words };
    taken.push(message);
    if (key !== undefined) known.set(key, message);
  };
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    heard.push(asked);
    const say = ({ status, json, headers = {} }: Answer) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(json === undefined ? '' : JSON.stringify(json));
    };
    const refusal = vendor.refused(asked);
    if (refusal) {
      seen.refused++;
      return say(refusal);
    }
    const now = Date.now();
    const isOver = vendor.limit && arrivals.filter((at) => at > now - vendor.limit!.perSeconds * 1000).length >= vendor.limit.messages;
    if (isOver || now < shutOutUntil) {
      if (isOver) shutOutUntil = now + (vendor.shutOutSeconds ?? 0) * 1000;
      seen.limited++;
      return say(vendor.tooMany);
    }
    arrivals.push(now);
    const fault = faultOf();
    if (fault !== 'none') seen.injected++;
    if (fault === 'none' || fault.startsWith('taken')) take(asked, now, fault !== 'none');
    if (fault === 'fails') return say({ status: 503 });
    if (fault === 'refuses') return say(vendor.busy);
    if (fault.endsWith('breaks')) return void request.socket.destroy();
    // Whoever waits for an answer that does not come hangs up.
    if (fault === 'none') say(typeof vendor.accepted === 'function' ? vendor.accepted(asked) : vendor.accepted);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    /** Everything, also what it refused. */
    asked: heard,
    seen,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type VendorServer = Awaited<ReturnType<typeof vendorServer>>;

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(request.url!, 'http://vendor');
  return { path: pathname, query: searchParams, headers: request.headers, body: Buffer.concat(chunks) };
}

export const jsonIn = <T>({ body }: Asked): T => JSON.parse(body.toString()) as T;
