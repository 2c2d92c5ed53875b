import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { homeWith } from '../../support/home.ts';
import { makePdf } from '../../support/pdf.ts';
import { startRelay } from '../../support/relay.ts';
import { returnPdf } from '../../support/returns.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, tempFolder } from '../../support/taxq.ts';
import { documents } from '../doc/documents.ts';
import {
  byName,
  cellsIn,
  folderWith,
  JOB,
  type Outcome,
  type Planned,
  upload,
  versions,
  writeManifest,
} from './scene.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());
const LONG_AGO = new Date('2026-01-05T12:00:00Z');

/** Plans with --json. */
const planned = async (words: readonly string[], options = {}) => {
  const run = await upload(['plan', ...words, '--json'], { env: env(), ...options });
  return byName(run.json<Planned[]>());
};

describe('the manifest that upload plan writes', () => {
  test('is the user’s alone, names files relative to itself, and opens in any CSV reader', async () => {
    const folder = await folderWith({ 'Raman/notice.txt': 'n', 'Núñez W-2.txt': 'w' });
    const out = join(folder, 'plan.csv');
    const run = await upload(['plan', folder, '-o', out, '--tag', 'Other'], { env: env() });
    expect(run.code).toBe(0);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const cells = await cellsIn(out);
    expect(cells.map(({ file }) => file).sort()).toEqual(['Núñez W-2.txt', 'Raman/notice.txt']);
    expect(Object.keys(cells[0] ?? {})).toEqual([
      'file',
      'job',
      'client',
      'tag',
      'title',
      'description',
      'size',
      'sha256',
      'confidence',
      'reason',
      'verdict',
    ]);
    expect(run.stderr).toContain('taxq upload run');
  });

  test('shows a person only what needs a look', async () => {
    const folder = await folderWith({ 'Núñez 1098.txt': 'fine', 'nobody.txt': 'who?' });
    const words = ['plan', folder, '-o', join(folder, 'plan.csv')];
    const run = await upload(words, { env: env(), terminal: true });
    expect(run.stdout).toContain('nobody.txt');
    expect(run.stdout).not.toContain('Núñez 1098.txt');
  });

  test('isn’t planned itself when it lies among the files', async () => {
    const folder = await folderWith({ 'Núñez 1098.txt': 'beside its plan' });
    const out = join(folder, 'plan.csv');
    await upload(['plan', folder, '-o', out], { env: env() });
    await upload(['plan', folder, '-o', out], { env: env() });
    expect(await cellsIn(out)).toHaveLength(1);
  });

  test('sends exactly what is to be uploaded when it is run as it is', async () => {
    const folder = await folderWith({
      'Elena Kim draft.pdf': returnPdf({ client: 'Elena Kim', note: 'fed back' }),
      'Elena Kim final.pdf': returnPdf({ client: 'Elena Kim', note: 'not yet' }),
      'Núñez 1099.pdf': returnPdf({ client: 'María José Núñez', note: 'fed back' }),
      'nobody.txt': 'whose?',
    });
    const [draft] = (await documents('Elena', env())).filter(({ word }) => word === 'draft');
    const out = join(folder, 'plan.csv');
    await upload(['plan', folder, '-o', out], { env: env() });
    const run = await upload(['run', out, '--json'], { env: env() });
    expect(run.code).toBe(0);
    const sent = byName(run.json<Outcome[]>());
    expect(Object.keys(sent).sort()).toEqual(['Elena Kim draft.pdf', 'Núñez 1099.pdf']);
    expect(run.stderr).toContain('Left out by the verdict: 1 for you to decide, 1 refused.');
    const id = sent['Elena Kim draft.pdf']?.document_id ?? '';
    expect((await versions('Elena', env())).get(id)).toBe(draft?.id);
  });

  test('can be corrected: another job, another tag, a verdict', async () => {
    const folder = await folderWith({
      'Kim notes.txt': 'for one of the Kims',
      'Núñez 1098 and 1099.txt': 'two tags',
      'Raman passport.pdf': makePdf('a scan that a person has looked at'),
      'Núñez W-2.txt': 'not this one',
    });
    const out = join(folder, 'plan.csv');
    await upload(['plan', folder, '-o', out], { env: env() });
    const changes: Record<string, Record<string, string>> = {
      'Kim notes.txt': { job: JOB.ceramics, tag: 'Other', verdict: '' },
      'Núñez 1098 and 1099.txt': { tag: '1098', verdict: ' Upload ' },
      'Raman passport.pdf': { verdict: 'upload' },
      'Núñez W-2.txt': { verdict: 'skip' },
    };
    const rows = (await cellsIn(out)).map((row) => ({ ...row, ...changes[row['file'] ?? ''] }));
    const run = await upload(['run', await writeManifest(out, rows), '--json'], { env: env() });
    expect(run.code).toBe(0);
    expect(byName(run.json<Outcome[]>())).toMatchObject({
      'Kim notes.txt': { job: JOB.ceramics, tag: 'OTHER', status: 'uploaded' },
      'Núñez 1098 and 1099.txt': { tag: '1098', status: 'uploaded' },
      'Raman passport.pdf': { tag: 'ID', status: 'uploaded' },
    });
    expect(run.json<Outcome[]>()).toHaveLength(3);
  });

  test('is JSON for a name in .json, and runs the same', async () => {
    const folder = await folderWith({ 'Núñez 1099.txt': 'as json' });
    const out = join(folder, 'plan.json');
    await upload(['plan', folder, '-o', out], { env: env() });
    const run = await upload(['run', out, '--json'], { env: env() });
    expect(run.json<Outcome[]>()).toMatchObject([{ line: 1, status: 'uploaded', tag: '1099' }]);
  });

  test('can be made of what plan --json prints', async () => {
    const folder = await folderWith({ 'Núñez 1099.txt': 'through a pipe' });
    const plan = await upload(['plan', folder, '--json'], { env: env() });
    const run = await upload(['run', '-', '--json'], { env: env(), stdin: plan.stdout });
    expect(run.json<Outcome[]>()).toMatchObject([{ status: 'uploaded' }]);
  });
});

