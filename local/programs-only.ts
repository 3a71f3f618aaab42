import type { Server } from 'node:http';

/**
 * Lets programs in and browsers not: whatever page somebody has open could otherwise write to the stores of this machine, which ask
 * for no key. A browser names the page's origin with everything a page sends.
 */
export function programsOnly(server: Server): void {
  const answers = server.listeners('request') as ((...call: unknown[]) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (request.headers.origin !== undefined)
      response.writeHead(403, { 'content-type': 'text/plain' }).end('for programs of this machine only\n');
    else for (const answer of answers) answer.call(server, request, response);
  });
}
