import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = new URL('../../../', import.meta.url);

/** An Earshot that can be killed without warning, all its processes at once, and started again on the same data and port. */
export class Victim {
  readonly data = mkdtempSync(join(tmpdir(), 'earshot-kill-'));
  url = '';
  output = '';
  #port = 0;
  #running: ChildProcess | undefined;

  async start(): Promise<void> {
    this.#port ||= await freePort();
    const options = ['--port', String(this.#port), '--data', this.data, '--empty', '--policy', 'config/policy-fast.json'];
    const started = spawn(process.execPath, ['local/start.ts', ...options], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running = started;
    const mark = this.output.length;
    this.url = await new Promise((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk;
        const ready = /^ready (\S+)$/m.exec(this.output.slice(mark));
        if (ready) resolve(ready[1]!);
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${this.output.slice(mark)}`)));
    });
  }

  /** SIGKILL to the whole process group: main process, emulators, everything. */
  async kill(): Promise<void> {
    const running = this.#running!;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    process.kill(-running.pid!, 'SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.kill().catch(() => {});
    rmSync(this.data, { recursive: true, force: true });
  }

  async token(user: string): Promise<string> {
    const args = ['local/token.ts', user, '--port', String(this.#port), '--data', this.data];
    return (await promisify(execFile)(process.execPath, args, { cwd: root })).stdout.trim();
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
