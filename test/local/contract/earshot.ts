import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Json = any;
export type Answer = { status: number; type: string; headers: Headers; body: Json };
export type Sent = { as?: string; token?: string; body?: unknown; raw?: string | Uint8Array; headers?: Record<string, string> };

const root = new URL('../../../', import.meta.url);
const run = promisify(execFile);

/** An Earshot of its own in a child process, reached by HTTP and by the documented commands only. */
export class Earshot {
  readonly data = mkdtempSync(join(tmpdir(), 'earshot-contract-'));
  readonly output: string[] = [];
  url = '';
  #process: ChildProcess | undefined;
  #tokens = new Map<string, Promise<string>>();

  async start(): Promise<void> {
    const options = ['--port', '0', '--data', this.data, '--empty', '--policy', 'config/policy-fast.json'];
    const started = spawn(process.execPath, ['local/start.ts', ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = started;
    this.url = await new Promise<string>((resolve, reject) => {
      const heard = (chunk: Buffer) => {
        this.output.push(String(chunk));
        const ready = /^ready (http:\/\/\S+)$/m.exec(this.output.join(''));
        if (ready) resolve(ready[1]!);
      };
      started.stdout.on('data', heard);
      started.stderr.on('data', heard);
      started.once('exit', (code) => reject(new Error(`Earshot ended with ${code} before it was ready:\n${this.output.join('')}`)));
    });
  }

  async stop(): Promise<void> {
    const running = this.#process;
    if (running && running.exitCode === null) {
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      await ended;
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  /** What `npm run -s token` prints. */
  token(user: string): Promise<string> {
    const port = new URL(this.url).port;
    const asked =
      this.#tokens.get(user) ??
      run(process.execPath, ['local/token.ts', user, '--port', port, '--data', this.data], { cwd: root }).then(({ stdout }) =>
        stdout.trim(),
      );
    this.#tokens.set(user, asked);
    return asked;
  }

  async send(method: string, path: string, { as, token, body, raw, headers = {} }: Sent = {}): Promise<Answer> {
    const bearer = token ?? (as ? await this.token(as) : undefined);
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content as string }),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, headers: answer.headers, body: /json/.test(type) ? JSON.parse(text) : text };
  }

  get = (path: string, as?: string, more: Sent = {}): Promise<Answer> => this.send('GET', path, { ...(as ? { as } : {}), ...more });
  post = (path: string, as: string | undefined, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    this.send('POST', path, { ...(as ? { as } : {}), body, headers });
}

export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks again until the check answers something; the message says what was waited for. */
export async function until<T>(what: string, check: () => Promise<T | undefined | false | null>, seconds = 10): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await sleep(150);
  }
}

export const fresh = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`;
export const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
export const at = (time: string): number => Date.parse(time);
