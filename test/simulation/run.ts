import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyHistory } from './history.ts';
import { live } from './live.ts';
import { captureLogs } from './logs.ts';
import { type Failure, pairs, singles } from './pairs.ts';
import { stories } from './stories.ts';

/**
 * `npm run simulate -- histories --runs 1000000 [--seed N] [--path P]` or `… -- faults`: the long ones, shared out over processes.
 * Prints one JSON line at the end; exits 1 when a promise was broken, with what it takes to see it again.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    job: { type: 'string' },
  },
});
const what = positionals[0];
const [runs, jobs] = [Number(values.runs), Number(values.jobs)];
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
/** A chunk is one seed of fast-check: small enough to begin again after a failure. */
const chunk = 5000;

type Result = { told: number; failures: unknown[] };

async function histories(job: number): Promise<Result> {
  const result: Result = { told: 0, failures: [] };
  for (let n = job * chunk; n < runs; n += jobs * chunk) {
    const own = seed + n;
    const numRuns = Math.min(chunk, runs - n);
    const path = values.path === undefined ? {} : { path: values.path };
    const property = fc.asyncProperty(anyHistory, async (history) => {
      const wrong = await live(history);
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    });
    const told = await fc.check(property, { numRuns, seed: own, ...path });
    result.told += told.numRuns;
    const { counterexamplePath, counterexample, errorInstance } = told;
    if (told.failed)
      result.failures.push({ seed: own, path: counterexamplePath, history: counterexample?.[0], wrong: String(errorInstance) });
    process.stderr.write(`${JSON.stringify({ job, told: result.told, failures: result.failures.length })}\n`);
  }
  return result;
}

async function faults(job: number): Promise<Result> {
  const result: Result = { told: 0, failures: [] };
  const report = (f: Failure) => void result.failures.push(f);
  for (const story of Object.keys(stories)) {
    if (job === 0) result.told += await singles(story, report);
    result.told += await pairs(story, report, (n) => n % jobs === job);
    process.stderr.write(`${JSON.stringify({ job, story, told: result.told, failures: result.failures.length })}\n`);
  }
  return result;
}

async function inProcesses(): Promise<Result> {
  const results = Array.from({ length: jobs }, async (_, job) => {
    const again = ['--job', String(job), '--jobs', String(jobs), '--seed', String(seed), '--runs', String(runs)];
    const child = spawn(process.execPath, [import.meta.filename, what!, ...again], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (data) => {
      out += String(data);
    });
    await once(child, 'close');
    // A process that died is a failure, not an exception that hides what the others found.
    return out ? (JSON.parse(out) as Result) : { told: 0, failures: [`job ${job} ended with code ${child.exitCode}`] };
  });
  const all = await Promise.all(results);
  return { told: all.reduce((sum, r) => sum + r.told, 0), failures: all.flatMap((r) => r.failures) };
}

if (what !== 'histories' && what !== 'faults') {
  console.error('say what to simulate: histories [--runs N] [--seed N] [--path P], or faults');
  process.exit(2);
}
captureLogs();
const alone = values.job !== undefined || values.path !== undefined;
const work = what === 'histories' ? histories : faults;
const started = performance.now();
const { told, failures } = alone ? await work(Number(values.job ?? 0)) : await inProcesses();
console.log(
  JSON.stringify({
    what,
    seed,
    told,
    seconds: Math.round((performance.now() - started) / 1000),
    failures: failures.slice(0, 20),
    failed: failures.length,
  }),
);
if (!values.job && failures.length > 0) process.exitCode = 1;
