import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import worker from 'node:worker_threads';

/**
 * Loaded with `--import` into every process and thread of an Earshot: its wall clock is off by the milliseconds in a file. Timers keep
 * counting on the monotonic clock, as they do on a machine whose clock is set.
 */
const file = new URL(import.meta.url).searchParams.get('offset')!;
const Real = globalThis.Date;
const realNow = Real.now;
const rereadAfter = 5;

let offset = 0;
let readAt = Number.NEGATIVE_INFINITY;
const now = () => {
  if (performance.now() - readAt > rereadAfter) {
    offset = Number(readFileSync(file, 'utf8'));
    readAt = performance.now();
  }
  return realNow() + offset;
};

Real.now = now;
globalThis.Date = new Proxy(Real, {
  construct: (target, parameters, newTarget) => Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
  apply: () => new Real(now()).toString(),
});

const { Worker } = worker;
worker.Worker = class extends Worker {
  constructor(filename: string | URL, options: worker.WorkerOptions = {}) {
    super(filename, { ...options, execArgv: [...(options.execArgv ?? []), '--import', import.meta.url] });
  }
};
syncBuiltinESMExports();
