import { hearServer } from './clock.ts';
import { ApiProblem } from './problem.ts';

type Request = {
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** Repeating the request with the same key does it once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** How long to wait for the answer, ms. */
  patience?: number;
};

let tokenOf: () => Promise<string | null> = async () => null;
let onRefusal: () => void = () => {};

/** Who signs requests, and what happens when a token is no longer taken. */
export function signRequestsWith(token: () => Promise<string | null>, refused: () => void): void {
  tokenOf = token;
  onRefusal = refused;
}

const ordinaryPatience = 10_000;

/** Calls the API. Throws an ApiProblem: with the server's words, or with status 0 when no answer came. */
export async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { query, body, idempotencyKey, signal, patience }: Request = {},
): Promise<T> {
  const askedAt = Date.now();
  const response = await send(method, withQuery(path, query), { body, idempotencyKey, signal, patience });
  const reference = response.headers.get('apigw-requestid');
  const answer = await bodyOf(response, signal);
  if (typeof answer?.serverNow === 'string') hearServer(answer.serverNow, askedAt);
  if (response.ok) return answer as T;
  if (response.status === 401) onRefusal();
  throw new ApiProblem(response.status, answer, reference);
}

/** An answer that breaks off is none: half of a success must not pass for an empty one. What a gateway says in its own words is no JSON. */
async function bodyOf(response: Response, signal: AbortSignal | undefined) {
  try {
    return await response.json();
  } catch (error) {
    if (!response.ok) return {};
    throw signal?.aborted ? error : noAnswer();
  }
}

const noAnswer = () => new ApiProblem(0, { title: 'no answer' });

async function send(
  method: string,
  path: string,
  { body, idempotencyKey, signal, patience = ordinaryPatience }: Request,
): Promise<Response> {
  const token = await tokenOf();
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const limit = AbortSignal.timeout(patience);
  try {
    return await fetch(path, {
      method,
      headers,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw noAnswer();
  }
}

function withQuery(path: string, query: Request['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
