import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useHome } from '../../support/home.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { ownPortal, RESULTS, type Result } from './closing.ts';

const sandbox = useSandbox();
// One home: what was read of the papers is remembered.
const home = useHome();
const env = () => ({ ...sandboxEnv(sandbox()), TAXQ_HOME: home() });
const closeRaman = (...args: string[]) => taxq(['close', 'Raman', ...args], { env: env() });

describe('close does nothing and', () => {
  const state = async () => {
    const view = await taxq(['job', 'view', 'Raman', '--json'], { env: env() });
    const chat = await taxq(['message', 'list', 'Raman', '--all', '--json'], { env: env() });
    return [view.json(), chat.json()];
  };
  let before: unknown;
  beforeEach(async () => {
    before = await state();
  });
  afterEach(async () => {
    expect(await state()).toEqual(before);
  });

  test('shows with --dry-run the message and the completing', async () => {
    const run = await closeRaman('--rating', '5', ...RESULTS, '--dry-run');
    expect(run.code).toBe(0);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/then completes \w{11} and rates the client 5 of 5\./);
    expect(run.stderr).toContain('│ - **Federal:** accepted. You receive a refund');
    const json = await closeRaman('--rating', '5', ...RESULTS, '--dry-run', '--json');
    expect(json.json<Result[]>()).toMatchObject([{ ready: true, closed: false, error: null }]);
  });

  test('needs --yes where nobody can be asked', async () => {
    const run = await closeRaman('--rating', '5', ...RESULTS);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('→ Look at it with --dry-run, then add --yes.');
  });

  test.each([
    ['the rating', RESULTS, '→ Give it with --rating 1-5.'],
    ['every outcome', ['--rating', '5'], '--outcome US=refund|owed|zero[:AMOUNT] --outcome VA='],
    ['the other outcome', ['--rating', '5', '--outcome', 'US=zero'], 'came out for Virginia?'],
  ])('needs %s, and names the flag', async (_, args, words) => {
    const run = await closeRaman(...args, '--yes');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(words);
  });

  test.each([
    ['--rating', '6'],
    ['--rating', 'five'],
    ['--outcome', 'US'],
    ['--outcome', 'US=lots'],
    ['--outcome', 'US=refund:much'],
    ['--outcome', 'US=refund:-5'],
    ['--outcome', 'TX=zero'],
    ['--accepted', 'US=2026-02-30'],
    ['--accepted', 'US=yesterday'],
  ])('refuses %s %s, and says how to write it', async (flag, value) => {
    const given = flag === '--rating' ? RESULTS : [...RESULTS, '--rating', '5'];
    const run = await closeRaman(...given, flag, value, '--yes');
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(`“${value}”`);
    expect(run.stderr).toMatch(/→ (Write it as US=refund:1842\.50|Give one in that range)/);
  });

  test('refuses a day for a jurisdiction without a result', async () => {
    const run = await closeRaman('--rating', '5', '--due', 'US=2026-04-15', '--yes');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('There is no --outcome for US.');
  });

  test('refuses the results of one client for several', async () => {
    const run = await taxq(['close', 'Raman', 'Elena Kim', '--rating', '5', ...RESULTS, '--yes'], {
      env: env(),
    });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--outcome belongs to one job, and you named 2.');
  });

  test('refuses a job that isn’t ready, whatever else was said', async () => {
    const run = await taxq(['close', 'Núñez', '--rating', '5', '--yes'], { env: env() });
    expect(run.code).toBe(6);
    expect(run.stderr).toMatch(/Rules X1, X2, X3, X4, I1, X9 stand in the way\./);
  });
});

test('close closes none of several when an answer for one is missing', async () => {
  const portal = await ownPortal(home());
  await portal.reopen('Feld');
  const run = await taxq(['close', 'Feld', 'Raman', '--rating', '5', '--yes', '--json'], portal);
  expect(run.code).toBe(2);
  expect(run.stdout).toBe('');
  expect((await portal.job('Feld')).status).toBe('CLAIMED');
});

test('close tells what it closed before a no', async () => {
  const portal = await ownPortal(home());
  await portal.reopen('Feld');
  const run = await taxq(['close', 'Feld', 'Raman', '--rating', '5'], {
    env: portal.env,
    terminal: true,
    answers: {
      'What came out for Federal?': '\u001b[B\u001b[B\n',
      'What came out for Virginia?': '\u001b[B\u001b[B\n',
      'Close Marcus Feld (': 'y\n',
      'Close Priya Raman (': 'n\n',
    },
  });
  expect(run.stderr).toContain('You answered no.');
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(/^✓ \w{11} is closed\.\n$/);
  expect((await portal.job('Feld')).status).toBe('CLOSED');
  expect((await portal.job('Raman')).status).toBe('CLAIMED');
});
