import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awsCall } from '#local/aws-call.ts';
import { readNote } from '#local/data-folder.ts';
import type { Counts } from '#local/metering/tally.ts';
import { signIn } from '#local/oidc/sign-in.ts';
import { readUsers } from '#local/oidc/users.ts';
import { type Answer, call } from './http.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const users = readUsers(new URL('../../config/users.json', import.meta.url));

/** An Earshot of the command people type, `npm start`, on a data folder of its own. */
export class Earshot {
  readonly data = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  readonly url: string = '';
  #printed = '';
  #npm: ChildProcess | undefined;
  #tokens = new Map<string, Promise<string>>();

  /** @returns the milliseconds from the command to its `ready` line */
  async start(options: string[], variables: Record<string, string> = {}): Promise<number> {
    const command = ['start', '--', '--port', '0', '--data', this.data, ...options];
    const began = performance.now();
    const npm = spawn('npm', command, { cwd: root, env: { ...process.env, ...variables } });
    this.#npm = npm;
    const url = await new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.#printed += chunk;
        const ready = /^ready (\S+)$/m.exec(this.#printed);
        if (ready) resolve(ready[1]!);
      };
      npm.stdout.on('data', hear);
      npm.stderr.on('data', hear);
      npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${this.#printed}`)));
    });
    Object.assign(this, { url });
    return performance.now() - began;
  }

  printed = (): string => this.#printed;
  note = () => readNote(this.data)!;
  /** The folder of the cloud assembly that runs. */
  assembly = (): string => join(this.data, 'cdk.out', String(this.note().pid));
  token(user: string): Promise<string> {
    const asked = this.#tokens.get(user) ?? signIn(this.url, user, users);
    this.#tokens.set(user, asked);
    return asked;
  }
  post = async (user: string, path: string, body: unknown): Promise<Answer> => call('POST', this.url + path, await this.token(user), body);
  get = async (user: string, path: string): Promise<Answer> => call('GET', this.url + path, await this.token(user));

  /** What the local cloud has counted; it must have been started with EARSHOT_METER=1. */
  counts = (): Promise<Counts> => awsCall<Counts>(this.note().endpoints.control, 'EarshotMeter.Counts', {});

  async stop(): Promise<void> {
    const npm = this.#npm;
    if (npm?.exitCode === null && npm.signalCode === null) {
      const gone = new Promise((resolve) => npm.once('exit', resolve));
      process.kill(this.note().pid, 'SIGTERM');
      await gone;
    }
    rmSync(this.data, { recursive: true, force: true });
  }
}
