import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePdf } from '../../support/pdf.ts';
import { startRelay } from '../../support/relay.ts';
import { returnPdf } from '../../support/returns.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, tempFolder } from '../../support/taxq.ts';
import { documents, timesTitled } from '../doc/documents.ts';
import {
  byName,
  cellsIn,
  folderWith,
  JOB,
  type Outcome,
  upload,
  uploadsOf,
  versions,
  writeManifest,
} from './scene.ts';

type Rows = readonly Readonly<Record<string, string | number>>[];

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

/** Writes files and a manifest for them; the files’ contents by their names. */
async function scene(contents: Readonly<Record<string, string | Buffer>>, rows: Rows) {
  const folder = await folderWith(contents);
  return { folder, manifest: await writeManifest(join(folder, 'plan.csv'), rows) };
}

/** Runs a manifest with --json, behind a relay that counts the requests that bring files. */
async function runIt(manifest: string, words: readonly string[] = [], options: RunOptions = {}) {
  const relay = await startRelay(sandbox().url, () => 'pass');
  const through = { ...env(), TAXQ_URL: relay.origin, ...options.env };
  const run = await upload(['run', manifest, '--json', ...words], { ...options, env: through });
  const outcomes = run.stdout === '' ? [] : run.json<Outcome[]>();
  return { ...run, outcomes, rows: byName(outcomes), sent: uploadsOf(relay) };
}

describe('upload run with a manifest of one’s own: file, job and tag are enough', () => {
  test('the portal holds each file under its tag, by short id or by client', async () => {
    const { manifest } = await scene({ 'mileage.txt': 'km', 'donations.txt': '$' }, [
      { file: 'mileage.txt', job: 'Núñez', tag: 'Other' },
      { file: 'donations.txt', job: JOB.raman.toLowerCase(), tag: 'OTHER' },
    ]);
    const run = await runIt(manifest);
    expect(run.code).toBe(0);
    expect(run.rows).toMatchObject({
      'mileage.txt': { line: 2, status: 'uploaded', job: JOB.nunez, title: 'mileage' },
      'donations.txt': { line: 3, status: 'uploaded', job: JOB.raman, error: null },
    });
    const held = await documents('Núñez', env());
    expect(held.find(({ title }) => title === 'mileage')).toMatchObject({
      id: run.rows['mileage.txt']?.document_id,
      sha256: run.rows['mileage.txt']?.sha256,
      document_type: { id: 'OTHER' },
    });
  });

  test('title and description arrive', async () => {
    const { manifest } = await scene({ 'scan0001.txt': 'a log' }, [
      {
        file: 'scan0001.txt',
        job: JOB.nunez,
        tag: 'OTHER',
        title: 'Mileage log, “2025”',
        description: 'From the client’s car;\nall of it',
      },
    ]);
    expect((await runIt(manifest)).code).toBe(0);
    const held = await documents('Núñez', env());
    expect(held.find(({ title }) => title === 'Mileage log, “2025”')?.description).toBe(
      'From the client’s car;\nall of it',
    );
  });

  test('its PDFs are checked as planning does', async () => {
    const { manifest } = await scene(
      {
        'right.pdf': returnPdf({ client: 'Elena Kim', note: 'by hand' }),
        'wrong.pdf': returnPdf({ client: 'Priya Raman', note: 'by hand' }),
        'scan.pdf': makePdf('by hand'),
      },
      ['right', 'wrong', 'scan'].map((name) => ({
        file: `${name}.pdf`,
        job: 'Elena',
        tag: '1098',
      })),
    );
    const run = await runIt(manifest);
    expect(run.code).toBe(8);
    expect(run.rows['right.pdf']?.status).toBe('uploaded');
    expect(run.rows['wrong.pdf']).toMatchObject({
      status: 'refused',
      error: { code: 'content_other_client' },
    });
    expect(run.rows['wrong.pdf']?.error?.message).toContain('“Priya Raman”');
    expect(run.rows['scan.pdf']?.error?.hint).toContain('--accept');
    expect((await runIt(manifest, ['--accept'])).rows['scan.pdf']?.status).toBe('uploaded');
  });

  test('a draft in place of another is a new version of it', async () => {
    const [draft] = (await documents('Elena', env())).filter(({ word }) => word === 'draft');
    const { manifest } = await scene({ 'd.pdf': returnPdf({ client: 'Elena Kim', note: 'v2' }) }, [
      { file: 'd.pdf', job: 'Elena', tag: 'draft' },
    ]);
    const [done] = (await runIt(manifest)).outcomes;
    expect((await versions('Elena', env())).get(done?.document_id ?? '')).toBe(draft?.id);
  });

  test('the manifest may come on standard input; its paths are then the current folder’s', async () => {
    const { folder } = await scene({ 'piped.txt': 'piped' }, [{ file: '', job: '', tag: '' }]);
    const stdin = `file;job;tag\r\n"${join(folder, 'piped.txt')}";Núñez;OTHER\r\n`;
    expect((await runIt('-', [], { stdin })).outcomes).toMatchObject([{ status: 'uploaded' }]);
  });
});

