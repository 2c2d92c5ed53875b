import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { NOW, NUNEZ, RAMAN, RIVERA } from '../apply/plan-scene.ts';

const sandbox = useSandbox({ clock: NOW });
const publicSandbox = useSandbox({ clock: NOW, surface: 'public' });

const plan = (args: readonly string[] = [], options: RunOptions = {}) =>
  taxq(['plan', ...args], {
    clock: () => new Date(NOW),
    ...options,
    env: { ...sandboxEnv(sandbox()), TZ: 'America/Chicago', ...options.env },
  });

interface Row {
  action: string;
  kind: string;
  rule: string;
  todo: boolean;
  text: string;
  findings: unknown[] | null;
}

describe('plan', () => {
  test('shows each action in full on a terminal of 80 columns, the most urgent first', async () => {
    const run = await plan([], { terminal: true });
    expect(run.code, run.stderr).toBe(0);
    const heads = run.stdout.split('\n').filter((line) => /^\d\. /.test(line));
    expect(heads).toEqual([
      `1. María José Núñez  holding reply  ${NUNEZ}  ○ ready`,
      `2. Jordan Rivera  intro  ${RIVERA}  ○ ready`,
      `3. Priya Raman  close  ${RAMAN}  ! yours to write`,
    ]);
    expect(run.stdout).toContain(
      '   L1: The client’s message is unanswered, and was due by the end of Tue 10 Mar\n   CDT.\n',
    );
    expect(run.stdout).toContain('   The client: “Hello Dana, can I deduct the laptop');
    expect(run.stdout).toContain('   │ Hi María José,\n');
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(85);
    expect(run.stderr).toContain(
      [
        'Yours to do:',
        '  David Kim: Prepare the draft and upload it.',
        '    → taxq doc upload PDP5CE966LL FILE --tag draft',
        '',
        '3 actions, 1 with something for you to write. Nothing was sent.',
        '  → To edit and apply them: taxq plan -o today.md',
      ].join('\n'),
    );
  });

  test('has the promised JSON fields, with the text as it would be sent', async () => {
    const run = await plan(['--json']);
    expect(run.stderr).toBe('');
    const rows = run.json<Row[]>();
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['action', 'job', 'client', 'kind', 'rule', 'reason', 'template', 'text', 'todo'],
      ...['findings', 'heard', 'based_on'],
    ]);
    expect(rows).toMatchObject([
      { action: `holding-reply-${NUNEZ}`, rule: 'L1', template: 'holding-reply', findings: [] },
      { action: `intro-${RIVERA}`, rule: 'S1', template: 'intro-rocket-tax', todo: false },
      { action: `close-${RAMAN}`, rule: 'X11', todo: true, findings: null },
    ]);
    // What came out is in no fact, so the pro chooses.
    expect(rows[2]?.text).toMatch(/^TODO: .+\n\nHi Priya,/);
    expect(rows[2]?.text).toContain('- **Virginia:** accepted. You owe');
    expect(rows[2]?.text).toContain('- **Virginia:** accepted. You receive');
  });

  test('is tab-separated in a pipe, and may be of some jobs only', async () => {
    const run = await plan(['--job', 'Rivera', '--job', 'Núñez']);
    const rows = run.stdout.trimEnd().split('\n');
    expect(rows.map((row) => row.split('\t').slice(0, 3))).toEqual([
      ['María José Núñez', 'holding reply', 'L1'],
      ['Jordan Rivera', 'intro', 'S1'],
    ]);
  });
});

describe('plan -o', () => {
  test('writes a file that only its user can read, and says what comes next', async () => {
    const file = join(await tempFolder(), 'today.md');
    const run = await plan(['-o', file, '--job', 'Núñez'], { terminal: true });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toMatch(
      /^CLIENT .*\nMaría José Núñez {2}holding reply {2}L1 +○ ready\n {2}The client’s message .*\.\n$/,
    );
    expect(run.stderr).toContain(`  → Look at ${file}, then:\n    taxq apply ${file}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^---\nformat: taxq-plan\nversion: 1\nid: [0-9a-f]{12}\n/);
    expect(text).toContain('\n  message: 9b1bd9c2-1d2a-8b54-a198-e176badc2fb1 # the client, Sun');
    expect(text).toContain('\n> The client: “Hello Dana, can I deduct the laptop I bought');
    expect(text).toContain('\n~~~~ message for 6UZM94GWH78\nHi María José,\n');
  });

  test('doesn’t replace what may have been edited, unless it has to', async () => {
    const file = join(await tempFolder(), 'today.md');
    await writeFile(file, 'mine');
    const refused = await plan(['-o', file, '--job', 'Núñez']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('is there already.');
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect((await plan(['-o', file, '--force', '--job', 'Núñez'])).code).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('taxq-plan');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe('plan on a portal with the documented API only', () => {
  test('proposes what can be known, and leaves the rest to the pro', async () => {
    const env = { ...(await publicProfileEnv(publicSandbox())), TAXQ_URL: '', TAXQ_TOKEN_URL: '' };
    const run = await plan(['--json'], { env });
    expect(run.code, run.stderr).toBe(0);
    expect(run.json<Row[]>()).toMatchObject([
      { kind: 'holding-reply', template: 'holding-reply' },
      { kind: 'intro', template: null, todo: true },
    ]);
  });
});
