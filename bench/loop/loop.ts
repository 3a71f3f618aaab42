import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cost } from '../cost/cost.ts';
import { cpuRatio } from '../cpu/ratio.ts';
import { coldImport } from '../import/cold-import.ts';
import { say } from '../tools/progress.ts';
import { rounded } from '../tools/quantiles.ts';
import { type Assembly, synthesized } from './assembly.ts';
import { latencies, sustainedRate } from './load.ts';
import { residentAfterSample } from './memory.ts';
import { startSeconds } from './start-time.ts';

type Part = (assembly: Assembly, folder: string) => Promise<object> | object;

/** What can be asked for by name; all of it without names. */
const parts: Record<string, Part> = {
  start: async () => ({ startSeconds: await startSeconds() }),
  latency: latencies,
  sustained: async () => ({ sustainedPerSecond: rounded(await sustainedRate(), 1) }),
  cpu: ({ folder }, scratch) => cpuRatio(folder, scratch),
  import: ({ functions }) => coldImport(functions),
  memory: residentAfterSample,
  cost: () => cost('fast'),
  'cost-in-real-time': () => cost('real'),
};
const asked = Object.keys(parts).filter((name) => name !== 'cost-in-real-time');

/** From the customer's click to the case and the first alert: how fast, how many, and what it costs. */
export async function loop(names: string[]): Promise<object> {
  const unknown = names.find((name) => !(name in parts));
  if (unknown) throw new Error(`the bench "loop" has no part "${unknown}"; it has ${Object.keys(parts).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  try {
    const assembly = await synthesized(folder);
    const result = {};
    for (const name of names.length > 0 ? names : asked) {
      say(name);
      Object.assign(result, await parts[name]!(assembly, join(folder, name)));
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
