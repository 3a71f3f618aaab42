import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests beside the mutated rule come first, quick ones before slow ones: most mutants die there, and the first death ends the run. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const folders = (this.ctx.config.related ?? []).map((file) => /\/domain\/([^/]+)\//.exec(file)?.[1]);
    const isNear = ({ moduleId }: TestSpecification) => folders.some((folder) => moduleId.includes(`/test/domain/${folder}/`));
    return (await super.sort(files)).reverse().sort((a, b) => Number(isNear(b)) - Number(isNear(a)));
  }
}

/**
 * What Stryker runs against each mutant (stryker.config.json): the rules and the scenarios, which need no boot.
 * A worker is shared by the test files of one mutant and never by two mutants, so a mutant that acts at loading is loaded anew.
 */
export default defineConfig({
  test: { include: ['test/domain/**/*.test.ts', 'test/scenario/**/*.test.ts'], isolate: false, sequence: { sequencer: NearestFirst } },
});
