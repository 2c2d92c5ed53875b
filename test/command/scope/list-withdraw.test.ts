import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { CHANGE_FIELDS, type Change, scopeChanges, statusOf } from './scope-changes.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

const request = (job: string, item: string) =>
  taxq(['scope', 'request', job, '--item', item, '--reason', 'More work', '--yes', '--json'], {
    env: env(),
  });

describe('scope list', () => {
  test('gives every field of a scope change', async () => {
    const run = await taxq(['scope', 'list', 'Brien', '--json'], { env: env() });
    expect(run.code).toBe(0);
    const [change] = run.json<Change[]>();
    expect(Object.keys(change ?? {})).toEqual(CHANGE_FIELDS);
    expect(change).toMatchObject({ status: 'PENDING', items: [{ item_id: 'SCHEDULE_E' }] });
  });

  test('draws status, age, items and reason on a terminal', async () => {
    const run = await taxq(['scope', 'list', 'Brien'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(
      /^STATUS +AGE +ITEMS\npending +2 d +Schedule E\n {2}The client rents out [^…]*\.\n/,
    );
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('prints tab-separated lines with ids in a pipe', async () => {
    const run = await taxq(['scope', 'list', 'Brien'], { env: env() });
    expect(run.stdout).toMatch(/^pending\t2 d\tSchedule E\t[^\t\n]+\t[0-9a-f-]{36}\n$/);
  });

  test('says on a terminal that there are none', async () => {
    const run = await taxq(['scope', 'list', 'Feld'], { env: env(), terminal: true });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain('no scope changes');
  });
});

describe('scope withdraw', () => {
  test('withdraws the pending one after a yes, and the job resumes', async () => {
    await request('Rivera', 'fbar');
    const run = await taxq(['scope', 'withdraw', 'Rivera'], {
      env: env(),
      terminal: true,
      answers: { 'Withdraw this scope change': 'y\n' },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('the job resumes');
    expect(run.stdout).toBe('✓ Withdrawn: FBAR\n');
    expect(await statusOf('Rivera', env())).toBe('CLAIMED');
    expect(await scopeChanges('Rivera', env())).toMatchObject([{ status: 'WITHDRAWN' }]);
  });

  test('withdraws one by its id, and says of a withdrawn one that it is', async () => {
    const { id } = (await request('Núñez', 'fbar')).json<{ id: string }>();
    const withdraw = () =>
      taxq(['scope', 'withdraw', 'Núñez', id, '--yes', '--json'], { env: env() });
    const first = await withdraw();
    expect(Object.keys(first.json<Change>())).toEqual(CHANGE_FIELDS);
    expect(first.json()).toMatchObject({ id, status: 'WITHDRAWN' });
    const again = await withdraw();
    expect(again).toMatchObject({ code: 0 });
    expect(again.json()).toMatchObject({ id, status: 'WITHDRAWN' });
  });

  test('withdraws nothing with --dry-run, or unasked', async () => {
    const dry = await taxq(['scope', 'withdraw', 'Brien', '--dry-run', '--json'], { env: env() });
    expect(dry.code).toBe(0);
    const unasked = await taxq(['scope', 'withdraw', 'Brien'], { env: env() });
    expect(unasked.code).toBe(2);
    expect(await scopeChanges('Brien', env())).toMatchObject([{ status: 'PENDING' }]);
  });

  test('ends with 6 when none is pending', async () => {
    const run = await taxq(['scope', 'withdraw', 'Raman', '--yes'], { env: env() });
    expect(run.code).toBe(6);
    expect(run.stderr).toContain('no scope change that waits');
  });

  test('ends with 5 for an id that isn’t there', async () => {
    const run = await taxq(['scope', 'withdraw', 'Brien', 'nothing', '--yes'], { env: env() });
    expect(run.code).toBe(5);
  });
});
