import { defineConfig } from 'vitest/config';

/** The long ones, one after the other: `npm run test:endurance`. */
export default defineConfig({
  test: { include: ['test/endurance/**/*.test.ts'], root: new URL('../..', import.meta.url).pathname, fileParallelism: false },
});
