import { describe, expect, test } from 'vitest';
import { GATE_RULE_IDS } from '../../../src/rules/close-gate/rule-ids.ts';
import { useHome } from '../../support/home.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import type { Result } from './closing.ts';

const sandbox = useSandbox();
// One home: what was read of the papers is remembered.
const home = useHome();
const env = () => ({ ...sandboxEnv(sandbox()), TAXQ_HOME: home() });
const check = (...args: string[]) => taxq(['close', ...args, '--check'], { env: env() });

const RULES = [...GATE_RULE_IDS];

describe('close --check', () => {
  test('finds a job ready when every rule holds, and prints its gate as JSON', async () => {
    const run = await check('Raman', '--json');
    expect(run.code).toBe(0);
    expect(run.stderr).toBe('');
    const [result, ...others] = run.json<Result[]>();
    expect(others).toEqual([]);
    expect(Object.keys(result ?? {})).toEqual([
      'job',
      'client',
      'ready',
      'closed',
      'archive',
      'message_id',
      'completed_time',
      'rating',
      'rules',
      'findings',
      'overridden',
      'error',
    ]);
    expect(result).toMatchObject({ client: 'Priya Raman', ready: true, closed: false });
    expect(result?.rules.map(({ id }) => id)).toEqual(RULES);
    expect(Object.keys(result?.rules[0] ?? {})).toEqual([
      ...['id', 'title', 'source', 'covers', 'applies', 'status', 'reason', 'evidence', 'fix'],
    ]);
    const open = result?.rules.filter(({ status }) => status !== 'pass') ?? [];
    expect(open.map(({ id, status }) => [id, status])).toEqual(
      ['X7', 'X8', 'X14'].map((id) => [id, 'on_close']),
    );
    const idle = result?.rules.filter(({ applies }) => !applies) ?? [];
    expect(idle.map(({ id }) => id)).toEqual(['X6', 'X5']);
  });

  test('draws the gate with its evidence on a terminal', async () => {
    const run = await taxq(['close', 'Raman', '--check'], { env: env(), terminal: true });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^Priya Raman {2}\w{11} · close gate\n/);
    expect(run.stdout).toContain(
      ' ✓ X3   Accepted: Federal and Virginia, by the confirmations’ text.\n',
    );
    expect(run.stdout).toContain('Do not apply here: X6, X5.\n');
    expect(run.stdout).toMatch(/✓ Ready to close\.\n$/);
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('names what stands in the way with the command that mends it, and ends with 6', async () => {
    const run = await taxq(['close', 'Elena Kim', '--check'], { env: env(), terminal: true });
    expect(run.code).toBe(6);
    expect(run.stdout).toContain(' ✗ X1   Every milestone is ticked\n');
    expect(run.stdout).toContain('· document: Draft return 2025, ');
    expect(run.stdout).toMatch(/→ taxq doc upload \w{11} FILE --tag EFILE_AUTHORIZATION --title /);
    expect(run.stdout).toMatch(/→ taxq job milestones \w{11} --done Filed\n/);
    // Elena has been asked about the draft; asking again would be M1.
    expect(run.stdout).not.toContain('--template draft-ready');
    expect(run.stdout).toMatch(/→ taxq note add \w{11} --kind waiting\n/);
    expect(run.stdout).toMatch(/→ taxq doc upload \w{11} FILE --tag efile --title /);
    expect(`${run.stdout}${run.stderr}`.match(/in the way/g)).toHaveLength(1);
    expect(run.stderr).toMatch(
      /^✗ \w{11} may not be closed yet\.\n {2}Rules X1, X2, X3, X4, I1, X10 /,
    );
  });

  test('is a line per rule in a pipe', async () => {
    const run = await check('Elena Kim');
    expect(run.code).toBe(6);
    const rows = run.stdout.trimEnd().split('\n');
    expect(rows.map((row) => row.split('\t')[1])).toEqual(RULES);
    expect(rows[0]).toMatch(
      /^\w{11}\tX1\tfail\tNot ticked: Draft approved .*\ttaxq job milestones \w{11} --done Filed$/,
    );
  });

  test('is a line for a closed job, whose gate is past', async () => {
    const run = await check('Feld', '--json');
    expect(run.code).toBe(0);
    expect(run.stderr).toBe('');
    expect(run.json<Result[]>()).toMatchObject([
      { ready: false, closed: true, rating: 5, error: null },
    ]);
    const shown = await taxq(['close', 'Feld', '--check'], { env: env(), terminal: true });
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/^– \w{11} was closed on \w{3} \d+, \d{4} \d\d:\d\d\.\n$/);
    expect(shown.stderr).toBe('');
  });

  test('says of a cancelled job that it has ended, and sends nobody in circles', async () => {
    const run = await check('Haddad', '--json');
    expect(run.code).toBe(6);
    expect(run.json<Result[]>()).toMatchObject([
      { ready: false, closed: false, error: { code: 'job_ended' } },
    ]);
    expect(JSON.parse(run.stderr)).toMatchObject({
      error: {
        message: expect.stringMatching(/^\w{11} has ended already\. The job was cancelled\.$/),
        hint: expect.stringMatching(/^See how it ended: taxq job view \w{11}$/),
      },
    });
  });

  test('looks at several jobs, and ends with 8 when only some are ready', async () => {
    const run = await taxq(['close', 'Raman', 'Elena Kim', '--check'], {
      env: env(),
      terminal: true,
    });
    expect(run.code).toBe(8);
    expect(run.stdout).toContain('✓ Ready to close.\n\nElena Kim  ');
    expect(run.stderr).toContain('✗ 1 of 2 jobs may not be closed or failed.');

    const json = await check('Raman', 'Elena Kim', '--json=client,ready');
    expect(json.json()).toEqual([
      { client: 'Priya Raman', ready: true },
      { client: 'Elena Kim', ready: false },
    ]);
  });

  test('ends with 6 when none of several is ready', async () => {
    expect((await check('Elena Kim', 'Núñez')).code).toBe(6);
  });

  test('doesn’t guess which job is meant', async () => {
    const run = await check('Kim');
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/They are: \w{11} Elena Kim, \w{11} David Kim\./);
  });
});
