import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A request in the terms of API Gateway's payload 2.0, before a route is known. */
export interface ApiRequest {
  id: string;
  at: Date;
  method: string;
  path: string;
  rawQuery: string;
  query?: Record<string, string>;
  headers: Record<string, string>;
  cookies?: string[];
  sourceIp: string;
  body: Buffer;
}

const mostBytes = 10 * 1024 * 1024;

export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** Throws TooLarge above API Gateway's 10 MB. */
export async function readRequest(message: IncomingMessage): Promise<ApiRequest> {
  const [path = '/', rawQuery = ''] = splitOnce(message.url ?? '/', '?');
  const { cookie, ...headers } = joined(message.headersDistinct);
  return {
    id: randomUUID(),
    at: new Date(),
    method: message.method ?? 'GET',
    path,
    rawQuery,
    query: queryOf(rawQuery),
    headers,
    cookies: cookie?.split('; '),
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    body: await readBody(message),
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  if (Number(message.headers['content-length'] ?? 0) > mostBytes) throw new TooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) throw new TooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** A header or parameter that is given twice is joined with commas. */
const joined = (values: NodeJS.Dict<string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, list = []]) => [name.toLowerCase(), list.join(name === 'cookie' ? '; ' : ',')]));

function queryOf(rawQuery: string): Record<string, string> | undefined {
  if (rawQuery === '') return undefined;
  const parameters = new URLSearchParams(rawQuery);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]));
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
