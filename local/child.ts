import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** Where it answers. */
  url: string;
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
  const name = module.pathname.split('/').slice(-2).join('/');
  return new Promise((resolve, reject) => {
    child.once('message', (message: { port: number } | { error: string }) => {
      if ('port' in message) resolve({ url: `http://127.0.0.1:${message.port}`, stop });
      else reject(new Error(`${name}: ${message.error}`));
    });
    child.once('exit', (code, signal) => {
      const error = new Error(`${name} ended unexpectedly (${signal ?? `code ${code}`})`);
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

/** The child's side: runs `serve`, reports its port, and ends with the parent. */
export function servedByParent<Input>(serve: (input: Input) => Promise<{ port: number; close(): Promise<void> }>): void {
  const ignoreKeyboard = () => {}; // Ctrl-C reaches the whole group; the parent stops us when nobody needs us any more
  process.on('SIGINT', ignoreKeyboard);
  let close = async () => {};
  process.once('disconnect', () => {
    process.on('uncaughtException', () => process.exit()); // requests that are cut off fail in the emulators' own ways
    close().finally(() => process.exit());
  });
  process.once('message', async ({ input }: { input: Input }) => {
    try {
      const server = await whenUnlocked(() => serve(input));
      close = server.close;
      process.send?.({ port: server.port });
    } catch (error) {
      process.send?.({ error: error instanceof Error ? error.message : String(error) });
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
