import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import type { FunctionConfiguration } from '#local/lambda/instance.ts';
import { click, mix } from '../tools/mix.ts';
import { median, rounded } from '../tools/quantiles.ts';
import type { Call } from './calls.ts';
import { type Emulators, startEmulators } from './emulators.ts';

const [blocks, blockSize, warmUp, unhappyShare] = [60, 50, 24, 0.05];

/**
 * Processor time of taking in and judging a feedback with the deployed bundles, against a bundle that makes the same calls and nothing
 * else. Each in a process of its own, block by block in turn, on the same emulators.
 */
export async function cpuRatio(assembly: string, folder: string) {
  const fresh = () => mix(blocks * blockSize, unhappyShare).map(({ body }) => click(body));
  const recording = await startEmulators(assembly, join(folder, 'recording'));
  const recorder = await worker('record-process.ts', [], environmentOf(recording));
  const recorded = await ask<Call[][]>(recorder, fresh());
  recorder.disconnect();
  await recording.stop();

  const running = await startEmulators(assembly, join(folder, 'running'));
  // The same calls, at the addresses of now.
  const calls: Call[][] = JSON.parse(JSON.stringify(recorded).replaceAll(recording.endpoints.messaging, running.endpoints.messaging));
  const environment = environmentOf(running);
  const pipeline = await worker('pipeline-process.ts', [running.intake.file, running.judge.file], environment);
  const bare = await worker('bare-process.ts', [bundled(folder)], environment);
  const bodies = fresh();
  const spent: Record<'pipeline' | 'bare', number[]> = { pipeline: [], bare: [] };
  for (let block = 0; block < blocks; block += 1) {
    const part = [block * blockSize, (block + 1) * blockSize] as const;
    spent.pipeline.push(await ask<number>(pipeline, bodies.slice(...part)));
    spent.bare.push(await ask<number>(bare, calls.slice(...part)));
  }
  for (const child of [pipeline, bare]) child.disconnect();
  await running.stop();
  // The median block: what else the machine does falls on a few of them.
  const perFeedback = (microseconds: number[]) => median(microseconds.slice(warmUp)) / blockSize / 1000;
  const [own, floor] = [perFeedback(spent.pipeline), perFeedback(spent.bare)];
  return { cpuRatio: rounded(own / floor), cpuMsPerFeedback: { pipeline: rounded(own), bare: rounded(floor) } };
}

/** Both functions live in one process: together their variables do not contradict each other. */
function environmentOf({ intake, judge }: Emulators): NodeJS.ProcessEnv {
  const insurer = pathToFileURL(join(dirname(judge.file), 'insurer.json')).href;
  const variables = ({ environment }: FunctionConfiguration) => environment;
  return { PATH: process.env.PATH, TZ: 'UTC', ...variables(intake), ...variables(judge), INSURER_FILE: insurer };
}

function bundled(folder: string): string {
  const outfile = join(folder, 'bare.mjs');
  const banner = { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" };
  const like = { bundle: true, format: 'esm', platform: 'node', target: 'node24', mainFields: ['module', 'main'] } satisfies BuildOptions;
  const small = { minifySyntax: true, minifyWhitespace: true, legalComments: 'none', logLevel: 'error' } satisfies BuildOptions;
  buildSync({ entryPoints: [fileURLToPath(new URL('bare-handler.ts', import.meta.url))], outfile, banner, ...like, ...small });
  return outfile;
}

async function worker(file: string, argv: string[], env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork(new URL(file, import.meta.url), argv, { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await answer(child);
  return child;
}

function ask<T>(child: ChildProcess, question: unknown): Promise<T> {
  const answered = answer<T>(child);
  child.send(question as object);
  return answered;
}

const answer = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a process of the bench ended early'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
