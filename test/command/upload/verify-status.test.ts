import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { openStore } from '../../../src/store/index.ts';
import { startRelay } from '../../support/relay.ts';
import { ownSandbox, useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { newRun } from '../../unit/store/support/stores.ts';
import { timesTitled } from '../doc/documents.ts';
import { folderWith, JOB, type Outcome, upload, writeManifest } from './scene.ts';

interface Verified {
  line: number;
  file: string;
  status: string;
  proof: string | null;
  document_ids: string[];
  sha256: string | null;
  error: { code: string; message: string } | null;
}

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

/** A manifest of text files for one job; the contents are their names and `mark`. */
async function manifestOf(names: readonly string[], mark: string) {
  const folder = await folderWith(
    Object.fromEntries(names.map((name) => [`${name}.txt`, `${name} ${mark}`])),
  );
  const rows = names.map((name) => ({ file: `${name}.txt`, job: JOB.rivera, tag: 'OTHER' }));
  return writeManifest(join(folder, 'plan.csv'), rows);
}

const verify = async (manifest: string, words: readonly string[] = []) => {
  const run = await upload(['verify', manifest, '--json', ...words], { env: env() });
  return { ...run, rows: run.json<Verified[]>() };
};

describe('upload verify', () => {
  test('proves by digest that the portal holds each file, once', async () => {
    const manifest = await manifestOf(['held-1', 'held-2'], 'a');
    const done = (await upload(['run', manifest, '--json'], { env: env() })).json<Outcome[]>();
    const { code, rows, stderr } = await verify(manifest);
    expect(code).toBe(0);
    expect(rows.map(({ document_ids }) => document_ids)).toEqual(
      done.map(({ document_id }) => [document_id]),
    );
    expect(rows).toMatchObject([
      { line: 2, status: 'held', proof: 'digest', error: null },
      { line: 3, status: 'held', proof: 'digest', error: null },
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'line',
      'file',
      'status',
      'proof',
      'document_ids',
      'job',
      'tag',
      'title',
      'sha256',
      'error',
    ]);
    expect(stderr).toContain('✓ The portal holds all 2, each once.');
  });

  test('ends with 9 when one is missing, and names it', async () => {
    const manifest = await manifestOf(['never-sent'], 'b');
    const { code, rows, stderr } = await verify(manifest);
    expect(code).toBe(9);
    expect(rows).toMatchObject([{ status: 'missing', proof: null, document_ids: [] }]);
    expect(stderr).toContain('1 missing');
  });

  test('takes another content under the same name for missing', async () => {
    const manifest = await manifestOf(['other'], 'c');
    await upload(['run', manifest], { env: env() });
    await writeFile(join(manifest, '..', 'other.txt'), 'changed since');
    expect((await verify(manifest)).rows).toMatchObject([{ status: 'missing' }]);
  });

  test('finds what is there twice', async () => {
    const manifest = await manifestOf(['twice'], 'd');
    const { id } = (await taxq(['job', 'view', JOB.rivera, '--json'], { env: env() })).json<{
      id: string;
    }>();
    const content = await readFile(join(manifest, '..', 'twice.txt'));
    const { access_token } = (await (
      await fetch(sandbox().tokenUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          grant_type: 'client_credentials',
          client_id: sandbox().clientId,
          client_secret: sandbox().clientSecret,
          audience: 'https://api.worklayer.com/public/',
        }),
      })
    ).json()) as { access_token: string };
    for (const title of ['twice', 'once more']) {
      const form = new FormData();
      form.set('job_id', id);
      form.set('title', title);
      form.set('document_type_id', 'OTHER');
      form.set('file', new Blob([content]), 'twice.txt');
      const headers = { authorization: `Bearer ${access_token}` };
      const url = `${sandbox().url}/v1.0/documents`;
      expect((await fetch(url, { method: 'POST', headers, body: form })).ok).toBe(true);
    }
    const { code, rows } = await verify(manifest);
    expect(code).toBe(9);
    expect(rows).toMatchObject([{ status: 'twice', proof: 'digest' }]);
    expect(rows[0]?.document_ids).toHaveLength(2);
  });

  test('says what it couldn’t look at, and looks at the others', async () => {
    const manifest = await manifestOf(['looked-at'], 'e');
    const folder = join(manifest, '..');
    const rows = [
      { file: 'looked-at.txt', job: JOB.rivera, tag: 'OTHER' },
      { file: 'looked-at.txt', job: 'Nobody', tag: 'OTHER' },
      { file: 'gone.txt', job: JOB.rivera, tag: 'OTHER' },
    ];
    await upload(['run', manifest], { env: env() });
    const mixed = await verify(await writeManifest(join(folder, 'mixed.csv'), rows));
    expect(mixed.code).toBe(9);
    expect(mixed.rows.map(({ status }) => status)).toEqual(['held', 'unproven', 'unproven']);
    expect(mixed.rows[1]?.error?.message).toContain('There is no job “Nobody”');
    expect(mixed.rows[2]?.error?.message).toContain('There is no file');
    expect(mixed.stderr).toContain('2 couldn’t be looked at');
  });

  test('proves what a plan takes for being there already, and leaves out what it refuses', async () => {
    const manifest = await manifestOf(['claimed'], 'f');
    await upload(['run', manifest], { env: env() });
    const folder = join(manifest, '..');
    const plan = await writeManifest(join(folder, 'again.csv'), [
      { file: 'claimed.txt', job: JOB.rivera, tag: 'OTHER', verdict: 'same as on the portal' },
      { file: 'x.txt', job: JOB.rivera, tag: 'OTHER', verdict: 'refused: D2: not yet' },
    ]);
    const { rows, stderr } = await verify(plan);
    expect(rows).toMatchObject([{ status: 'held' }]);
    expect(stderr).toContain('Left out by the verdict: 1 refused.');
  });

  test('proves files that this machine no longer has, by the digests of the manifest', async () => {
    const manifest = await manifestOf(['moved-away'], 'g');
    const done = (await upload(['run', manifest, '--json'], { env: env() })).json<Outcome[]>();
    const elsewhere = join(await tempFolder(), 'plan.csv');
    const row = { file: 'moved-away.txt', job: JOB.rivera, tag: 'OTHER' };
    await writeManifest(elsewhere, [{ ...row, sha256: done[0]?.sha256 ?? '' }]);
    expect((await verify(elsewhere)).rows).toMatchObject([{ status: 'held' }]);
  });

  test('prints an empty list to a program when there is nothing to verify', async () => {
    const manifest = join(await tempFolder(), 'plan.csv');
    await writeManifest(manifest, [{ file: 'a', job: 'b', tag: 'c', verdict: 'skip' }]);
    const { code, rows, stderr } = await verify(manifest);
    expect({ code, rows }).toEqual({ code: 0, rows: [] });
    expect(stderr).toContain('Nothing was to be verified.');
  });

  test('shows a terminal only what isn’t proven', async () => {
    const manifest = await manifestOf(['shown-held'], 'h');
    await upload(['run', manifest], { env: env() });
    const good = await upload(['verify', manifest], { env: env(), terminal: true });
    expect(good).toMatchObject({ code: 0, stdout: '' });
    const missing = await manifestOf(['shown-missing'], 'h');
    const bad = await upload(['verify', missing], { env: env(), terminal: true });
    expect(bad.stdout).toMatch(/^FILE +JOB +TAG +STATUS/);
    expect(bad.stdout).toMatch(/^shown-missing\.txt .*✗ missing/m);
  });
});

