import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONTRACT } from '../../src/portal/contract/index.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { ownSandbox } from '../support/sandbox.ts';
import { expectationsOf } from './expect-answer.ts';
import { send } from './requests.ts';
import { openScene } from './scene.ts';
import { describeContract } from './suite.ts';

describeContract('the sandbox keeps the contract', async () => {
  const data = await mkdtemp(join(tmpdir(), 'taxq-contract-'));
  const sandbox = await startSandbox({ data, seed: 400 });
  return {
    ...sandbox,
    close: async () => {
      await sandbox.close();
      await rm(data, { recursive: true });
    },
  };
});

test('a sandbox of the public API alone has nothing of the pro surface', async () => {
  const { target, token, job } = await openScene(await ownSandbox({ seed: 20, surface: 'public' }));
  const params = { job_id: (await job('CLAIMED')).id };

  for (const operation of Object.values<Operation>(CONTRACT)) {
    if (operation.surface !== 'pro') continue;
    const answer = await send(target, operation, { params }, token);

    expect(answer.status, operation.id).toBe(404);
    expectationsOf({ ...operation, errors: [404] }).problem(answer);
  }
});

test('every answer and every problem names its request, for the support to find', async () => {
  const { target, token } = await openScene(await ownSandbox({ seed: 1 }));

  const answer = await send(target, CONTRACT.listJobs, {}, token);
  const problem = await send(target, CONTRACT.getJob, { params: { job_id: 'nobody' } }, token);

  expect(answer.headers.get('x-request-id')).toMatch(/./);
  expect(problem.body).toMatchObject({ request_id: problem.headers.get('x-request-id') });
  expect(problem.headers.get('x-request-id')).not.toBe(answer.headers.get('x-request-id'));
});
