import { describe, expect, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';

interface Result {
  job: string;
  status: string;
  template: string | null;
  text: string | null;
  reason: string | null;
}

interface Listed {
  id: string;
  short_id: string;
  status: string;
  workspace: { slug: string };
}

/** How often the pro has written to a job's client. */
async function ownMessages(job: string, env: Record<string, string>): Promise<number> {
  const run = await taxq(['message', 'list', job, '--all', '--json'], { env });
  return run.json<{ author: string }[]>().filter(({ author }) => author === 'pro').length;
}

describe('intro', () => {
  const sandbox = useSandbox();
  const env = () => sandboxEnv(sandbox());

  test('sends the workspace’s introduction, and a second run does nothing', async () => {
    const dry = await taxq(['intro', 'Jordan', '--dry-run', '--json'], { env: env() });
    expect(dry.code).toBe(0);
    expect(dry.json<Result[]>()).toMatchObject([{ status: 'planned' }]);
    expect(await ownMessages('Jordan', env())).toBe(0);

    const first = await taxq(['intro', 'Jordan'], {
      env: env(),
      terminal: true,
      answers: { 'Send this introduction to Jordan Rivera?': 'y\n' },
    });
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('│ Hi Jordan,');
    expect(first.stdout).toContain('✓ sent');
    expect(await ownMessages('Jordan', env())).toBe(1);

    const second = await taxq(['intro', 'Jordan', '--json'], { env: env() });
    expect(second.code).toBe(0);
    const [result] = second.json<Result[]>();
    expect(Object.keys(result ?? {})).toEqual([
      'job',
      'status',
      'message_id',
      'create_time',
      'template',
      'text',
      'reason',
      'findings',
      'overridden',
    ]);
    expect(result).toMatchObject({ status: 'skipped', reason: expect.stringMatching(/already/) });
    expect(await ownMessages('Jordan', env())).toBe(1);
  });

  test('leaves a client alone whom the pro has written to, without asking anything', async () => {
    const run = await taxq(['intro', 'Raman'], { env: env() });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^\w{11}\tPriya Raman\t– nothing to do\t/);
  });

  test.each([
    ['a job that is On-Hold', 'Brien', 6],
    ['a closed job', 'Feld', 6],
    ['a job nobody has claimed', 'Chloé', 6],
    ['a job that isn’t there', 'Nobody', 5],
    ['a name that fits two jobs', 'Kim', 2],
  ])('refuses %s', async (_, job, exit) => {
    const run = await taxq(['intro', job, '--yes'], { env: env() });
    expect(run.code).toBe(exit);
    expect(run.stdout).toBe('');
  });

  test('tells what it did for each job, and ends with 8 when one was refused', async () => {
    const run = await taxq(['intro', 'Raman', 'Brien', '--yes', '--json'], { env: env() });
    expect(run.code).toBe(8);
    expect(run.json<Result[]>()).toMatchObject([
      { status: 'skipped' },
      { status: 'failed', text: null, reason: expect.stringContaining('On-Hold') },
    ]);
  });

  test('ends with the first failure’s code when all were refused', async () => {
    const run = await taxq(['intro', 'Feld', 'Brien', '--yes', '--json'], { env: env() });
    expect(run.code).toBe(6);
    expect(run.json<Result[]>().map(({ status }) => status)).toEqual(['failed', 'failed']);
  });
});

describe('intro to many jobs', () => {
  const sandbox = useSandbox({ seed: 21 });
  const env = () => sandboxEnv(sandbox());
  const claimed = async () =>
    (await taxq(['job', 'list', '--status', 'active', '--all', '--json'], { env: env() })).json<
      Listed[]
    >();

  test('shows all of them, asks once, sends what it can, and can be run again', async () => {
    const jobs = await claimed();
    expect(jobs.length).toBeGreaterThan(5);
    const [locked] = jobs;
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.includes(locked?.id ?? '?') ? 'refuse' : 'pass',
    );
    const names = jobs.map(({ short_id }) => short_id);
    const run = await taxq(['intro', ...names], {
      env: { ...env(), TAXQ_URL: relay.origin },
      terminal: true,
      answers: { [`Send these ${jobs.length} introductions?`]: 'y\n' },
    });
    expect(run.code).toBe(8);
    expect(run.stderr.match(/^To /gm)).toHaveLength(jobs.length);
    expect(run.stderr).toContain(`taxq intro ${locked?.short_id}`);
    const count = (status: RegExp) => run.stdout.match(status)?.length;
    expect(count(/✓ sent/g)).toBe(jobs.length - 1);
    expect(count(/✗ not sent/g)).toBe(1);

    const again = await taxq(['intro', ...names, '--yes', '--json'], { env: env() });
    expect(again.code).toBe(0);
    const sent = again.json<Result[]>().filter(({ status }) => status === 'sent');
    expect(sent.map(({ job }) => job)).toEqual([locked?.short_id]);
    for (const name of names) expect(await ownMessages(name, env())).toBe(1);
  });
});

describe('intro to jobs of several workspaces', () => {
  const sandbox = useSandbox({ seed: 10 });

  test('gives each workspace its own wording', async () => {
    const env = sandboxEnv(sandbox());
    const listed = await taxq(['job', 'list', '--status', 'active', '--all', '--json'], { env });
    const jobs = listed.json<Listed[]>();
    const names = jobs.map(({ short_id }) => short_id);
    const run = await taxq(['intro', ...names, '--dry-run', '--json'], { env });
    const slugs = jobs.map(({ workspace }) => workspace.slug);
    expect(new Set(slugs)).toEqual(new Set(['rocket-tax', 'taxfyle']));
    expect(run.json<Result[]>().map(({ template }) => template)).toEqual(
      slugs.map((slug) => `intro-${slug}`),
    );
  });
});

describe('intro on a portal that only speaks the public API', () => {
  const sandbox = useSandbox({ surface: 'public' });

  test('needs to be told the template, and then sends exactly one message though the answer is lost', async () => {
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.endsWith('/messages') ? 'lose' : 'pass',
    );
    const env = await publicProfileEnv(sandbox(), relay.origin);
    const untold = await taxq(['intro', 'Jordan', '--yes'], { env });
    expect(untold.code).toBe(2);
    expect(untold.stderr).toContain('--template');
    const words = ['intro', 'Jordan', '--template', 'intro-rocket-tax', '--yes', '--json'];
    const told = await taxq(words, { env });
    expect(told.code).toBe(0);
    expect(told.json<Result[]>()[0]?.text).toContain("I'm Dana Whitaker");
    expect(await ownMessages('Jordan', env)).toBe(1);
    expect((await taxq(words, { env })).json()).toMatchObject([{ status: 'skipped' }]);
  });

  test('goes to a job without any message, which the documented API answers with 404', async () => {
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'GET' && path.includes('/messages') ? 'missing' : 'pass',
    );
    const env = await publicProfileEnv(sandbox(), relay.origin);
    const told = await taxq(['message', 'list', 'Jordan', '--json'], { env });
    expect(told.code, told.stderr).toBe(0);
    expect(told.json()).toEqual([]);
    const run = await taxq(
      ['intro', 'Jordan', '--template', 'intro-rocket-tax', '--dry-run', '--json'],
      { env },
    );
    expect(run.code, run.stderr).toBe(0);
    expect(run.json()).toMatchObject([{ status: 'planned' }]);
  });
});
