import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from './template/failure.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The one address people and systems use. It is bound before anything else, because the template holds it; until `serve`, it answers 503. */
export async function openFront(port: number) {
  const mounts = new Map<string, Handler>();
  const server = createServer((request, response) => {
    if (!ours.test(request.headers.host ?? '')) return misdirected(request, response);
    const path = (request.url ?? '/').split('?')[0]!;
    const mount = [...mounts.keys()].find((prefix) => path === prefix || path.startsWith(prefix === '/' ? '/' : `${prefix}/`));
    const handler = mount === undefined ? starting : mounts.get(mount)!;
    handler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Handlers by path prefix, the first match wins; the request's `url` stays whole. */
    serve(handlers: Record<string, Handler>) {
      for (const [prefix, handler] of Object.entries(handlers)) mounts.set(prefix, handler);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Front = Awaited<ReturnType<typeof openFront>>;

/** A page of elsewhere whose name was made to point here (DNS rebinding) comes with its own name. */
const ours = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i;
const misdirected: Handler = (_, response) =>
  response.writeHead(421, { 'content-type': 'text/plain' }).end('this is 127.0.0.1; ask it under that name\n');

const starting: Handler = (_, response) =>
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' }).end('{"message":"Service Unavailable"}');

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new StartError(`port ${port} is in use: stop what uses it, or choose another with --port`);
  if (error.code === 'EACCES') return new StartError(`port ${port} may not be used by this user: choose another with --port`);
  return error;
}
