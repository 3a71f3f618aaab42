import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/endurance/**'],
    testTimeout: 30_000,
    // Whole instances mostly wait for their clocks; two at a time use two cores well.
    maxWorkers: 2,
  },
});
