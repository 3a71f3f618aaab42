import { setTimeout as sleep } from 'node:timers/promises';
import { ReplayError } from './read.ts';

export type Answer = { status: number; body: unknown };

export type Api = {
  /** With the token of a source. */
  post(source: string, path: string, body: unknown): Promise<Answer>;
  get(source: string, path: string): Promise<Answer>;
  /** With the token of a person. */
  read(token: string, path: string): Promise<Answer>;
};

export type Connection = {
  url: string;
  /** A new access token for the client of a source. */
  tokenOf(source: string): Promise<string>;
  wait?: (milliseconds: number) => Promise<unknown>;
};

/** First wait of the back-off and its ceiling, in milliseconds; about 40 s in all. */
const [firstWait, longestWait, tries] = [250, 8_000, 9];
const retryLater = ({ status }: { status: number }) => status === 429 || status >= 500;

/** Earshot over HTTP. What is asked again is safe to ask again: the server knows a feedback by its source and sourceId. */
export function connect({ url, tokenOf, wait = sleep }: Connection): Api {
  const tokens = new Map<string, Promise<string>>();
  let reached = false;

  /** A server that never answered is a wrong address; one that did may be restarting. */
  async function patiently<T>(ask: () => Promise<T>, pauseOf: (answer: T) => number | undefined): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      let pause = Math.min(firstWait * 2 ** (attempt - 1), longestWait);
      try {
        const answer = await ask();
        const asked = pauseOf(answer);
        if (asked === undefined || attempt === tries) return answer;
        pause = Math.max(asked, pause);
      } catch (error) {
        if (!isNetwork(error)) throw error;
        if (!reached || attempt === tries)
          throw new ReplayError(`nothing answers at ${url} (${codeOf(error)}): start Earshot with npm start, or name its port with --port`);
      }
      await wait(pause);
    }
  }

  const call = async (path: string, request: RequestInit): Promise<Answer> => {
    const ask = async () => {
      const response = await fetch(url + path, { ...request, signal: AbortSignal.timeout(60_000) });
      reached = true;
      return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') };
    };
    const { status, text } = await patiently(ask, (answer) => (retryLater(answer) ? secondsOf(answer.retryAfter) * 1_000 : undefined));
    return { status, body: json(text) };
  };

  async function asSource(source: string, path: string, request: RequestInit): Promise<Answer> {
    const withToken = async (fresh: boolean) => {
      if (fresh || !tokens.has(source))
        tokens.set(
          source,
          patiently(
            () => tokenOf(source),
            () => undefined,
          ),
        );
      const authorization = `Bearer ${await tokens.get(source)}`;
      return call(path, { ...request, headers: { 'content-type': 'application/json', authorization } });
    };
    const answer = await withToken(false);
    return answer.status === 401 ? withToken(true) : answer; // a token lasts an hour, a replay may last longer
  }

  return {
    post: (source, path, body) => asSource(source, path, { method: 'POST', body: JSON.stringify(body) }),
    get: (source, path) => asSource(source, path, {}),
    read: (token, path) => call(path, { headers: { authorization: `Bearer ${token}` } }),
  };
}

/** `Retry-After` may also be a date; it is never obeyed for more than a minute. */
function secondsOf(retryAfter: string | null): number {
  if (!retryAfter) return 0;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), 60);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

const isNetwork = (error: unknown): boolean => error instanceof TypeError || (error as Error).name === 'TimeoutError';
const codeOf = (error: unknown): string => (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
