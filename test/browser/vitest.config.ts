import { defineConfig } from 'vitest/config';

/** In a real browser, one story after the other: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    root: new URL('../..', import.meta.url).pathname,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // As long as a page waits for what it looks for.
    expect: { poll: { timeout: 10_000 } },
  },
});
