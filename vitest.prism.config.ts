import { defineConfig } from 'vitest/config';
import main from './vitest.config.ts';

/** End-to-end tests that no proxy before a portal can be in the way of, and why. */
const NOT_BEHIND_PRISM = {
  'bad-portal': 'its portals break the contract on purpose, or there is none',
  demo: 'the portal lives in the program’s own process',
  program: 'there is no portal',
  'queue-page': 'there is no portal',
  sandbox: 'it is about the process of the embedded portal and its own address',
  'sandbox-exec': 'the program gives its portal’s address away itself',
};

export default defineConfig({
  test: {
    ...main.test,
    include: ['test/e2e/*.test.ts'],
    exclude: Object.keys(NOT_BEHIND_PRISM).map((name) => `test/e2e/${name}.test.ts`),
    globalSetup: 'test/prism/setup.ts',
  },
});
