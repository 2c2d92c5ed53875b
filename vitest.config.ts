import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,command,contract,e2e}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // Nothing in taxq or its tests is global, so files may share a process: a third of the time.
    isolate: false,
    // Left to itself vitest leaves one core idle, which on two is half of them.
    maxWorkers: '100%',
    restoreMocks: true,
  },
});
