import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';

const sandbox = useSandbox();
const publicSandbox = useSandbox({ surface: 'public' });

const kindsOf = (items: { kind: string }[]) => [...new Set(items.map(({ kind }) => kind))];

describe('scope items', () => {
  test('lists services and consultations, each with its kind', async () => {
    const run = await taxq(['scope', 'items', '--json'], { env: sandboxEnv(sandbox()) });
    expect(run.code).toBe(0);
    const items = run.json<{ kind: string }[]>();
    expect(Object.keys(items[0] ?? {})).toEqual([
      'id',
      'name',
      'kind',
      'description',
      'length_in_minutes',
    ]);
    expect(kindsOf(items)).toEqual(['service', 'consultation']);
    expect(items[1]).toMatchObject({ id: 'SCHEDULE_C', name: 'Schedule C' });
  });

  test('lists consultations only when they are asked for', async () => {
    const run = await taxq(['scope', 'items', '--consultations', '--json'], {
      env: sandboxEnv(sandbox()),
    });
    expect(kindsOf(run.json())).toEqual(['consultation']);
  });

  test('fits a terminal of 80 columns', async () => {
    const run = await taxq(['scope', 'items'], { env: sandboxEnv(sandbox()), terminal: true });
    expect(run.stdout).toMatch(/^ITEM +KIND/);
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('prints ids in a pipe', async () => {
    const run = await taxq(['scope', 'items'], { env: sandboxEnv(sandbox()) });
    expect(run.stdout).toMatch(/^Schedule C\tservice\t[^\t\n]*\tSCHEDULE_C$/m);
  });

  test('lists consultations on a portal of the public API, and says what is missing', async () => {
    const run = await taxq(['scope', 'items', '--json'], { env: sandboxEnv(publicSandbox()) });
    expect(run.code).toBe(0);
    expect(kindsOf(run.json())).toEqual(['consultation']);
    expect(run.stderr).toContain('consultations only');
  });
});
