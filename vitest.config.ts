import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,command,contract,e2e}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    restoreMocks: true,
  },
});
