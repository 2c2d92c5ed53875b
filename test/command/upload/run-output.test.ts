import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv } from '../../support/taxq.ts';
import { folderWith, JOB, type Outcome, upload, writeManifest } from './scene.ts';

const sandbox = useSandbox();
const FIELDS = [
  'line',
  'file',
  'status',
  'document_id',
  'job',
  'client',
  'tag',
  'title',
  'size',
  'sha256',
  'overridden',
  'error',
];

let manifest = '';
let count = 0;

/** One file that arrives and one that is refused, new ones for each test. */
beforeEach(async () => {
  count += 1;
  const folder = await folderWith({ 'good.txt': `good ${count}`, 'bad.txt': 'bad' });
  manifest = await writeManifest(join(folder, 'plan.csv'), [
    { file: 'good.txt', job: JOB.nunez, tag: 'OTHER', title: `good ${count}` },
    { file: 'bad.txt', job: JOB.feld, tag: 'OTHER', title: 'bad' },
  ]);
});

const run = (words: readonly string[], options: RunOptions = {}) =>
  upload(['run', manifest, ...words], { env: sandboxEnv(sandbox()), ...options });

const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('what upload run prints', () => {
  test('is with --json one document with an object for each row, in the manifest’s order', async () => {
    const { code, json } = await run(['--json']);
    expect(code).toBe(8);
    const outcomes = json<Outcome[]>();
    expect(outcomes.map((one) => Object.keys(one))).toEqual([FIELDS, FIELDS]);
    expect(outcomes).toMatchObject([
      { line: 2, status: 'uploaded', client: 'María José Núñez', size: 6, error: null },
      { line: 3, status: 'refused', document_id: null, error: { code: 'job_ended' } },
    ]);
    expect(Object.keys(outcomes[1]?.error ?? {})).toEqual(['code', 'message', 'hint']);
  });

  test('is with --format ndjson a line for each row as it is known', async () => {
    const lines = jsonLines((await run(['--format', 'ndjson'])).stdout);
    expect(lines.map(({ status }) => status).sort()).toEqual(['refused', 'uploaded']);
  });

  test('is with --format csv a table for a spreadsheet', async () => {
    const rows: Record<string, string>[] = parse((await run(['--format', 'csv'])).stdout, {
      columns: true,
    });
    expect(Object.keys(rows[0] ?? {})).toEqual(FIELDS);
    expect(rows.map((row) => row['status'])).toEqual(['uploaded', 'refused']);
  });

  test('is in a pipe a tab-separated line for each row, with the document’s id', async () => {
    const lines = (await run([])).stdout.trimEnd().split('\n');
    const cells = lines.map((line) => line.split('\t'));
    expect(cells.map((row) => row[4]).sort()).toEqual(['refused', 'uploaded']);
    expect(cells.find((row) => row[4] === 'uploaded')?.[5]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is on a terminal only what didn’t go well, and a count', async () => {
    const { stdout, stderr } = await run([], { terminal: true });
    expect(stdout).toMatch(
      /^✗ .*bad\.txt +→ Marcus Feld · OTHER .*refused\n +Marcus Feld \(UNV6L8FMUC5\) takes no more documents\. The job is closed/,
    );
    expect(stdout).not.toContain('good.txt');
    expect(stderr).toContain('1 uploaded, 1 refused');
    expect(stderr).toContain('1 of 2 files are not on the portal.');
  });

  test('is chosen by field names after --json=', async () => {
    const { json } = await run(['--json=status,file']);
    expect(json<object[]>().map((one) => Object.keys(one))).toEqual([
      ['status', 'file'],
      ['status', 'file'],
    ]);
  });
});

describe('how far it is', () => {
  test('is told in a pipe by lines of text', async () => {
    const { stderr } = await run([]);
    expect(stderr).toContain('Checking 2 files');
    expect(stderr).toMatch(/^uploaded 1 of 1 file, .* of .*$/m);
  });

  test('is told with --json by lines of JSON, and the failure as one more', async () => {
    const lines = jsonLines((await run(['--json'])).stderr);
    expect(lines.at(0)).toEqual({
      progress: {
        files_done: 1,
        files_failed: 0,
        files_total: 1,
        bytes_acknowledged: 6,
        bytes_total: 6,
        bytes_per_second: null,
        seconds_left: expect.anything(),
      },
    });
    expect(lines.at(-1)).toMatchObject({ error: { code: 'some_failed', exit: 8 } });
  });

  test('isn’t told with --quiet: only what went wrong is', async () => {
    const { stderr, stdout } = await run(['--quiet']);
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stderr).toMatch(/^✗ 1 of 2 files are not on the portal\./);
  });

  test('isn’t told at all with --quiet when all went well', async () => {
    const good = join(await folderWith({ 'a.txt': 'quietly' }), 'plan.csv');
    await writeManifest(good, [{ file: 'a.txt', job: JOB.nunez, tag: 'OTHER' }]);
    const quiet = await upload(['run', good, '--quiet'], { env: sandboxEnv(sandbox()) });
    expect(quiet).toMatchObject({ code: 0, stderr: '' });
  });
});

test('the failure says how to go on, in words that can be copied', async () => {
  const { stderr } = await run([]);
  const left = manifest.replace('.csv', '.left.csv');
  expect(stderr).toContain('→ Mend what it names; a row whose verdict says refused needs another.');
  expect(stderr).toContain(`Then: taxq upload run ${left}`);
});

test('with --json every line on standard error is JSON as well', async () => {
  const { stderr, code } = await run(['--json']);
  expect(code).toBe(8);
  const lines = stderr.trim().split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
});

test('a dry run says by its exit code that something would be refused', async () => {
  const { code, json } = await run(['--dry-run', '--json']);
  expect(code).toBe(8);
  expect(json<Outcome[]>().map(({ status }) => status)).toEqual(['would_upload', 'refused']);
});
