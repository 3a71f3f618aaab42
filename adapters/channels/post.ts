import { ChannelFailed, type Refusal } from '#domain/alert/channel.ts';

export type PostOptions = { url: string; headers?: Record<string, string>; body: string | Uint8Array<ArrayBuffer>; timeoutMs: number };

/** POSTs and never follows a redirect: what is signed goes nowhere else. Names neither address nor secret when it fails. */
export async function post(channel: string, { url, headers = {}, body, timeoutMs }: PostOptions): Promise<Response> {
  try {
    const given = { 'content-type': 'application/json', ...headers };
    return await fetch(url, { method: 'POST', headers: given, body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ChannelFailed(timedOut ? `the ${channel} did not answer within ${timeoutMs} ms` : `the ${channel} could not be reached`);
  }
}

/** Longer than any vendor asks for: a slip of the other side must not silence a channel for a day. */
const longestPause = 600;

/** What an HTTP status other than 2xx means for the next try. */
export function failedWith(channel: string, { status, headers, body }: Response): ChannelFailed {
  // Unread, the answer would keep its connection.
  void body?.cancel().catch(() => {});
  const text = `the ${channel} answered ${status}`;
  const pause = Number(headers.get('retry-after'));
  if (status === 429) return new ChannelFailed(text, 'slow-down', pause > 0 ? Math.min(pause, longestPause) : undefined);
  const kind: Refusal = status >= 400 && status < 500 && status !== 408 && status !== 425 ? 'never' : 'again';
  return new ChannelFailed(text, kind);
}

const longestAnswer = 4096;

/** The JSON of a short answer; null for anything else. */
export async function jsonOf({ body }: Response): Promise<Record<string, unknown> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      // Leaving the loop ends the answer.
      if (bytes > longestAnswer) return null;
    }
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null; // taken, or refused, without words that we can read
  }
}