describe('upload plan takes', () => {
  test.each([
    ['a line each', '\n'],
    ['parted by NUL', '\0'],
  ])('paths on standard input, %s', async (_, separator) => {
    const folder = await folderWith({ 'Núñez 1099 a.txt': 'a', 'Raman 1099 b.txt': 'b', c: 'c' });
    const names = ['Núñez 1099 a.txt', 'Raman 1099 b.txt'];
    const stdin = names.map((name) => `${join(folder, name)}${separator}`).join('');
    const rows = await planned(['-'], { stdin });
    expect(Object.keys(rows).sort()).toEqual(names);
  });

  test('a quoted glob', async () => {
    const folder = await folderWith({ 'Núñez 1.txt': '1', 'Núñez 2.jpg': '2' });
    expect(Object.keys(await planned([join(folder, '*.txt')]))).toEqual(['Núñez 1.txt']);
  });

  test('--tag for files whose names tell none, and for no others', async () => {
    const folder = await folderWith({ 'Núñez statement.txt': 'a', 'Núñez 1099.txt': 'b' });
    const rows = await planned([folder, '--tag', 'other']);
    expect(rows['Núñez statement.txt']).toMatchObject({ tag: 'OTHER', verdict: 'upload' });
    expect(rows['Núñez 1099.txt']).toMatchObject({ tag: '1099' });
  });

  test('--accept for scans', async () => {
    const folder = await folderWith({ 'Raman 1098.pdf': makePdf('scan') });
    expect(await planned([folder, '--accept'])).toMatchObject({
      'Raman 1098.pdf': { verdict: 'upload', reason: expect.stringContaining('a scan') },
    });
  });

  test('words of the pro’s own for tags, before its own', async () => {
    const home = await homeWith({ profiles: {}, tag_words: { mileage: 'OTHER', final: 'draft' } });
    const folder = await folderWith({
      'Núñez mileage.txt': 'km',
      'Núñez final.pdf': returnPdf({ client: 'María José Núñez', note: 'own words' }),
    });
    const rows = await planned([folder], { env: { ...env(), TAXQ_HOME: home } });
    expect(rows['Núñez mileage.txt']?.tag).toBe('OTHER');
    expect(rows['Núñez final.pdf']?.tag).toBe('draft');
  });
});

