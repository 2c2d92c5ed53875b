import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { useSandbox } from '../../support/sandbox.ts';
import { startServer } from '../../support/server.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { documents } from './documents.ts';
import { JOB, sha256, startFakePortal } from './fake-portal.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

interface Result {
  document_id: string | null;
  title: string | null;
  path: string | null;
  sha256: string | null;
  status: string;
  error: { code: string } | null;
  job: string;
  archive: string | null;
}

const download = (...words: string[]) =>
  taxq(['doc', 'download', ...words, '--json'], { env: env() });

const shortIdOf = async (name: string): Promise<string> => {
  const run = await taxq(['job', 'view', name, '--json=short_id'], { env: env() });
  return run.json<{ short_id: string }>().short_id;
};

async function entriesOf(path: string): Promise<Record<string, string>> {
  const zip = await openPromise(path, { lazyEntries: true });
  const entries: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
    entries[entry.fileName] = sha256(Buffer.concat(pieces));
  }
  return entries;
}

describe('doc download --all', () => {
  test('fetches every document of several jobs, each job into a folder of its own', async () => {
    const out = await tempFolder();
    const run = await download('Raman', 'Rivera', '--all', '--out', out);
    expect(run.code).toBe(0);
    const held = [...(await documents('Raman', env())), ...(await documents('Rivera', env()))];
    const results = run.json<Result[]>();
    expect(results.map(({ document_id }) => document_id)).toEqual(held.map(({ id }) => id));
    for (const { path, sha256: digest } of results) {
      expect(sha256(await readFile(path ?? ''))).toBe(digest);
    }
    const folders = await readdir(out);
    expect(folders).toHaveLength(2);
    for (const name of ['Raman', 'Rivera']) {
      const shortId = await shortIdOf(name);
      const folder = folders.find((one) => one.endsWith(` ${shortId}`)) ?? '';
      expect(folder).toContain(name);
      expect((await stat(join(out, folder))).mode & 0o077).toBe(0);
      expect(results.some(({ job }) => job === shortId)).toBe(true);
    }
  });

  test('of one job, however often it is named, writes into the folder itself', async () => {
    const out = await tempFolder();
    const run = await download('Rivera', await shortIdOf('Rivera'), '--all', '--out', out);
    expect(run.code).toBe(0);
    const held = await documents('Rivera', env());
    expect(await readdir(out)).toHaveLength(held.length);
  });

  test('goes on after a job that isn’t there, and ends with 8', async () => {
    const out = await tempFolder();
    const run = await download('Nobody', 'Rivera', '--all', '--out', out);
    expect(run.code).toBe(8);
    const [first, ...others] = run.json<Result[]>();
    expect(first).toMatchObject({
      job: 'Nobody',
      document_id: null,
      title: null,
      status: 'failed',
      error: { code: 'job_unknown' },
    });
    expect(others.length).toBeGreaterThan(0);
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(['downloaded']));
    expect(run.stderr).toContain('Nobody: There is no job “Nobody”.');
    // Once the other name is mended, this job's documents are to be found where they are.
    expect(others[0]?.path).toContain(` ${await shortIdOf('Rivera')}/`);
  });

  test('of no job that is there ends with what is wrong with the first', async () => {
    const out = join(await tempFolder(), 'out');
    const run = await download('Nobody', '--all', '--out', out);
    expect(run.code).toBe(5);
    await expect(stat(out)).rejects.toThrow('ENOENT');
  });

  test('takes jobs from a file, one a line, and from standard input', async () => {
    const file = join(await tempFolder(), 'jobs.txt');
    const text = `\uFEFF${await shortIdOf('Raman')}\r\n\n  Rivera  \n`;
    await writeFile(file, text);
    const fromFile = await download('--all', '--jobs', file, '--out', await tempFolder());
    expect(fromFile.code, fromFile.stderr).toBe(0);
    const piped = await taxq(
      ['doc', 'download', '--all', '--jobs', '-', '--out', await tempFolder(), '--json'],
      { env: env(), stdin: text },
    );
    const titles = (results: Result[]) => results.map(({ title }) => title);
    expect(titles(piped.json())).toEqual(titles(fromFile.json()));
  });

  test.each([
    ['no job', ['--all'], 'no_job'],
    ['no job at all', [], 'no_job'],
    ['a list of jobs without --all', ['Rivera', '--jobs', '-'], 'jobs_without_all'],
    ['a list that isn’t there', ['--all', '--jobs', '/nowhere/jobs'], 'jobs_unreadable'],
    ['a list that is a folder', ['--all', '--jobs', '/'], 'jobs_unreadable'],
    ['an empty list', ['--all', '--jobs', '-'], 'no_job'],
    ['no documents at a time', ['Rivera', '--concurrency', '0'], 'not_a_number'],
    ['too many at a time', ['Rivera', '--concurrency', '17'], 'not_a_number'],
  ])('is refused with %s', async (_, words, code) => {
    const run = await download(...words, '--out', '/nowhere');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`"${code}"`);
  });

  test('lists several jobs on a terminal with their short ids', async () => {
    const run = await taxq(
      ['doc', 'download', 'Raman', 'Rivera', '--all', '--out', await tempFolder()],
      { env: env(), terminal: true },
    );
    expect(run.stdout).toMatch(/^JOB +DOCUMENT +SIZE +RESULT\n/);
    const rivera = await shortIdOf('Rivera');
    expect(run.stdout).toMatch(
      new RegExp(`^${rivera} .* ✓ downloaded\n  Jordan Rivera ${rivera}/`, 'm'),
    );
  });

  test('says in a pipe one line for each document', async () => {
    const run = await download('Raman', 'Rivera', '--all', '--out', await tempFolder());
    const lines = run.stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(run.json<Result[]>().length);
    for (const line of lines) expect(line).toMatch(/^Downloading .+, [\d.]+ (B|KB|MB)$/);
  });
});

