import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  readManifestFile,
  relativeTo,
  saveManifest,
} from '../../../../src/transfer/manifest/index.ts';
import { row } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'taxq-manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

describe('a manifest’s file', () => {
  it.each(['plan.csv', 'plan.json', 'PLAN.JSON', 'plan'])(
    '%s is read as it was saved',
    async (name) => {
      const rows = [row({ client: 'María' }), row({ file: '-b.pdf', line: 3 })];
      await saveManifest(at(name), rows);
      const read = await readManifestFile(at(name));
      expect(read.map(({ line: _, ...rest }) => rest)).toEqual(
        rows.map(({ line: _, ...rest }) => rest),
      );
      expect(readFileSync(at(name), 'utf8').startsWith('[')).toBe(/json$/i.test(name));
    },
  );

  it('is for this user only, also where another was, and leaves nothing beside it', async () => {
    mkdirSync(at('private'));
    const path = at('private/plan.csv');
    writeFileSync(path, 'mine', { mode: 0o644 });
    await saveManifest(path, [row()]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(at('private'))).toEqual(['plan.csv']);
  });

  it('is saved in a folder that is made for it, for this user only', async () => {
    await saveManifest(at('new/2024/plan.csv'), [row()]);
    for (const made of ['new', 'new/2024']) expect(statSync(at(made)).mode & 0o777).toBe(0o700);
  });

  it('has the mark that Excel needs, but only where it needs one', async () => {
    await saveManifest(at('plain.csv'), [row()]);
    await saveManifest(at('accents.csv'), [row({ client: 'María' })]);
    expect(readFileSync(at('plain.csv'), 'utf8').startsWith('file,')).toBe(true);
    expect(readFileSync(at('accents.csv'), 'utf8').startsWith('\uFEFFfile,')).toBe(true);
  });

  it('says what hinders when it can’t be written', async () => {
    writeFileSync(at('a-file'), '');
    await expect(saveManifest(at('a-file/plan.csv'), [row()])).rejects.toMatchObject({
      kind: 'failed',
      code: 'manifest_unwritable',
      message: expect.stringContaining('a-file/plan.csv'),
    });
  });

  it('is refused when there is none, it is a folder, or it is not UTF-8', async () => {
    writeFileSync(at('latin1.csv'), Buffer.from('file,job,tag\nMar\xeda.pdf,J,draft\n', 'latin1'));
    const refused = { kind: 'usage', code: 'manifest_file_unreadable' };
    const cases = [
      ['none.csv', { why: 'There is no such file.' }],
      ['.', { why: 'It is a folder.' }],
      ['latin1.csv', { why: 'It is not UTF-8 text.', hint: expect.stringContaining('CSV UTF-8') }],
    ] as const;
    for (const [name, says] of cases) {
      await expect(readManifestFile(at(name))).rejects.toMatchObject({ ...refused, ...says });
    }
  });

  it('is refused without being read when it is over 256 MiB', async () => {
    writeFileSync(at('huge.csv'), '');
    truncateSync(at('huge.csv'), 256 * 1024 * 1024 + 1);
    await expect(readManifestFile(at('huge.csv'))).rejects.toMatchObject({
      code: 'manifest_too_large',
      why: 'It has 257 MiB; at most 256 are read.',
    });
  });

  it('calls itself by its name when a row is wrong', async () => {
    writeFileSync(at('wrong.csv'), 'file,job,tag\na.pdf,,draft\n');
    await expect(readManifestFile(at('wrong.csv'))).rejects.toMatchObject({
      message: 'wrong.csv can’t be used as a manifest.',
    });
  });
});

describe('a path in a manifest', () => {
  it.each([
    ['/returns/a.pdf', 'a.pdf'],
    ['/returns/2024/a.pdf', join('2024', 'a.pdf')],
    ['/returns/-a.pdf', '-a.pdf'],
    ['/returns/..a.pdf', '..a.pdf'],
    ['2024/a.pdf', join('2024', 'a.pdf')],
    ['/returns', resolve('/returns')],
    ['/returns-old/a.pdf', resolve('/returns-old/a.pdf')],
    ['/a.pdf', resolve('/a.pdf')],
    ['../a.pdf', resolve('/a.pdf')],
  ])('%s is written as %s', (path, written) => {
    expect(relativeTo('/returns', path)).toBe(written);
  });
});
