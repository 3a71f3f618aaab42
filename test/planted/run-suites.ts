import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Bug, root } from './bug.ts';
import { type Suite, suiteOf } from './suites.ts';

export type Verdict = {
  /** The first suite that failed, and what it said; undefined when all passed. */
  caught?: { by: Suite | 'time limit'; test: string; said: string } | undefined;
  /** Whether any test runs the code that has the bug in it. */
  reached: boolean;
  seconds: number;
};

type Report = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const config = join(root, 'test/planted/vitest.config.ts');
/** No suite takes so long: the bug keeps one of them from ever ending. */
const patienceMs = 300_000;

/** Runs the suites in a process of their own: all of them on the code as it is, or, on the code with a bug in it, the tests that load it. */
export async function runSuites(bug?: Bug): Promise<Verdict> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'earshot-planted-'));
  const report = join(folder, 'report.json');
  const what = bug ? ['related', bug.file] : [];
  const child = spawn(process.execPath, [vitest, ...what, '--run', '--config', config, '--reporter', 'json', '--outputFile', report], {
    cwd: root,
    env: { ...process.env, ...(bug ? { PLANTED: bug.name } : {}) },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said += String(data);
  });
  let endless = false;
  const clock = setTimeout(() => {
    endless = true;
    process.kill(-child.pid!, 'SIGKILL');
  }, patienceMs);
  try {
    await once(child, 'close');
    const verdict = { reached: !bug || said.includes(`planted: ${bug.name}\n`), seconds: (performance.now() - started) / 1000 };
    if (endless)
      return { ...verdict, caught: { by: 'time limit', test: 'whichever was running', said: `did not end within ${patienceMs / 1000} s` } };
    const caught = firstFailure(JSON.parse(readFileSync(report, 'utf8')));
    if (caught && !verdict.reached) throw new Error(`${caught.test} fails without the bug: ${caught.said}`);
    return { ...verdict, caught };
  } catch (error) {
    throw new Error(`vitest gave no report${bug ? ` on "${bug.name}"` : ''}: ${said.slice(-2000)}`, { cause: error });
  } finally {
    clearTimeout(clock);
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstFailure({ testResults }: Report): Verdict['caught'] {
  const failed = (t: { status: string }) => t.status === 'failed';
  // A file that was not begun any more counts as failed too, but has nothing to say.
  const file = testResults.find((f) => f.assertionResults.some(failed)) ?? testResults.find((f) => failed(f) && f.message !== '');
  if (!file) return undefined;
  const test = file.assertionResults.find(failed);
  const said = (test?.failureMessages[0] ?? file.message).split('\n').filter((line) => line.trim() !== '');
  return {
    by: suiteOf(file.name),
    test: test?.fullName.trim() ?? relative(root, file.name),
    said: said.slice(0, 3).join(' ').slice(0, 300),
  };
}