describe('upload run does what the verdict of a row says', () => {
  test.each([
    ['skip', '1 skipped'],
    ['SKIP it', '1 skipped'],
    ['same as on the portal', '1 there already'],
    ['ambiguous', '1 for you to decide'],
    ['refused: D2: not yet', '1 refused'],
  ])('leaves a row out for “%s”', async (verdict, counted) => {
    const { manifest } = await scene({ 'a.txt': verdict }, [
      { file: 'a.txt', job: JOB.nunez, tag: 'OTHER', verdict },
    ]);
    const run = await runIt(manifest);
    expect(run).toMatchObject({ code: 0, outcomes: [], sent: 0 });
    expect(run.stderr).toContain(`Left out by the verdict: ${counted}.`);
    expect(run.stderr).toContain('Nothing was to be sent.');
  });

  test.each(['upload', ' Upload', 'new version of “x”', 'upload anyway'])(
    'sends a scan for “%s”: somebody has looked at it',
    async (verdict) => {
      const { manifest } = await scene({ 'a.pdf': makePdf(`a scan, ${verdict}`) }, [
        { file: 'a.pdf', job: JOB.nunez, tag: '1099', verdict },
      ]);
      expect((await runIt(manifest)).outcomes).toMatchObject([{ status: 'uploaded' }]);
    },
  );

  test('sends nothing at all when one verdict means nothing, and names its line', async () => {
    const { manifest } = await scene({ 'a.txt': 'good', 'b.txt': 'typo' }, [
      { file: 'a.txt', job: JOB.nunez, tag: 'OTHER', verdict: 'upload' },
      { file: 'b.txt', job: JOB.nunez, tag: 'OTHER', verdict: 'uplaod' },
    ]);
    const run = await runIt(manifest);
    expect(run).toMatchObject({ code: 2, sent: 0, stdout: '' });
    expect(run.stderr).toContain('line 3: “uplaod”');
  });

  test('refuses a PDF that names another client though the verdict says upload, as after sorting one column only', async () => {
    const { manifest } = await scene(
      { 'swapped.pdf': returnPdf({ client: 'Priya Raman', note: 'swapped' }) },
      [{ file: 'swapped.pdf', job: JOB.nunez, tag: '1099', verdict: 'upload' }],
    );
    const run = await runIt(manifest);
    expect(run).toMatchObject({ code: 6, sent: 0 });
    expect(run.outcomes[0]?.error).toMatchObject({ code: 'content_other_client' });
    expect(run.outcomes[0]?.error?.hint).toContain('upload anyway');
  });

  test('sends it for “upload anyway”, which only a person writes', async () => {
    const { manifest } = await scene(
      { 'k1.pdf': returnPdf({ client: 'Priya Raman', note: 'a partner’s K-1' }) },
      [{ file: 'k1.pdf', job: JOB.nunez, tag: '1099', verdict: 'upload anyway' }],
    );
    expect((await runIt(manifest)).outcomes).toMatchObject([{ status: 'uploaded' }]);
  });

  test('refuses a row whose client is not the job’s', async () => {
    const { manifest } = await scene({ 'c.txt': 'whose' }, [
      { file: 'c.txt', job: JOB.nunez, client: 'Priya Raman', tag: 'OTHER', verdict: 'upload' },
    ]);
    const run = await runIt(manifest);
    expect(run).toMatchObject({ code: 6, sent: 0 });
    expect(run.outcomes[0]?.error).toMatchObject({ code: 'client_contradicts' });
  });

  test('takes the client as it is written, with or without accents', async () => {
    const { manifest } = await scene({ 'd.txt': 'hers' }, [
      {
        file: 'd.txt',
        job: JOB.nunez,
        client: 'maria jose nunez',
        tag: 'OTHER',
        verdict: 'upload',
      },
    ]);
    expect((await runIt(manifest)).outcomes).toMatchObject([{ status: 'uploaded' }]);
  });

  test('keeps the rules even where the verdict says upload', async () => {
    const { manifest } = await scene({ 'f.pdf': makePdf('a final') }, [
      { file: 'f.pdf', job: 'Elena', tag: 'final', verdict: 'upload' },
    ]);
    const run = await runIt(manifest);
    expect(run).toMatchObject({ code: 6, sent: 0 });
    expect(run.outcomes).toMatchObject([{ status: 'refused', error: { code: 'rule_d2' } }]);
  });
});

