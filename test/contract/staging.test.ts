import { expect, test } from 'vitest';
import { useSandbox } from '../support/sandbox.ts';
import { LeftOut, openScene } from './scene.ts';
import { stagingTarget } from './staging.ts';
import { describeContract } from './suite.ts';

const target = stagingTarget(process.env);

if (target !== undefined) describeContract(`${target.url} keeps the contract`, async () => target);

const sandbox = useSandbox({ seed: 20 });
const URL = 'https://portal.example';

test('a portal of others is held against the contract when the environment names it', () => {
  expect(stagingTarget({})).toBeUndefined();
  expect(stagingTarget({ TAXQ_CONTRACT_URL: `${URL}/`, TAXQ_CONTRACT_TOKEN: 't' })).toEqual({
    url: URL,
    token: 't',
    loan: {},
    strictness: 'documented',
  });
  expect(() => stagingTarget({ TAXQ_CONTRACT_URL: URL, TAXQ_CONTRACT_CLIENT_ID: 'c' })).toThrow(
    /needs TAXQ_CONTRACT_TOKEN/,
  );
});

test('a portal of others is held to what is documented, unless it is to keep the contract', () => {
  const env = { TAXQ_CONTRACT_URL: URL, TAXQ_CONTRACT_TOKEN: 't' };
  const held = (strictness: string) =>
    stagingTarget({ ...env, TAXQ_CONTRACT_STRICTNESS: strictness })?.strictness;

  expect(held('')).toBe('documented');
  expect(held('contract')).toBe('contract');
  expect(() => held('strict')).toThrow(/documented or contract, not strict/);
});

test('a portal on loan is only read, unless a job was named that may be written to', async () => {
  const read = await openScene({ ...sandbox(), loan: {} });
  const { id } = await read.job('CLAIMED');
  const message = { params: { job_id: id }, body: { text: 'Hello' } };

  await expect(read.call('sendProMessage', message)).rejects.toThrow(LeftOut);
  const lent = await openScene({ ...sandbox(), loan: { jobId: id } });
  expect(await lent.job('CLOSED')).toMatchObject({ id });
  expect(await lent.call('sendProMessage', message)).toMatchObject({ text: 'Hello' });
});
