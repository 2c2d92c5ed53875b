import { describe, expect, test } from 'vitest';
import { pdfBytes, writeOne } from '../../support/files.ts';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { scopeChanges } from './scope-changes.ts';

const sandbox = useSandbox({ surface: 'public' });
const env = () => sandboxEnv(sandbox());

const REQUEST = ['--reason', 'The client asked', '--yes', '--json'];
const request = (job: string, item: string, url = sandbox().url) =>
  taxq(['scope', 'request', job, '--item', item, ...REQUEST], {
    env: { ...env(), TAXQ_URL: url },
  });

describe('scope changes on a portal of the public API only', () => {
  test('a consultation can be requested and is listed, without a status', async () => {
    const run = await request('Rivera', 'planning=2');
    expect(run.code).toBe(0);
    expect(await scopeChanges('Rivera', env())).toMatchObject([
      { kind: 'CONSULTATION', status: null, items: [{ quantity: 2, price: 300 }] },
    ]);
  });

  test('a service ends with 10 and the way to the portal', async () => {
    const run = await request('Raman', 'SCHEDULE_C');
    expect(run.code).toBe(10);
    expect(run.stderr).toContain('scope_changes');
    expect(run.stderr).toContain('taxq job open');
  });

  test('a second one while one waits is the portal’s to refuse', async () => {
    await request('David', 'planning');
    const again = await request('David', 'notice');
    expect(again.code).toBe(6);
    expect(again.stderr).toMatch(/taxq scope list \w{11}/);
  });

  test('the same one while the job is On-Hold is refused before it is sent', async () => {
    await request('Elena', 'planning');
    const again = await request('Elena', 'planning');
    expect(again.code).toBe(6);
    expect(again.stderr).toContain('rule C3');
    expect(again.stderr).toMatch(/taxq job open \w{11}/);
    expect(await scopeChanges('Elena', env())).toHaveLength(1);
  });

  test('a return made meanwhile is refused, and can be overridden; other papers go', async () => {
    await request('Elena', 'planning');
    const file = await writeOne('draft.pdf', pdfBytes('draft'));
    const upload = (...words: string[]) =>
      taxq(['doc', 'upload', 'Elena', file, '--dry-run', ...words], { env: env() });
    const draft = await upload('--tag', 'draft');
    expect(draft.code).toBe(6);
    expect(draft.stderr).toContain('(rule C2)');
    expect(draft.stderr).toMatch(/taxq scope list \w{11}.*; else add --override C2/);
    const waived = await upload('--tag', 'draft', '--override', 'C2', '--reason', 'Without it');
    expect(waived.code).toBe(0);
    expect((await upload('--tag', 'OTHER')).code).toBe(0);
  });

  test.each([
    ['a lost answer', 'lose', 'Raman', 1],
    ['a connection cut before anything arrived', 'cut', 'Núñez', 2],
  ] as const)('after %s there is exactly one', async (_, fate, job, sends) => {
    const relay = await startRelay(sandbox().url, (method, path, count) =>
      method === 'POST' && path.endsWith('/consultations') && count === 1 ? fate : 'pass',
    );
    const run = await request(job, 'walk-through', relay.origin);
    expect(run.code).toBe(0);
    expect(relay.count('POST', '/consultations')).toBe(sends);
    const [change, ...others] = await scopeChanges(job, env());
    expect(others).toEqual([]);
    expect(run.json<{ id: string }>().id).toBe(change?.id);
  });

  test('withdrawing ends with 10', async () => {
    const run = await taxq(['scope', 'withdraw', 'Brien', '--yes'], { env: env() });
    expect(run.code).toBe(10);
  });
});
