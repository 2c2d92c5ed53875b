import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/index.ts';
import { describeContract } from './suite.ts';

describeContract('the sandbox keeps the contract', async () => {
  const data = await mkdtemp(join(tmpdir(), 'taxq-contract-'));
  const sandbox = await startSandbox({ data, seed: 300 });
  return {
    ...sandbox,
    close: async () => {
      await sandbox.close();
      await rm(data, { recursive: true });
    },
  };
});
