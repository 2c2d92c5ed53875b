import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../src/store/index.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';
import { useHome } from './sandbox.ts';

const { home, sandbox } = useHome();
const own = () => ({ TAXQ_HOME: home() });
const jobs = async () => {
  const run = await taxq(['job', 'list', '--all', '--json=short_id'], { env: own() });
  return run.json<object[]>().length;
};

test('sandbox status tells where the embedded portal runs, and no secret', async () => {
  const run = await taxq(['sandbox', 'status', '--json'], { env: own() });
  expect(run.code).toBe(0);
  const status = run.json<Record<string, unknown>>();
  expect(Object.keys(status)).toEqual([
    ...['running', 'url', 'token_url', 'pid', 'data', 'started_time', 'faults'],
  ]);
  expect(status).toMatchObject({ running: true, url: sandbox().url, pid: process.pid });
  expect(run.stdout).not.toContain(sandbox().clientSecret);
});

test('sandbox status starts nothing', async () => {
  const elsewhere = await tempFolder();
  const run = await taxq(['sandbox', 'status', '--json'], { env: { TAXQ_HOME: elsewhere } });
  expect(run.code).toBe(0);
  expect(run.json()).toMatchObject({ running: false, url: null, pid: null });
  await expect(stat(join(elsewhere, 'data'))).rejects.toThrow('ENOENT');
  const text = await taxq(['sandbox', 'status'], { env: { TAXQ_HOME: elsewhere } });
  expect(text.stdout).toMatch(/^○ The embedded portal isn’t running\.\n {2}data {3}/);
});

test('sandbox reset throws nothing away without --yes, with a no, or in a dry run', async () => {
  const before = await jobs();
  const pipe = await taxq(['sandbox', 'reset', '--seed', '3'], { env: own() });
  expect(pipe.code).toBe(2);
  expect(pipe.stderr).toContain('--yes');
  const no = await taxq(['sandbox', 'reset', '--seed', '3'], {
    env: own(),
    terminal: true,
    answers: { 'Throw it away and fill it anew?': 'n\n' },
  });
  expect(no.code).toBe(1);
  const dry = await taxq(['sandbox', 'reset', '--seed', '3', '--dry-run'], { env: own() });
  expect(dry.code).toBe(0);
  expect(dry.stderr).toContain(join(home(), 'data', 'sandbox'));
  expect(await jobs()).toBe(before);
});

test('sandbox reset fills a running portal anew, and sign-ins stay good', async () => {
  const run = await taxq(['sandbox', 'reset', '--seed', '3', '--yes'], { env: own() });
  expect(run.code).toBe(0);
  expect(await jobs()).toBe(3);
  expect((await taxq(['sandbox', 'reset', '--yes'], { env: own() })).code).toBe(0);
  expect(await jobs()).toBe(12);
});

test('sandbox reset lets nothing that was sent before pass for done', async () => {
  const store = openStore({ folder: join(home(), 'state') });
  onTestFinished(() => store.close());
  const { url: origin } = sandbox();
  const sent = { key: 'plan:1:2', job_id: 'job', short_id: 'ABCDEFGHJKL', sha256: '' };
  const elsewhere = 'https://portal.example';
  for (const one of [origin, elsewhere]) {
    store.outbox.claim(
      { ...sent, key: `${sent.key}:${one}`, origin: one, kind: 'message' },
      { known_ids: [], attempt_time: new Date().toISOString() },
    );
    store.outbox.done(`${sent.key}:${one}`, 'message');
  }
  expect((await taxq(['sandbox', 'reset', '--yes'], { env: own() })).code).toBe(0);
  expect(store.outbox.find(`${sent.key}:${origin}`)).toBeUndefined();
  expect(store.outbox.find(`${sent.key}:${elsewhere}`)).toMatchObject({ state: 'done' });
});

test.each([
  ['--seed', 'many', 'Say demo, or a number of jobs'],
  ['--port', '70000', 'is not a whole number from 0 to 65535'],
  ['--token-ttl', '0', 'is not a whole number from 1 to 86400'],
  ['--surface', 'secret', 'Allowed choices are all, public'],
])('sandbox start refuses %s %s with 2', async (flag, value, words) => {
  const data = await tempFolder();
  const run = await taxq(['sandbox', 'start', '--data', data, flag, value]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(words);
});

test('sandbox start refuses a clock that it can’t read', async () => {
  const data = await tempFolder();
  const run = await taxq(['sandbox', 'start', '--data', data, '--clock', 'soon']);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('soon');
});

test('sandbox start refuses a folder that another one serves', async () => {
  const run = await taxq(['sandbox', 'start'], { env: own() });
  expect(run.code).toBe(6);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('→ ');
});

test('sandbox stop says so when nothing runs', async () => {
  const run = await taxq(['sandbox', 'stop'], { env: { TAXQ_HOME: await tempFolder() } });
  expect(run.code).toBe(0);
  expect(run.stderr).toBe('It wasn’t running.\n');
});