describe('doc download --zip', () => {
  test('makes one zip for each job, of which unzip gets every byte back', async () => {
    const out = await tempFolder();
    const run = await download('Raman', 'Rivera', '--all', '--zip', '--out', out);
    expect(run.code).toBe(0);
    const results = run.json<Result[]>();
    const archives = [...new Set(results.map(({ archive }) => archive ?? ''))];
    const written = (await readdir(out)).map((name) => join(out, name));
    expect(archives.sort()).toEqual(written.sort());
    for (const archive of archives) {
      const digests = results
        .filter((result) => result.archive === archive)
        .map((result) => result.sha256);
      expect(Object.values(await entriesOf(archive))).toEqual(digests);
      expect((await stat(archive)).mode & 0o777).toBe(0o600);
    }
  });

  test('leaves the zip that holds the same, and refuses to overwrite another', async () => {
    const out = await tempFolder();
    const zip = (...more: string[]) => download('Rivera', '--zip', '--out', out, ...more);
    const [first] = (await zip()).json<Result[]>();
    const [again] = (await zip()).json<Result[]>();
    expect(again).toMatchObject({ status: 'already_there', archive: first?.archive });
    await writeFile(first?.archive ?? '', 'my own notes');
    const refused = await zip();
    expect(refused.code).toBe(6);
    expect(refused.stderr).toContain('--replace');
    expect(await readFile(first?.archive ?? '', 'utf8')).toBe('my own notes');
    expect((await zip('--replace')).code).toBe(0);
    expect((await readFile(first?.archive ?? '')).subarray(0, 2).toString()).toBe('PK');
  });

  test('makes none while a document is missing, says which, and keeps the others', async () => {
    const whole = { id: 'whole', file_name: 'whole.txt', content: 'whole' };
    const missing = { id: 'missing', file_name: 'missing.txt', content: 'missing' };
    let there = false;
    const storage = await startServer(({ path }, response) => {
      if (path === '/missing' && !there) response.writeHead(400).end();
      else response.end(path.slice(1));
    });
    const portal = await startFakePortal([whole, missing], (id) => `${storage.origin}/${id}`);
    const out = await tempFolder();
    const zip = () =>
      taxq(['doc', 'download', JOB, '--zip', '--out', out, '--json'], { env: portal.env });
    const first = await zip();
    expect(first.code).toBe(8);
    expect(first.json()).toMatchObject([
      { status: 'kept', archive: null },
      { status: 'failed', archive: null, error: { code: 'content_refused' } },
    ]);
    expect(first.stderr).toContain('Title 1: The document’s content didn’t come.');
    expect(first.stderr).toContain('A zip is made when all of its documents are whole.');
    expect(await readdir(out)).toEqual([`.taxq-${JOB}.part`]);

    there = true;
    const asked = storage.seen.length;
    expect((await zip()).code).toBe(0);
    expect(storage.seen.slice(asked).map(({ path }) => path)).toEqual(['/missing']);
    expect(await readdir(out)).toEqual([`${JOB}.zip`]);
    const entries = await entriesOf(join(out, `${JOB}.zip`));
    expect(Object.keys(entries)).toEqual(['whole.txt', 'missing.txt']);
  });

  test('is of hostile names as safe as a folder is', async () => {
    const names = ['../../etc/passwd', 'a.PDF', 'A.pdf', 'CON', 'new\nline', 'x'.repeat(300)];
    const all = names.map((file_name, index) => ({
      id: `d${index}`,
      file_name,
      content: `content ${index}`,
    }));
    const storage = await startServer(({ path }, response) =>
      response.end(all.find(({ id }) => path === `/${id}`)?.content),
    );
    const portal = await startFakePortal(all, (id) => `${storage.origin}/${id}`);
    const out = await tempFolder();
    const run = await taxq(['doc', 'download', JOB, '--zip', '--out', out], { env: portal.env });
    expect(run.code).toBe(0);
    const held = Object.keys(await entriesOf(join(out, `${JOB}.zip`)));
    expect(held.slice(0, 5)).toEqual(['passwd', 'a.PDF', 'A (2).pdf', '_CON', 'newline']);
    expect(Buffer.byteLength(held[5] ?? '')).toBeLessThanOrEqual(200);
  });
});
