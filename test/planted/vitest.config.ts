import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { planted, root } from './bug.ts';
import { bugs } from './bugs.ts';
import { suiteOf, suites } from './suites.ts';

/** The suites as they see the code with one bug in it: `PLANTED='a claim never expires' npx vitest run --config test/planted/vitest.config.ts`. */
const name = process.env.PLANTED;
const bug = bugs.find((b) => b.name === name);
if (name && !bug) throw new Error(`no bug is called "${name}"; the names are in test/planted`);

const isPlanted = (id: string): boolean => bug !== undefined && id.split('?')[0] === join(root, bug.file);

/** Hands out that one module with the bug in it; the working tree stays as it is. */
const plant = (): Plugin => ({
  name: 'earshot:planted',
  enforce: 'pre',
  configureVitest({ defineCacheKeyGenerator }) {
    // Vitest keeps what it has transformed by the text on the disk: a module with a bug in it must neither come from there nor go there.
    defineCacheKeyGenerator(({ id }) => (isPlanted(id) ? false : undefined));
  },
  transform(code, id) {
    if (!bug || !isPlanted(id)) return null;
    writeSync(2, `planted: ${bug.name}\n`);
    return { code: planted(bug, code), map: null };
  },
});

/** Always in the same order: the simulation, which is to prove its oracles, then the others. Backwards within a suite: histories before faults. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => suites.indexOf(suiteOf(moduleId));
    return files.toSorted((a, b) => place(a) - place(b) || (a.moduleId > b.moduleId ? -1 : 1));
  }
}

/** Faults at every call in the longest of the stories, no pairs of faults: they take minutes and are a matter of the longer runs. */
const quickly = /^(?!.*with every)|and unhappy again > with every single fault$/;

export default defineConfig({
  root,
  plugins: [plant()],
  test: {
    include: suites.map((suite) => `test/${suite}/**/*.test.ts`),
    setupFiles: ['test/planted/steady.ts'],
    env: { HISTORIES: '300' },
    testNamePattern: quickly,
    sequence: { sequencer: InOrder },
    testTimeout: 30_000,
    maxWorkers: 1,
    /** Modules are loaded once: three times as fast. */
    isolate: false,
    bail: 1,
  },
});