describe('upload status', () => {
  test('lists the runs of this machine, the newest first, and the files of one', async () => {
    const home = { ...env(), TAXQ_HOME: await tempFolder() };
    const first = await manifestOf(['status-1', 'status-2'], 'i');
    await upload(['run', first], { env: home });
    const second = await manifestOf(['status-3'], 'i');
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.endsWith('/documents') ? 'refuse' : 'pass',
    );
    await upload(['run', second], { env: { ...home, TAXQ_URL: relay.origin } });

    const list = await upload(['status', '--json'], { env: home });
    const runs = list.json<{ id: string; counts: Record<string, number> }[]>();
    expect(Object.keys(runs[0] ?? {})).toEqual([
      'id',
      'state',
      'profile',
      'origin',
      'manifest',
      'started_time',
      'ended_time',
      'pid',
      'total',
      'counts',
    ]);
    expect(runs).toMatchObject([
      { state: 'failed', manifest: second, origin: relay.origin, total: 1, counts: { failed: 1 } },
      { state: 'done', manifest: first, origin: sandbox().url, total: 2, counts: { uploaded: 2 } },
    ]);

    const items = await upload(['status', runs[0]?.id ?? '', '--json'], { env: home });
    const [item] = items.json<Record<string, unknown>[]>();
    expect(Object.keys(item ?? {})).toEqual([
      'position',
      'line',
      'file',
      'status',
      'document_id',
      'job',
      'tag',
      'title',
      'size',
      'sha256',
      'error',
    ]);
    expect(item).toMatchObject({ line: 2, status: 'failed', error: { code: 'portal_refused' } });
    const shown = await upload(['status'], { env: home, terminal: true });
    expect(shown.stdout).toMatch(/^RUN +STATE +ARRIVED +FAILED +MANIFEST/);
    expect(shown.stdout).toMatch(/✓ done +2 of 2 +plan\.csv/);
  });

  test('says of a run that died that it was interrupted, and what was under way', async () => {
    const home = { ...env(), TAXQ_HOME: await tempFolder() };
    const store = openStore({ folder: join(home.TAXQ_HOME, 'state') });
    const { id } = store.runs.begin(newRun(2));
    store.close();
    const list = await upload(['status', '--json'], { env: home });
    expect(list.json()).toMatchObject([{ id, state: 'interrupted', ended_time: null }]);
    const shown = await upload(['status', id], { env: home, terminal: true });
    expect(shown.stdout).toMatch(/○ left/);
    expect(shown.stderr).toContain('is interrupted');
  });

  test('says so where nothing was ever uploaded', async () => {
    const none = await upload(['status'], { env: env(), terminal: true });
    expect(none).toMatchObject({ code: 0, stdout: '' });
    expect(none.stderr).toContain('No uploads yet.');
    expect((await upload(['status', '--json'], { env: env() })).json()).toEqual([]);
  });

  test('ends with 5 for a run that it doesn’t know', async () => {
    const run = await upload(['status', 'nosuchrun'], { env: env() });
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('taxq upload status');
  });

  test('needs no portal and no sign-in', async () => {
    const run = await upload(['status'], { env: { TAXQ_URL: 'http://127.0.0.1:1' } });
    expect(run.code).toBe(0);
  });
});

test('what a portal has lost since is uploaded again', async () => {
  const home = await tempFolder();
  const before = await ownSandbox();
  const env = (running: typeof before) => ({ ...sandboxEnv(running), TAXQ_HOME: home });
  const manifest = await manifestOf(['lost'], 'j');
  const first = await upload(['run', manifest, '--json'], { env: env(before) });
  await before.close();
  const port = Number(new URL(before.url).port);
  const after = await startSandbox({ data: await tempFolder(), port });
  try {
    const second = await upload(['run', manifest, '--json'], { env: env(after) });
    expect(second.json<Outcome[]>()).toMatchObject([{ status: 'uploaded' }]);
    expect(second.json<Outcome[]>()[0]?.document_id).not.toBe(
      first.json<Outcome[]>()[0]?.document_id,
    );
    expect(await timesTitled('lost', JOB.rivera, env(after))).toBe(1);
  } finally {
    await after.close();
  }
});
