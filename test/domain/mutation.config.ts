import { defineConfig } from 'vitest/config';

/** What Stryker runs against each mutant (stryker.config.mjs): the tests of the rules, which need no boot. */
export default defineConfig({ test: { include: ['test/domain/**/*.test.ts'] } });
