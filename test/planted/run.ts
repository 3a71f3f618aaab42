import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Bug, misfit } from './bug.ts';
import { bugs } from './bugs.ts';
import { runSuites, type Verdict } from './run-suites.ts';

/**
 * `npm run test:planted [-- --only 'lease'] [--jobs 2]`: plants one bug after the other and says which suite caught it first.
 * Prints one JSON line at the end; exits 1 when a bug no longer applies, or when fewer than 95 of 100 are caught.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) } },
});
const demanded = 0.95;
const started = performance.now();
const chosen = bugs.filter((b) => values.only === undefined || b.name.includes(values.only));

const misfits = chosen.map(misfit).filter((m) => m !== null);
for (const text of misfits) console.error(text);
if (misfits.length > 0) process.exit(1);
if (chosen.length === 0) {
  console.error(`no bug has "${values.only}" in its name`);
  process.exit(1);
}

const { caught: broken } = await runSuites();
if (broken) {
  console.error(`without any bug ${broken.test} (${broken.by}) fails already: ${broken.said}`);
  process.exit(1);
}

const verdicts = new Map<Bug, Verdict>();
const waiting = [...chosen];
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const verdict = await runSuites(bug);
      verdicts.set(bug, verdict);
      console.log(line(bug, verdict));
    }
  }),
);

function line({ name }: Bug, { caught, reached, seconds }: Verdict): string {
  const found = caught ? `${caught.by}: ${caught.test}: ${caught.said}` : reached ? 'NOT CAUGHT' : 'NOT CAUGHT: no test loads this code';
  return `${caught?.by === 'simulation' ? 'simulation' : '-         '} | ${name} | ${found} | ${seconds.toFixed(0)} s`;
}

const caught = [...verdicts.values()].flatMap((v) => (v.caught ? [v.caught.by] : []));
const share = caught.length / chosen.length;
console.log(
  JSON.stringify({
    planted: chosen.length,
    caught: caught.length,
    share: Number(share.toFixed(3)),
    by: Object.fromEntries([...Map.groupBy(caught, (by) => by)].map(([by, list]) => [by, list.length])),
    missed: chosen.filter((b) => !verdicts.get(b)!.caught).map((b) => b.name),
    seconds: Math.round((performance.now() - started) / 1000),
  }),
);
process.exitCode = share < demanded ? 1 : 0;
