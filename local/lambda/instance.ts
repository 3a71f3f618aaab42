import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import { arn } from '../template/arn.ts';
import type { Call, FunctionError, Reply, WorkerData } from './invocation.ts';

export interface FunctionConfiguration {
  name: string;
  file: string;
  handler: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** How many invocations may run at once. */
  concurrency: number;
  environment: Record<string, string>;
}

/** What an invocation gave: the handler's result, or the error AWS would report as a function error. */
export type Outcome = { payload: unknown } | { error: FunctionError };

/** One execution environment: a thread that runs one invocation at a time. */
export interface Instance {
  invoke(event: unknown): Promise<Outcome>;
  /** Settles when the code is loaded, or can never be. */
  loaded: Promise<void>;
  /** False once the thread has ended: it timed out, crashed or was stopped. */
  alive(): boolean;
  stop(): Promise<void>;
}

/** The types are taken off once, here: in each thread that would cost 9 MB and 30 ms. */
const source = readFileSync(new URL('./worker.ts', import.meta.url), 'utf8');
const { code } = transformSync(source, { loader: 'ts', format: 'esm', target: 'node24' });
const thread = new URL(`data:text/javascript,${encodeURIComponent(code)}`);

/** AWS allows ten seconds for loading the code, outside the function's own timeout. */
const initSeconds = 10;
const mostResponseBytes = 6 * 1024 * 1024;

/** @param onInvocation is told how long each invocation took, in milliseconds */
export function startInstance(
  configuration: FunctionConfiguration,
  onLine: (line: string) => void,
  onInvocation?: (milliseconds: number) => void,
): Instance {
  const { name, file, handler, environment, memoryMegabytes } = configuration;
  const workerData: WorkerData = { file, handler };
  const worker = new Worker(thread, {
    workerData,
    env: environment,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: memoryMegabytes },
  });
  for (const output of [worker.stdout, worker.stderr]) createInterface({ input: output }).on('line', onLine);

  let alive = true;
  let answer: (outcome: Outcome) => void = () => {};
  const { promise: loaded, resolve: whenReady } = Promise.withResolvers<void>();
  const end = (errorType: string, errorMessage: string, trace?: string[]) => {
    alive = false;
    whenReady();
    answer({ error: { errorType, errorMessage, trace } });
    return worker.terminate();
  };
  worker.on('message', (reply: Reply) => {
    if ('ready' in reply) whenReady();
    else if ('error' in reply) {
      const { errorType, errorMessage, trace } = reply.error;
      onLine(JSON.stringify({ level: 'ERROR', message: `${name} failed: ${errorType}: ${errorMessage}`, stack: trace }));
      answer({ error: reply.error });
    } else if (reply.payload && reply.payload.length > mostResponseBytes) {
      answer({
        error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage: 'Response payload size exceeded maximum allowed payload size' },
      });
    } else answer({ payload: reply.payload === undefined ? null : JSON.parse(reply.payload) });
  });
  worker.on('error', (error: unknown) => {
    const { name: type, message, stack } = error instanceof Error ? error : new Error(String(error));
    onLine(JSON.stringify({ level: 'ERROR', message: `${name} crashed: ${message}`, stack }));
    end(type, message, stack?.split('\n'));
  });
  worker.on('exit', (code) => end('Runtime.ExitError', `the function ended its process with code ${code}`));

  return {
    alive: () => alive,
    loaded,
    stop: async () => {
      await end('Runtime.ExitError', 'the local cloud is stopping');
    },
    invoke: (event) =>
      new Promise((resolve) => {
        const awsRequestId = randomUUID();
        let timer = setTimeout(() => timeOut(initSeconds), initSeconds * 1_000);
        const timeOut = (seconds: number) => {
          const message = `${awsRequestId} Task timed out after ${seconds.toFixed(2)} seconds`;
          onLine(JSON.stringify({ level: 'ERROR', message: `${name}: ${message}` }));
          end('Sandbox.Timedout', `RequestId: ${awsRequestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`);
        };
        let startedAt: number | undefined;
        answer = (outcome) => {
          if (startedAt !== undefined) onInvocation?.(performance.now() - startedAt);
          clearTimeout(timer);
          answer = () => {};
          resolve(outcome);
        };
        if (!alive) return void answer({ error: { errorType: 'Runtime.ExitError', errorMessage: 'the function could not be started' } });
        loaded.then(() => {
          if (!alive) return;
          clearTimeout(timer);
          timer = setTimeout(() => timeOut(configuration.timeoutSeconds), configuration.timeoutSeconds * 1_000);
          startedAt = performance.now();
          worker.postMessage(callOf(configuration, awsRequestId, event));
        });
      }),
  };
}

const callOf = ({ name, memoryMegabytes, timeoutSeconds }: FunctionConfiguration, awsRequestId: string, event: unknown): Call => ({
  event,
  context: {
    awsRequestId,
    functionName: name,
    invokedFunctionArn: arn('lambda', `function:${name}`),
    memoryLimitInMB: String(memoryMegabytes),
    deadline: Date.now() + timeoutSeconds * 1_000,
  },
});
