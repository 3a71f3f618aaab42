import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `silent`: no answer at all. */
type Answer = { status?: number; body: string | object; silent?: boolean };
export type Asked = { operation: string; body: string };

/** A server that answers calls of the SDK as a test tells it: for what no emulator does on request, such as refusing one of ten. */
export async function awsServer() {
  const asked: Asked[] = [];
  const state: { answer: (asked: Asked) => Answer } = { answer: () => ({ body: {} }) };
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const target = req.headers['x-amz-target'];
    const operation = typeof target === 'string' ? target.split('.')[1]! : (new URLSearchParams(body).get('Action') ?? '');
    asked.push({ operation, body });
    const answer = state.answer({ operation, body });
    if (answer.silent) return;
    const isXml = typeof answer.body === 'string';
    res.writeHead(answer.status ?? 200, { 'content-type': isXml ? 'text/xml' : 'application/x-amz-json-1.0' });
    res.end(isXml ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    state,
    /** For a client that asks once and takes the answer. */
    client: { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
