import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Json = ReturnType<typeof JSON.parse>;
export type Answer = { status: number; type: string; body: Json };
export type Message = {
  as?: string;
  token?: string;
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

const cwd = new URL('../../../', import.meta.url);
const run = promisify(execFile);

/** An Earshot in a child process with a data folder of its own, reached by HTTP and by the documented commands only. */
export class Earshot {
  readonly data = mkdtempSync(join(tmpdir(), 'earshot-contract-'));
  url = '';
  #output = '';
  #process: ChildProcess | undefined;
  #tokens = new Map<string, Promise<string>>();

  async start(options: string[], variables: Record<string, string> = {}): Promise<void> {
    const env = { ...process.env, ...variables };
    const started = spawn(process.execPath, ['local/start.ts', ...options], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = started;
    this.#output = '';
    this.url = await new Promise<string>((resolve, reject) => {
      const heard = (chunk: Buffer) => {
        this.#output += String(chunk);
        const ready = /^ready (http:\/\/\S+)$/m.exec(this.#output);
        if (ready) resolve(ready[1]!);
      };
      started.stdout.on('data', heard);
      started.stderr.on('data', heard);
      started.once('exit', (code) => reject(new Error(`Earshot ended with ${code} before it was ready:\n${this.#output}`)));
    });
  }

  /** Everything it has printed. */
  printed = (): string => this.#output;

  async stop(): Promise<void> {
    const running = this.#process;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** What `npm run -s token -- USER` prints; asked for once. */
  token(user: string): Promise<string> {
    const options = ['--port', new URL(this.url).port, '--data', this.data];
    const asked =
      this.#tokens.get(user) ?? run(process.execPath, ['local/token.ts', user, ...options], { cwd }).then((done) => done.stdout.trim());
    this.#tokens.set(user, asked);
    return asked;
  }

  async send(method: string, path: string, { as, token, body, raw, headers = {} }: Message = {}): Promise<Answer> {
    const bearer = token ?? (as && (await this.token(as)));
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const [text, type] = [await answer.text(), answer.headers.get('content-type') ?? ''];
    return { status: answer.status, type, body: /json/.test(type) ? JSON.parse(text) : text };
  }

  get = (path: string, as: string): Promise<Answer> => this.send('GET', path, { as });
  post = (path: string, as: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> =>
    this.send('POST', path, { as, body, headers });
}

export const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

let last: Promise<void> = Promise.resolve();
/** Waits a quarter of a second behind whoever came before: customers do not all click at once. */
export function inTurn(): Promise<void> {
  last = last.then(() => sleep(0.25));
  return last;
}

/** Asks again until the check gives something; `what` says what was waited for in vain. */
export async function until<T>(what: string, check: () => Promise<T | undefined | null | false>, seconds = 8): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(0.3)) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain until ${what}`);
  }
}
