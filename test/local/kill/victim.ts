import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What its end looked like to the person who started it. */
export type End = { code: number | null; said: string };

interface Circumstances {
  /** The data folder; without one, a new one that is deleted at the end. */
  data?: string;
  env?: Record<string, string>;
  /** A command that every command line is given to, such as `nsenter` with its options. */
  behind?: string[];
}

/** An Earshot that can be killed without warning, all its processes at once, and started again on the same data and port. */
export class Victim {
  readonly data: string;
  url = '';
  output = '';
  #circumstances: Circumstances;
  #port = 0;
  #running: ChildProcess | undefined;
  #end: Promise<End> | undefined;

  constructor(circumstances: Circumstances = {}) {
    this.#circumstances = circumstances;
    this.data = circumstances.data ?? mkdtempSync(join(tmpdir(), 'earshot-kill-'));
  }

  /** @throws Error when it ends instead, with what it said */
  async start(): Promise<void> {
    const end = await this.launch();
    if (end) throw new Error(`ended with ${end.code} before it was ready:\n${end.said}`);
  }

  /** Gives how it ended when it never got ready. */
  async launch(): Promise<End | undefined> {
    this.#port ||= await freePort();
    const options = ['--port', String(this.#port), '--data', this.data, '--empty', '--policy', 'config/policy-fast.json'];
    const [command, ...parameters] = this.#commandLine('local/start.ts', options);
    const started = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...this.#circumstances.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running = started;
    const mark = this.output.length;
    const end = new Promise<End>((resolve) => started.once('close', (code) => resolve({ code, said: this.output.slice(mark) })));
    this.#end = end;
    const ready = new Promise<undefined>((resolve) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk;
        const found = /^ready (\S+)$/m.exec(this.output.slice(mark));
        if (!found) return;
        this.url = found[1]!;
        resolve(undefined);
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
    });
    return Promise.race([ready, end]);
  }

  /** Its end, when that comes by itself. */
  ended(): Promise<End> {
    return this.#end!;
  }

  /** SIGKILL to the whole process group: main process, emulators, everything. */
  async kill(): Promise<void> {
    process.kill(-this.#running!.pid!, 'SIGKILL');
    await this.#end;
  }

  async end(): Promise<void> {
    await this.kill().catch(() => {});
    if (!this.#circumstances.data) rmSync(this.data, { recursive: true, force: true });
  }

  async token(user: string): Promise<string> {
    const [command, ...parameters] = this.#commandLine('local/token.ts', [user, '--port', String(this.#port), '--data', this.data]);
    const env = { ...process.env, ...this.#circumstances.env };
    return (await promisify(execFile)(command, parameters, { cwd: root, env })).stdout.trim();
  }

  #commandLine(file: string, options: string[]): [string, ...string[]] {
    return [...(this.#circumstances.behind ?? []), process.execPath, join(root, file), ...options] as [string, ...string[]];
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
