import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { diskFullCode, endIfDiskFull } from './disk.ts';
import type { Counts } from './metering/tally.ts';

export interface Child {
  /** Where it answers. */
  url: string;
  /** What it has counted so far (see `local/metering`). */
  counts(): Promise<Counts>;
  stop(): Promise<void>;
}

const patience = 500;

/**
 * Runs a module as a process of its own and waits for its `{ port }`. It stays in our process group, and it ends when the channel to us
 * closes, so it dies even when we are killed with -9 (see `servedByParent`).
 */
export function startChild(module: URL, input: unknown, onCrash: (error: Error) => void): Promise<Child> {
  const child = fork(fileURLToPath(module), {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'],
    env: { ...process.env, MALLOC_ARENA_MAX: '2' }, // glibc otherwise keeps a heap per thread
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await ended(child);
  };
  const counts = () =>
    new Promise<Counts>((resolve) => {
      child.once('message', (message) => resolve(message as Counts));
      child.send('counts');
    });
  const name = module.pathname.split('/').slice(-2).join('/');
  return new Promise((resolve, reject) => {
    child.once('message', (message: { port: number } | { error: string }) => {
      if ('port' in message) resolve({ url: `http://127.0.0.1:${message.port}`, counts, stop });
      else reject(new Error(`${name}: ${message.error}`));
    });
    child.once('exit', (code, signal) => {
      const reason = code === diskFullCode ? 'no space left on device' : `${signal ?? `code ${code}`}`;
      const error = new Error(`${name} ended unexpectedly (${reason})`);
      reject(error);
      if (!stopping) onCrash(error);
    });
    child.send({ input });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    if (child.connected) child.disconnect();
  });
}

/** To a parent that may be gone. */
const tell = (message: object) => void process.send?.(message, () => {});

/** The child's side: runs `serve`, reports its port, and ends with the parent. */
export function servedByParent<Input>(serve: (input: Input) => Promise<{ port: number; close(): Promise<void>; counts: Counts }>): void {
  const ignoreKeyboard = () => {}; // Ctrl-C reaches the whole group; the parent stops us when nobody needs us any more
  process.on('SIGINT', ignoreKeyboard);
  let close = async () => {};
  process.on('uncaughtException', (error) => {
    if (!process.connected) process.exit(); // requests that are cut off fail in the emulators' own ways
    endIfDiskFull(error);
    console.error(error);
    process.exit(1);
  });
  process.once('disconnect', () => {
    setTimeout(() => process.exit(), patience); // a close that hangs must not keep the files locked
    close().finally(() => process.exit());
  });
  process.once('message', async ({ input }: { input: Input }) => {
    try {
      const server = await whenUnlocked(() => serve(input));
      close = server.close;
      process.on('message', () => tell(server.counts)); // from now on, the parent only asks for them
      tell({ port: server.port });
    } catch (error) {
      endIfDiskFull(error);
      tell({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}

/** A child of a parent that was just killed may need a moment to let go of its files. */
async function whenUnlocked<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 50 || !/lock/i.test(causes(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');
