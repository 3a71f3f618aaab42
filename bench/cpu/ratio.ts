import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import type { FunctionConfiguration } from '#local/lambda/instance.ts';
import { click, mix } from '../tools/mix.ts';
import { median, rounded } from '../tools/quantiles.ts';
import type { Call } from './calls.ts';
import { type Emulators, startEmulators } from './emulators.ts';

const [pairs, blocks, blockSize, warmUp, unhappyShare] = [3, 90, 50, 45, 0.05];

/**
 * Processor time of taking in and judging a feedback with the deployed bundles, against bundles that make the same calls and
 * nothing else. Each in a process of its own, block by block in turn, on the same emulators;
 * the middle one of several pairs of processes, since the compiler takes other decisions in each.
 */
export async function cpuRatio(assembly: string, folder: string) {
  const fresh = () => mix(pairs * blocks * blockSize, unhappyShare).map(({ body }) => click(body));
  const recording = await startEmulators(assembly, join(folder, 'recording'));
  const recorder = await worker('record-process.ts', [], environmentOf(recording));
  const recorded = await ask<Call[][]>(recorder, fresh());
  recorder.disconnect();
  await recording.stop();

  const running = await startEmulators(assembly, join(folder, 'running'));
  // The same calls, at the addresses of now.
  const calls: Call[][] = JSON.parse(JSON.stringify(recorded).replaceAll(recording.endpoints.messaging, running.endpoints.messaging));
  const environment = environmentOf(running);
  const bare = ['intake', 'judge'].map((name) => bundled(folder, name));
  const bodies = fresh();
  const spent: Spent[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const part = [pair * blocks * blockSize, (pair + 1) * blocks * blockSize] as const;
    const pipeline = await worker('pipeline-process.ts', [running.intake.file, running.judge.file], environment);
    const floor = await worker('bare-process.ts', bare, environment);
    spent.push(await compared([pipeline, bodies.slice(...part)], [floor, calls.slice(...part)]));
    for (const child of [pipeline, floor]) child.disconnect();
  }
  await running.stop();
  const perFeedback = (microseconds: number[]) => rounded(median(microseconds) / blockSize / 1000);
  return {
    cpuRatio: rounded(median(spent.map(({ ratio }) => ratio))),
    cpuMsPerFeedback: { pipeline: perFeedback(spent.map(({ own }) => own)), bare: perFeedback(spent.map(({ floor }) => floor)) },
  };
}

type Spent = { own: number; floor: number; ratio: number };
type Asked = [child: ChildProcess, questions: unknown[]];

/** Microseconds of a block. Each block against the block beside it, and of these the median: what else the machine does falls on both, or on a few. */
async function compared(own: Asked, floor: Asked): Promise<Spent> {
  const microseconds: Record<'own' | 'floor', number[]> = { own: [], floor: [] };
  for (let block = 0; block < blocks; block += 1) {
    const part = [block * blockSize, (block + 1) * blockSize] as const;
    for (const [who, [child, questions]] of Object.entries({ own, floor }) as ['own' | 'floor', Asked][])
      microseconds[who].push(await ask<number>(child, questions.slice(...part)));
  }
  const [ours, theirs] = [microseconds.own.slice(warmUp), microseconds.floor.slice(warmUp)];
  return { own: median(ours), floor: median(theirs), ratio: median(ours.map((spent, block) => spent / theirs[block]!)) };
}

/** Both functions live in one process: together their variables do not contradict each other. */
function environmentOf({ intake, judge }: Emulators): NodeJS.ProcessEnv {
  const insurer = pathToFileURL(join(dirname(judge.file), 'insurer.json')).href;
  const variables = ({ environment }: FunctionConfiguration) => environment;
  return { PATH: process.env.PATH, TZ: 'UTC', ...variables(intake), ...variables(judge), INSURER_FILE: insurer };
}

/** Two functions are two bundles: each loads an SDK of its own, as the deployed ones do. */
function bundled(folder: string, name: string): string {
  const outfile = join(folder, `bare-${name}.mjs`);
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
