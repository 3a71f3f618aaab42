import type { ServerResponse } from 'node:http';

/** A refusal in API Gateway's own words. */
export const refusals = {
  unauthorized: [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  notFound: [404, 'Not Found'],
  tooLarge: [413, 'Request Entity Too Large'],
  failed: [500, 'Internal Server Error'],
  timedOut: [503, 'Service Unavailable'],
} as const;

export type Refusal = keyof typeof refusals;
type Headers = Record<string, string>;

export function refuse(response: ServerResponse, refusal: Refusal, extra: Headers = {}): void {
  const [status, message] = refusals[refusal];
  const challenge: Headers = refusal === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {};
  response.writeHead(status, { 'content-type': 'application/json', ...challenge, ...extra }).end(JSON.stringify({ message }));
}

interface Structured {
  statusCode: number | string;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

/** Sends what a function returned: an object with a status, or any other value, which becomes 200 and JSON. */
export function send(response: ServerResponse, result: unknown, extra: Headers = {}): void {
  if (!isStructured(result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    response.writeHead(200, { 'content-type': 'application/json', ...extra }).end(body);
    return;
  }
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = result;
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  response.writeHead(Number(statusCode), {
    'content-type': 'text/plain;charset=UTF-8',
    ...lower,
    ...(cookies && { 'set-cookie': cookies }),
    ...extra,
  });
  response.end(isBase64Encoded ? Buffer.from(body, 'base64') : body);
}

const isStructured = (result: unknown): result is Structured => typeof result === 'object' && result !== null && 'statusCode' in result;