describe('upload plan refuses', () => {
  test.each([
    ['a path that isn’t there', 'none.pdf', 'There is no file'],
    ['an empty folder', '.', 'There are no files in'],
    ['a glob that fits nothing', '*.pdf', 'fits'],
  ])('%s when there is nothing else', async (_, name, words) => {
    const run = await upload(['plan', join(await tempFolder(), name)], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(words);
    expect(run.stdout).toBe('');
  });

  test('a path that isn’t there as a row of its own when there are others', async () => {
    const folder = await folderWith({ 'Rivera 1099.txt': 'here' });
    const rows = await planned([folder, join(folder, 'gone.pdf')]);
    expect(rows['gone.pdf']?.verdict).toMatch(/^refused: There is no file/);
    expect(rows['Rivera 1099.txt']?.verdict).toBe('upload');
  });

  test('an unknown --tag, with the tags there are', async () => {
    const folder = await folderWith({ 'a.txt': 'a' });
    const run = await upload(['plan', folder, '--tag', 'drafft'], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('“drafft” is not a tag of this portal.');
  });

  test('to wait for a keyboard where paths are to come from standard input', async () => {
    const run = await upload(['plan', '-'], { env: env(), terminal: true });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('it is your keyboard');
  });
});

describe('upload plan remembers', () => {
  test('what it has read, and reads again only what has changed', async () => {
    const folder = await folderWith({ 'Núñez 1099.txt': 'first', 'Raman 1099.txt': 'first' });
    const [kept, touched] = [join(folder, 'Núñez 1099.txt'), join(folder, 'Raman 1099.txt')];
    for (const path of [kept, touched]) await utimes(path, LONG_AGO, LONG_AGO);
    const remembering = { env: { ...env(), TAXQ_HOME: await tempFolder() } };
    const before = await planned([folder], remembering);

    for (const path of [kept, touched]) await writeFile(path, 'other');
    await utimes(kept, LONG_AGO, LONG_AGO);
    const after = await planned([folder], remembering);
    const digest = (rows: typeof after, name: string) => rows[name]?.sha256;
    expect(digest(after, 'Núñez 1099.txt')).toBe(digest(before, 'Núñez 1099.txt'));
    expect(digest(after, 'Raman 1099.txt')).not.toBe(digest(before, 'Raman 1099.txt'));
  });

  test('nothing of a file that was written a moment ago: its time may not tell the next change', async () => {
    const folder = await folderWith({ 'Núñez 1099.txt': 'first' });
    const path = join(folder, 'Núñez 1099.txt');
    const { atime, mtime } = await stat(path);
    const remembering = { env: { ...env(), TAXQ_HOME: await tempFolder() } };
    const before = await planned([folder], remembering);
    await writeFile(path, 'other');
    await utimes(path, atime, mtime);
    const after = await planned([folder], remembering);
    expect(after['Núñez 1099.txt']?.sha256).not.toBe(before['Núñez 1099.txt']?.sha256);
  });
});

test('a plan asks for the documents of each job once, however many files go there', async () => {
  const files = Object.fromEntries([...'abcdef'].map((one) => [`Núñez 1099 ${one}.txt`, one]));
  const relay = await startRelay(sandbox().url, () => 'pass');
  await planned([await folderWith(files)], { env: { ...env(), TAXQ_URL: relay.origin } });
  expect(relay.count('GET', '/documents')).toBe(1);
});
