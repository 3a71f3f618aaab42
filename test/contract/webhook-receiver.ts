import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { id: string; body: { type: string; data: Record<string, unknown> } };

/** A receiver as an insurer would write it: checks the signature and the age of every delivery before it reads the body. */
export async function webhookReceiver(secret: string, answer: (count: number) => { status: number; body?: string; delayMs?: number }) {
  const received: Received[] = [];
  const refused: string[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      } = request.headers as Record<string, string>;
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const wanted = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${raw}`).digest('base64')}`);
      const given = Buffer.from(signature ?? '');
      const genuine =
        wanted.length === given.length && timingSafeEqual(wanted, given) && Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
      if (!genuine) {
        refused.push(raw);
        response.writeHead(401).end();
        return;
      }
      const { status, body = '', delayMs = 0 } = answer(++count);
      if (status < 300) received.push({ id: id!, body: JSON.parse(raw) });
      setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(body), delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts`,
    received,
    refused,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
