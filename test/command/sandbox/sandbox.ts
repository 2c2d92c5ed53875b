import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';

/**
 * A TAXQ_HOME whose embedded portal runs in this process, for one test file.
 *
 * @returns ways to the home and the portal, once tests run
 */
export function useHome(): { home: () => string; sandbox: () => Sandbox } {
  let home = '';
  let running: Sandbox | undefined;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'taxq-home-'));
    running = await startSandbox({ data: join(home, 'data', 'sandbox') });
  });
  afterAll(async () => {
    await running?.close();
    await rm(home, { recursive: true, force: true });
  });
  return {
    home: () => home,
    sandbox: () => {
      if (running === undefined) throw new Error('the sandbox runs only while tests run');
      return running;
    },
  };
}
