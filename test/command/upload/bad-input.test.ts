import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, tempFolder } from '../../support/taxq.ts';
import { documents } from '../doc/documents.ts';
import {
  byName,
  cellsIn,
  folderWith,
  JOB,
  type Outcome,
  type Planned,
  upload,
  uploadsOf,
  writeManifest,
} from './scene.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

/** Runs a manifest of exactly these bytes beside files of these names. */
async function runText(text: string | Buffer, names: readonly string[] = ['a.txt']) {
  const contents = names.map((name) => [name, `${name} of ${text.length}`]);
  const folder = await folderWith(Object.fromEntries(contents));
  const manifest = join(folder, 'plan.csv');
  await writeFile(manifest, text);
  const relay = await startRelay(sandbox().url, () => 'pass');
  const through = { ...env(), TAXQ_URL: relay.origin };
  const run = await upload(['run', manifest, '--json'], { env: through });
  return { ...run, sent: uploadsOf(relay) };
}

describe('upload run reads the manifest as a whole before anything is sent, and refuses', () => {
  const row = `a.txt,${JOB.nunez},OTHER`;
  test.each([
    ['an unknown column', `file,job,tag,colour\n${row},red\n`, '“colour” (line 1)'],
    ['a missing column', `file,job\na.txt,${JOB.nunez}\n`, 'lacks the column “tag”'],
    ['a column twice', `file,job,tag,File\n${row},a\n`, 'has the column “file” twice'],
    ['an empty file', '', 'names no files'],
    ['nothing below the header', 'file,job,tag\n', 'nothing below its header'],
    ['a row that is too long', `file,job,tag\n${row}\n${row},x\n`, 'Line 3: too many cells'],
    ['a quote that never ends', `file,job,tag\n${row}\n"a.txt,b,c\n`, 'can’t be read as CSV'],
    ['a digest that is none', `file,job,tag,sha256\n${row},\n${row},xyz\n`, 'Line 3: “sha256”'],
    ['a size that is none', `file,job,tag,size\n${row},1\n${row},-1\n`, 'Line 3: “size”'],
    ['an empty cell', `file,job,tag\n${row}\na.txt,,OTHER\n`, 'Line 3: “job” is empty'],
    ['an empty JSON array', '[]', 'names no files'],
    ['JSON that is cut off', '[{"file": "a.txt"', 'can’t be read as JSON'],
    ['JSON of numbers', '[1, 2]', 'Entries 1 and 2: not an object'],
    ['a binary file', Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0xfe, 0x00]), 'UTF-8'],
    ['a spreadsheet’s own format', Buffer.from('504b0304140006000800f8', 'hex'), 'UTF-8'],
  ])('%s', async (_, text, words) => {
    const run = await runText(text);
    expect(run).toMatchObject({ code: 2, stdout: '', sent: 0 });
    expect(run.stderr).toContain(words);
  });

  test('a folder', async () => {
    const run = await upload(['run', await tempFolder()], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('It is a folder.');
  });

  test('a path that isn’t there', async () => {
    const run = await upload(['run', join(await tempFolder(), 'none.csv')], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('There is no such file.');
  });

  test.each([
    ['nothing', ''],
    ['no manifest', 'hello'],
  ])('%s on standard input', async (_, stdin) => {
    expect((await upload(['run', '-'], { env: env(), stdin })).code).toBe(2);
  });
});

describe('upload run takes a manifest as spreadsheets write it:', () => {
  const row = (file: string, separator: string) => [file, JOB.nunez, 'OTHER'].join(separator);
  test.each([
    ['with a byte order mark', `\uFEFFfile,job,tag\n${row('bom.txt', ',')}\n`, 'bom.txt'],
    ['with Windows line ends', `file,job,tag\r\n${row('crlf.txt', ',')}\r\n`, 'crlf.txt'],
    ['with semicolons', `file;job;tag\n${row('semi.txt', ';')}\n`, 'semi.txt'],
    ['with tabs', `file\tjob\ttag\n${row('tabs.txt', '\t')}\n`, 'tabs.txt'],
    ['with other capitals', `FILE, Job ,Tag\n${row('caps.txt', ',')}\n`, 'caps.txt'],
    ['with empty lines', `file,job,tag\n\n${row('empty.txt', ',')}\n,,\n\n`, 'empty.txt'],
    ['as JSON lines', `{"file":"l.txt","job":"${JOB.nunez}","tag":"OTHER"}\n`, 'l.txt'],
  ])('%s', async (_, text, name) => {
    const run = await runText(text, [name]);
    expect(run.json<Outcome[]>()).toMatchObject([{ status: 'uploaded' }]);
  });
});

describe('a manifest of 100,000 rows', () => {
  const many = (last: string) =>
    `file,job,tag,verdict\n${`a.txt,${JOB.nunez},OTHER,skip\n`.repeat(99_999)}${last}`;

  test('is read in a few seconds', async () => {
    const began = performance.now();
    const run = await runText(many(`a.txt,${JOB.nunez},OTHER,upload\n`));
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(run.json<Outcome[]>()).toMatchObject([{ line: 100_001, status: 'uploaded' }]);
    expect(run.stderr).toContain('99,999 skipped');
  });

  test('sends nothing when its last row is bad', async () => {
    const run = await runText(many(`a.txt,${JOB.nunez},,upload\n`));
    expect(run).toMatchObject({ code: 2, sent: 0 });
    expect(run.stderr).toContain('Line 100001: “tag” is empty');
  });
});

