import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SMOKE_FIELDS } from '../../../src/commands/smoke/fields.ts';
import { homeWith } from '../../support/home.ts';
import { startRelay } from '../../support/relay.ts';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const sandbox = useSandbox();
const JOB = 'Z794UCXKN7U';

const smoke = (words: readonly string[], options: RunOptions = {}) =>
  taxq(['smoke', ...words], { ...options, env: { ...sandboxEnv(sandbox()), ...options.env } });

interface Report {
  ok: boolean;
  checks: { id: string; status: string; message: string }[];
  budgets: { name: string; status: string; actual_ms: number }[];
  requests: { count: number; p95_ms: number };
  left_behind: { kind: string; id: string }[];
}

const statusOf = ({ checks }: Report, id: string) =>
  checks.find((check) => check.id === id)?.status;

describe('smoke on a portal as it should be', () => {
  it('passes every check, and writes nothing', async () => {
    const before = await taxq(['doc', 'list', JOB, '--json'], { env: sandboxEnv(sandbox()) });
    const ran = await smoke(['--strict', '--repeat', '3', '--json']);
    expect(ran.code).toBe(0);
    expect(Object.keys(ran.json<object>())).toEqual([...SMOKE_FIELDS]);
    const report = ran.json<Report>();
    expect(report).toMatchObject({ ok: true, profile: 'environment', run_id: null });
    expect(report.checks.map(({ id }) => id)).toEqual([
      'tls',
      'token',
      'capabilities',
      'clock-skew',
      'jobs.page',
      'jobs.paging',
      'job.view',
      'messages.list',
      'documents.list',
      'document.download',
      'members',
      'samples',
      'contract',
    ]);
    expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(report.requests.count).toBeGreaterThan(12);
    const after = await taxq(['doc', 'list', JOB, '--json'], { env: sandboxEnv(sandbox()) });
    expect(after.json()).toEqual(before.json());
  });

  it('is a list on a terminal, as wide as it', async () => {
    const ran = await smoke([], { terminal: true });
    expect(ran.stdout).toMatch(/^✓ jobs\.paging {9}3 pages of 4, and then the end\. +\d+ ms$/m);
    expect(ran.stdout).toMatch(/✓ 12 checks in .*: 12 passed\.\n$/);
    for (const line of ran.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('passes on a portal with the public API only', async () => {
    const env = await publicProfileEnv(sandbox());
    const ran = await taxq(['smoke', '--strict'], { env });
    expect(ran.code).toBe(0);
  });

  it('is strict about the portal: in CI one that nobody named is a mistake', async () => {
    expect(await taxq(['smoke'], { env: { CI: 'true' } })).toMatchObject({ code: 3 });
    expect(await taxq(['smoke'], { env: { TAXQ_URL: '' } })).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('clocks that differ', () => {
  it.each([
    ['10 seconds', 10, 'pass', 0, 0],
    ['a minute', 60, 'warn', 0, 9],
    ['six minutes', 360, 'fail', 9, 9],
  ])('by %s', async (_, seconds, status, code, strictCode) => {
    const clock = () => new Date(Date.now() + seconds * 1000);
    const ran = await smoke(['--json'], { clock });
    expect(statusOf(ran.json<Report>(), 'clock-skew')).toBe(status);
    expect(ran.code).toBe(code);
    if (status === 'warn') expect((await smoke(['--strict'], { clock })).code).toBe(strictCode);
  });
});

describe('budgets', () => {
  it('fail with the number when they are exceeded, whatever the format', async () => {
    const words = ['--budget', 'p95=0.001ms', '--budget', 'jobs.page=1m'];
    const ran = await smoke([...words, '--json']);
    expect(ran.code).toBe(9);
    const { ok, budgets, requests, checks } = ran.json<Report>();
    expect(ok).toBe(false);
    expect(checks.every(({ status }) => status === 'pass')).toBe(true);
    expect(budgets).toMatchObject([
      { name: 'p95', status: 'fail', actual_ms: requests.p95_ms },
      { name: 'jobs.page', status: 'pass' },
    ]);
    expect(await smoke(words)).toMatchObject({
      code: 9,
      stderr: expect.stringMatching(/p95 took/),
    });
  });

  it.each([
    ['p95', 'budget_unclear'],
    ['p95=soon', 'budget_unclear'],
    ['p95=0ms', 'budget_unclear'],
    ['p95=999999999m', 'budget_unclear'],
    ['p99=1s', 'budget_unknown'],
  ])('that mean nothing are refused before anything is asked: %s', async (budget, code) => {
    const ran = await smoke(['--budget', budget, '--json']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(JSON.parse(ran.stderr).error.code).toBe(code);
  });
});

it.each(['40000m', '0.0001ms', '61m'])(
  'takes no time for a check that is none: %s',
  async (time) => {
    expect(await smoke(['--check-timeout', time])).toMatchObject({ code: 2, stdout: '' });
  },
);

it.each(['-', 'j.txt'])('offers no standard output for a JUnit report: %s', async (path) => {
  const ran = await smoke(['--junit', path]);
  expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('.xml') });
  expect(ran.stderr).not.toContain('standard output');
});

describe('smoke --write', () => {
  const write = (words: readonly string[], options?: RunOptions) =>
    smoke(['--write', '--job', JOB, ...words], options);
  const env = () => sandboxEnv(sandbox());
  const notes = async () =>
    (await taxq(['note', 'list', JOB, '--json'], { env: env() })).json<{ text: string }[]>();
  const documents = async () =>
    (await taxq(['doc', 'list', JOB, '--json'], { env: env() })).json<{ title: string }[]>();

  it('writes a note and a PDF, reads both back, and says what is left; a repeat doubles nothing', async () => {
    const first = await write(['--run-id', 'twice', '--yes', '--json']);
    const again = await write(['--run-id', 'twice', '--yes', '--json']);
    expect([first.code, again.code]).toEqual([0, 0]);
    const left = first.json<Report>().left_behind;
    expect(left.map(({ kind }) => kind)).toEqual(['note', 'document']);
    expect(again.json<Report>().left_behind).toEqual(left);
    const text = 'taxq smoke check twice';
    expect((await notes()).filter((note) => note.text === text)).toHaveLength(1);
    expect((await documents()).filter(({ title }) => title === text)).toHaveLength(1);
  });

  it('sends a message where there are no notes', async () => {
    const words = ['smoke', '--write', '--job', JOB, '--run-id', 'public', '--yes', '--json'];
    const publicEnv = await publicEnvWithoutNotes();
    const ran = await taxq(words, { env: publicEnv });
    expect(ran.json<Report>().checks.filter(({ id }) => id.startsWith('write.'))).toMatchObject([
      { id: 'write.message', status: 'pass' },
      { id: 'write.document', status: 'pass' },
    ]);
  });

  it('writes nothing with --dry-run, and asks before it does', async () => {
    const dry = await write(['--run-id', 'dry', '--dry-run']);
    expect(dry).toMatchObject({ code: 0, stderr: expect.stringMatching(/None of it is written/) });
    expect(await write(['--run-id', 'dry'])).toMatchObject({ code: 2, stdout: '' });
    const answers = { 'Write this to job': 'n\n' };
    expect(await write(['--run-id', 'dry'], { terminal: true, answers })).toMatchObject({
      code: 1,
    });
    expect((await notes()).some(({ text }) => text.endsWith('dry'))).toBe(false);
  });

  it.each([
    [['--write'], 2],
    [['--tag', 'OTHER'], 2],
    [['--run-id', 'x'], 2],
    [['--write', '--job', JOB, '--run-id', 'a b', '--yes'], 2],
  ])('is refused when it isn’t said whole: %j', async (words, code) => {
    expect(await smoke(words)).toMatchObject({ code, stdout: '' });
  });

  it('tells what may be there when the answer to a write never comes', async () => {
    const relay = await startRelay(sandbox().url, (method) =>
      method === 'POST' ? 'lose' : 'pass',
    );
    const words = [
      '--run-id',
      'lost',
      '--yes',
      '--json',
      '--junit',
      join(await tempFolder(), 'a.xml'),
    ];
    const ran = await write(words, {
      env: { ...env(), TAXQ_URL: relay.origin, TAXQ_TOKEN_URL: sandbox().tokenUrl },
    });
    expect(ran.code).toBe(9);
    expect(ran.json<Report>().left_behind).toMatchObject([
      { kind: 'note', id: null },
      { kind: 'document', id: null },
    ]);
    expect((await notes()).some(({ text }) => text.endsWith('lost'))).toBe(true);
  });

  it('never writes to a portal with real clients, by whatever name it is called', async () => {
    const portal = { url: sandbox().url, token_url: sandbox().tokenUrl, audience: 'a' };
    const home = await homeWith({ profiles: { real: { ...portal, production: true } } });
    const marked = await write(['--yes'], { env: { TAXQ_HOME: home } });
    expect(marked).toMatchObject({ code: 6, stdout: '' });
    for (const url of ['https://api.worklayer.com', 'https://API.worklayer.com.:443/']) {
      const live = { TAXQ_URL: url, TAXQ_TOKEN: 'some-token' };
      expect(await write(['--yes'], { env: live })).toMatchObject({ code: 6, stdout: '' });
    }
    const other = {
      TAXQ_HOME: home,
      TAXQ_TOKEN: 't',
      TAXQ_URL: portal.url.replace('127.0.0.1', '127.0.0.1.'),
    };
    expect(await write(['--yes'], { env: other })).toMatchObject({ code: 6, stdout: '' });
    const words = ['--run-id', 'real', '--allow-production', '--yes'];
    expect(await write(words, { env: { TAXQ_HOME: home } })).toMatchObject({ code: 0 });
  });
});

/** A relay would do as well; a second sandbox of the public surface is simpler. */
async function publicEnvWithoutNotes(): Promise<Record<string, string>> {
  const { ownSandbox } = await import('../../support/sandbox.ts');
  return publicProfileEnv(await ownSandbox({ surface: 'public' }));
}

describe('what smoke leaves for CI', () => {
  it('is a JUnit report and a summary, also of a run that failed', async () => {
    const folder = await tempFolder();
    const [junit, page] = [join(folder, 'smoke.xml'), join(folder, 'page.md')];
    const env = { GITHUB_STEP_SUMMARY: page };
    const ran = await smoke(['--junit', junit, '--budget', 'max=0.001ms'], { env });
    expect(ran.code).toBe(9);
    const xml = await readFile(junit, 'utf8');
    expect(xml).toContain('<testsuite name="taxq smoke"');
    expect(xml).toContain('tests="13" failures="1" errors="0" skipped="0"');
    expect(await readFile(page, 'utf8')).toMatch(/^### ❌ taxq smoke: environment\n/);
    await smoke(['--junit', junit], { env });
    expect(await readFile(page, 'utf8')).toMatch(/### ❌[\s\S]*### ✅/);
    await smoke(['--no-summary'], { env: { GITHUB_STEP_SUMMARY: join(folder, 'none.md') } });
    await expect(readFile(join(folder, 'none.md'))).rejects.toThrow('ENOENT');
  });

  it('never takes the place of a file that isn’t taxq’s', async () => {
    const path = join(await tempFolder(), 'smoke.txt');
    expect(await smoke(['--junit', path])).toMatchObject({ code: 2, stdout: '' });
  });
});