describe('upload run refuses a row, and sends the others,', () => {
  const beside = async (
    contents: Readonly<Record<string, string | Buffer>>,
    row: Readonly<Record<string, string | number>>,
  ) => {
    const good = { file: 'good.txt', job: JOB.nunez, tag: 'OTHER', size: '', sha256: '' };
    const text = `good beside ${JSON.stringify(row)}`;
    const { manifest } = await scene({ 'good.txt': text, ...contents }, [
      { ...good, title: text, verdict: '' },
      { ...good, title: 'bad', verdict: '', ...row },
    ]);
    const run = await runIt(manifest);
    expect(run.code).toBe(8);
    expect(run.rows['good.txt']?.status).toBe('uploaded');
    return run.outcomes[1];
  };

  test.each([
    ['for a job that doesn’t exist', { job: 'Nobody' }, 'There is no job “Nobody”.'],
    ['for a client’s name that fits two jobs', { job: 'Kim' }, '“Kim” fits 2 jobs.'],
    ['for a tag that the portal doesn’t have', { tag: 'drafft' }, 'is not a tag of this portal'],
    ['for a closed job', { job: JOB.feld }, 'X11'],
    ['for a file that isn’t there', { file: 'gone.txt' }, 'There is no file'],
    ['for a folder', { file: '.' }, 'A folder cannot be uploaded'],
  ])('%s', async (_, row, words) => {
    const outcome = await beside({ 'bad.txt': 'bad' }, { file: 'bad.txt', ...row });
    expect(outcome?.status).toBe('refused');
    expect(outcome?.error?.message).toContain(words);
  });

  test('for a file of another content than the manifest says', async () => {
    const sha256 = 'a'.repeat(64);
    const outcome = await beside({ 'bad.txt': 'bad' }, { file: 'bad.txt', sha256 });
    expect(outcome?.error?.message).toContain('The file changed');
  });

  test('for a file of another size, though a person vouches for the row', async () => {
    const row = { file: 'bad.txt', size: 9, sha256: 'a'.repeat(64), verdict: 'upload' };
    const outcome = await beside({ 'bad.txt': 'bad' }, row);
    expect(outcome).toMatchObject({ status: 'refused' });
    expect(outcome?.error?.message).toContain('changed');
  });

  test('for another content of the same size the file fails while it is sent, and nothing arrives', async () => {
    const row = { file: 'bad.txt', size: 3, sha256: 'a'.repeat(64), verdict: 'upload' };
    const outcome = await beside({ 'bad.txt': 'bad' }, { ...row, title: 'never arrives' });
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'file_changed' } });
    expect(await timesTitled('never arrives', 'Núñez', env())).toBe(0);
  });

  test('with the same content for the same place once more', async () => {
    const { manifest } = await scene({ 'one.txt': 'the same', 'two.txt': 'the same' }, [
      { file: 'one.txt', job: JOB.rivera, tag: 'OTHER' },
      { file: 'two.txt', job: JOB.rivera, tag: 'OTHER' },
    ]);
    const run = await runIt(manifest);
    expect(run).toMatchObject({ code: 8, sent: 1 });
    expect(run.outcomes).toMatchObject([
      { status: 'uploaded' },
      { status: 'refused', error: { code: 'rule_d4' } },
    ]);
  });
});

