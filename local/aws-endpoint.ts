import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDiskFull } from './disk.ts';
import type { Meter } from './metering/tally.ts';
import { programsOnly } from './programs-only.ts';

/** The operations of one AWS service, by name; a failure is an AwsError. */
export type Operations = Record<string, (input: Record<string, unknown>) => unknown>;

/** An exception as the SDK understands it: a name and a text, sent with status 400. */
export class AwsError extends Error {
  override name = 'AwsError';
  type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Speaks AWS's JSON protocols (1.0 and 1.1). `services` is filled later, by target prefix such as `AWSStepFunctions`: the address comes first. */
export async function awsEndpoint(meter?: Meter) {
  const services: Record<string, Operations> = {};
  const server = createServer(async (request, response) => {
    try {
      const [service = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
      const act = services[service]?.[operation];
      if (!act) throw new AwsError('UnknownOperationException', `${service}.${operation} does not run on this machine`);
      meter?.add(`${service}.requests.${operation}`);
      send(response, 200, await act(await readJson(request)));
    } catch (error) {
      if (error instanceof AwsError) return send(response, 400, { __type: error.type, message: error.message });
      send(response, 500, { __type: 'InternalFailure', message: String(error) });
      if (isDiskFull(error)) throw error; // uncaught, it ends this process
    }
  });
  programsOnly(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    services,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}