const STRANGE = {
  spaces: '  Núñez   1098 .txt',
  quotes: `Núñez "so-called" 1098's.txt`,
  'a line break': 'Núñez\nline 1098.txt',
  'a comma and a semicolon': 'Núñez, 1098; copy.txt',
  emoji: 'Núñez 🧾 1098.txt',
  'a direction mark': 'Núñez \u202e1098.txt',
  'a leading dash': '--Núñez 1098.txt',
  'a formula': '=1+1 Núñez 1098.txt',
};

describe('a file whose name has', () => {
  test.each(Object.entries(STRANGE))(
    '%s is planned, sent and proven by its name',
    async (_, name) => {
      const folder = await folderWith({ [name]: name });
      const out = join(folder, 'plan.csv');
      expect((await upload(['plan', folder, '-o', out], { env: env() })).code).toBe(0);
      const run = await upload(['run', out, '--json'], { env: env() });
      expect(run.json<Outcome[]>()).toMatchObject([
        { file: join(folder, name), job: JOB.nunez, tag: '1098', status: 'uploaded' },
      ]);
      const [done] = run.json<Outcome[]>();
      const held = await documents('Núñez', env());
      expect(held.find(({ id }) => id === done?.document_id)?.sha256).toBe(done?.sha256);
      expect((await upload(['verify', out], { env: env() })).code).toBe(0);
    },
  );
});

describe('a folder with', () => {
  const plan = async (folder: string, options: RunOptions = {}) => {
    const run = await upload(['plan', folder, '--json'], { env: env(), ...options });
    return byName(run.json<Planned[]>());
  };

  test('links that lead in circles is walked once', async () => {
    const folder = await folderWith({ 'sub/Núñez 1099.txt': 'in a circle' });
    await symlink(folder, join(folder, 'sub', 'up'));
    await symlink(join(folder, 'me'), join(folder, 'me'));
    expect(Object.keys(await plan(folder))).toEqual(['Núñez 1099.txt']);
  });

  test('a link that leads nowhere says so in its row', async () => {
    const folder = await folderWith({ 'Núñez 1099.txt': 'here' });
    await symlink(join(folder, 'gone'), join(folder, 'Raman 1099.txt'));
    expect((await plan(folder))['Raman 1099.txt']?.verdict).toMatch(/^refused: There is no file/);
  });

  test('hidden and foreign files leaves them out', async () => {
    const folder = await folderWith({ 'Núñez 1099.txt': 'a', '.DS_Store': 'b', 'Thumbs.db': 'c' });
    expect(Object.keys(await plan(folder))).toEqual(['Núñez 1099.txt']);
    const { stderr } = await upload(['plan', folder], { env: env() });
    expect(stderr).toContain('2 left out: hidden, temporary');
  });

  test('a folder that is named like a PDF goes into it', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'Núñez.pdf'));
    await writeFile(join(folder, 'Núñez.pdf', '1099.txt'), 'inside');
    expect(await plan(folder)).toMatchObject({ '1099.txt': { job: JOB.nunez, tag: '1099' } });
  });
});

describe('nothing from outside reaches the screen raw:', () => {
  const EVIL = '\u001b[2J\u001b]0;owned\u0007\u009b31m';
  const isClean = (text: string) =>
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);

  const both = async (words: readonly string[], home?: string) => {
    const where = { ...env(), ...(home === undefined ? {} : { TAXQ_HOME: home }) };
    for (const terminal of [true, false]) {
      const run = await upload(words, { env: where, terminal });
      isClean(run.stdout);
      isClean(run.stderr);
    }
  };

  test('names of files, of the manifest and of its folder', async () => {
    const root = await tempFolder();
    const folder = join(root, `f${EVIL}`);
    await mkdir(folder);
    await writeFile(join(folder, `Núñez ${EVIL} 1098.txt`), 'escape');
    await writeFile(join(folder, `nobody ${EVIL}.txt`), 'escape');
    const out = join(folder, `plan${EVIL}.csv`);
    const home = await tempFolder();
    await both(['plan', folder, '-o', out], home);
    expect(await cellsIn(out)).toHaveLength(2);
    await both(['run', out, '--dry-run'], home);
    await both(['run', out], home);
    await both(['verify', out], home);
    await both(['status'], home);
    const where = { ...env(), TAXQ_HOME: home };
    const runs = await upload(['status', '--json'], { env: where });
    await both(['status', runs.json<{ id: string }[]>()[0]?.id ?? ''], home);
  });

  test('cells of a manifest', async () => {
    const folder = await folderWith({ 'a.txt': 'cells' });
    const good = { file: 'a.txt', job: JOB.nunez, tag: 'OTHER', title: EVIL, verdict: '' };
    const manifest = await writeManifest(join(folder, 'plan.csv'), [
      { ...good, description: EVIL },
      { ...good, job: `Nobody${EVIL}`, description: '' },
      { ...good, tag: `draft${EVIL}`, description: '' },
      { ...good, file: `gone${EVIL}.pdf`, description: '' },
    ]);
    await both(['run', manifest]);
    await both(['verify', manifest]);
    const left = join(folder, `left${EVIL}.csv`);
    await both(['run', manifest, '--left', left]);
    const row = { ...good, verdict: `typo${EVIL}` };
    await both(['run', await writeManifest(join(folder, 'typo.csv'), [row])]);
    await writeFile(join(folder, 'column.csv'), `file,job,tag,${EVIL}\na,b,c,d\n`);
    await both(['run', join(folder, 'column.csv')]);
    await both(['run', join(folder, `none${EVIL}.csv`)]);
    await both(['plan', join(folder, `none${EVIL}`)]);
    await both(['plan', folder, '--tag', EVIL]);
    await both(['status', EVIL]);
  });
});