describe('upload run', () => {
  test('sends nothing with --dry-run, and says what it would send', async () => {
    const { manifest } = await scene({ 'a.txt': 'only a look' }, [
      { file: 'a.txt', job: JOB.nunez, tag: 'OTHER', title: 'dry' },
    ]);
    const run = await runIt(manifest, ['--dry-run']);
    expect(run).toMatchObject({ code: 0, sent: 0 });
    expect(run.outcomes).toMatchObject([{ status: 'would_upload', document_id: null }]);
    expect(run.stderr).toContain('Nothing was uploaded (--dry-run).');
    expect(await timesTitled('dry', 'Núñez', env())).toBe(0);
  });

  test('sends nothing the second time', async () => {
    const { manifest } = await scene({ 'a.txt': 'twice run' }, [
      { file: 'a.txt', job: JOB.nunez, tag: 'OTHER' },
    ]);
    const first = await runIt(manifest);
    const second = await runIt(manifest);
    expect(second).toMatchObject({ code: 0, sent: 0 });
    expect(second.outcomes).toMatchObject([
      { status: 'already_there', document_id: first.outcomes[0]?.document_id },
    ]);
  });

  test('sends nothing of a file that was swapped for another of its size since it was planned', async () => {
    const folder = await folderWith({ 'Núñez 1099.txt': 'as planned' });
    const out = join(folder, 'plan.csv');
    await upload(['plan', folder, '-o', out], { env: env() });
    await writeFile(join(folder, 'Núñez 1099.txt'), 'swapped!!!');
    const run = await runIt(out);
    expect(run.code).not.toBe(0);
    expect(run.outcomes).toMatchObject([{ status: 'failed', error: { code: 'file_changed' } }]);
    expect(await timesTitled('Núñez 1099', 'Núñez', env())).toBe(0);
  });

  test('ends with 6 when every row is refused by a rule, as one refused document would', async () => {
    const { manifest } = await scene({ 'a.txt': 'late' }, [
      { file: 'a.txt', job: JOB.feld, tag: 'OTHER' },
    ]);
    expect((await runIt(manifest)).code).toBe(6);
  });

  test('takes a hundred files in eight requests at a time, each once', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `many ${at}.txt`);
    const { manifest } = await scene(
      Object.fromEntries(names.map((name) => [name, name])),
      names.map((file) => ({ file, job: JOB.ceramics, tag: 'OTHER' })),
    );
    const run = await runIt(manifest, ['--concurrency', '8']);
    expect(run).toMatchObject({ code: 0, sent: 8 });
    const held = await documents(JOB.ceramics, env());
    const titles = held.map(({ title }) => title).filter((title) => title.startsWith('many '));
    expect(new Set(titles).size).toBe(100);
    expect(titles).toHaveLength(100);
  });
});

describe('what didn’t arrive', () => {
  const half = () =>
    scene({ 'sub/good.txt': 'good', 'sub/late.txt': 'comes later' }, [
      { file: 'sub/good.txt', job: JOB.rivera, tag: 'OTHER', title: 'half good' },
      { file: 'sub/late.txt', job: 'Nobody', tag: 'OTHER', title: 'half late' },
      { file: 'sub/none.txt', job: JOB.rivera, tag: 'final', title: 'not now' },
    ]);

  test('is written beside the manifest, and can be run again once it is mended', async () => {
    const { folder, manifest } = await half();
    const run = await runIt(manifest);
    expect(run.code).toBe(8);
    expect(run.stderr).toContain('plan.left.csv');
    const left = join(folder, 'plan.left.csv');
    const cells = await cellsIn(left);
    expect(cells.map(({ file }) => file)).toEqual(['sub/late.txt', 'sub/none.txt']);
    expect(cells[0]).toMatchObject({ verdict: '', reason: expect.stringContaining('short id') });
    const [late] = cells.map((row) => ({ ...row, job: JOB.rivera }));
    const again = await runIt(await writeManifest(left, late === undefined ? [] : [late]));
    expect(again.outcomes).toMatchObject([{ status: 'uploaded', title: 'half late' }]);
  });

  test('keeps what was refused before when it is run and written anew', async () => {
    const row = { job: JOB.rivera, tag: 'OTHER' };
    const folder = await folderWith({});
    const left = await writeManifest(join(folder, 'plan.left.csv'), [
      { file: 'gone.txt', ...row, verdict: '' },
      { file: 'refused.txt', ...row, verdict: 'refused: D2: not yet' },
    ]);
    await runIt(left);
    const cells = await cellsIn(left);
    expect(cells.map(({ file, verdict }) => [file, verdict?.slice(0, 12)])).toEqual([
      // A file may be there next time.
      ['gone.txt', ''],
      ['refused.txt', 'refused: D2:'],
    ]);
  });

  test('keeps the id of the rule that stands against it', async () => {
    const { folder, manifest } = await scene({ 'f.pdf': makePdf('early final') }, [
      { file: 'f.pdf', job: 'Elena', tag: 'final', verdict: 'upload' },
    ]);
    await runIt(manifest);
    const [row] = await cellsIn(join(folder, 'plan.left.csv'));
    expect(row?.['verdict']).toMatch(/^refused: D2: /);
  });

  test('goes where --left says, with paths that still lead to the files', async () => {
    const { folder, manifest } = await half();
    const left = join(await tempFolder(), 'rest.json');
    await runIt(manifest, ['--left', left]);
    const rows = JSON.parse(await readFile(left, 'utf8')) as { file: string }[];
    expect(rows.map(({ file }) => file)).toEqual([
      join(folder, 'sub/late.txt'),
      join(folder, 'sub/none.txt'),
    ]);
  });

  test('is nothing when all arrived: then there is no such file', async () => {
    const { folder, manifest } = await scene({ 'a.txt': 'all arrived' }, [
      { file: 'a.txt', job: JOB.rivera, tag: 'OTHER' },
    ]);
    await runIt(manifest);
    await expect(rm(join(folder, 'plan.left.csv'))).rejects.toThrow('ENOENT');
  });
});
