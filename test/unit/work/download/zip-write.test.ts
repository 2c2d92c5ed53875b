import { lstat, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { compareZip } from '../../../../src/work/download/zip-compare.ts';
import { writeZip, type ZipSource } from '../../../../src/work/download/zip-write.ts';
import { tempFolder } from '../../../support/taxq.ts';
import { sha256 } from './download-source.ts';

const never = new AbortController().signal;
const TIME = new Date('2026-03-01T10:00:00.000Z');

async function sources(contents: Readonly<Record<string, string>>): Promise<ZipSource[]> {
  const folder = await tempFolder();
  return Promise.all(
    Object.entries(contents).map(async ([name, content]) => {
      const path = join(folder, `file-${sha256(name).slice(0, 6)}`);
      await writeFile(path, content);
      const size = Buffer.byteLength(content);
      return { path, name, size, sha256: sha256(content), time: TIME };
    }),
  );
}

const TWO = { 'Driver’s license.pdf': '%PDF-1.7 license', 'empty.txt': '' };

async function zipOf(contents: Readonly<Record<string, string>>) {
  const folder = await tempFolder();
  const archive = join(folder, 'job.zip');
  const files = await sources(contents);
  await writeZip(archive, files, never);
  return { folder, archive, files };
}

describe('a zip of documents', () => {
  test('holds each under its name, with the time it was made, for the user alone', async () => {
    const { folder, archive } = await zipOf(TWO);
    const zip = await openPromise(archive, { lazyEntries: true });
    const held: [string, string, string][] = [];
    for await (const entry of zip.eachEntry()) {
      let text = '';
      for await (const piece of await zip.openReadStreamPromise(entry)) text += piece;
      held.push([entry.fileName, text, entry.getLastModDate().toISOString()]);
      expect((entry.externalFileAttributes >>> 16) & 0o077).toBe(0);
    }
    const expected = Object.entries(TWO).map(([name, text]) => [name, text, TIME.toISOString()]);
    expect(held).toEqual(expected);
    expect((await lstat(archive)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['job.zip']);
  });

  test('is not made of a file that has changed since it was fetched', async () => {
    const files = await sources(TWO);
    await writeFile(files[0]?.path ?? '', '%PDF-1.7 LICENSE');
    const folder = await tempFolder();
    const made = writeZip(join(folder, 'job.zip'), files, never);
    await expect(made).rejects.toMatchObject({ code: 'file_changed' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is not made of a file that is gone', async () => {
    const files = await sources(TWO);
    const gone = files.map((file) => ({ ...file, path: `${file.path}-gone` }));
    const folder = await tempFolder();
    await expect(writeZip(join(folder, 'job.zip'), gone, never)).rejects.toThrow('ENOENT');
    expect(await readdir(folder)).toEqual([]);
  });

  test('leaves the one before it whole when the user interrupts', async () => {
    const { folder, archive } = await zipOf(TWO);
    const before = await readFile(archive);
    const controller = new AbortController();
    const stop = new Error('stop');
    controller.abort(stop);
    const files = await sources({ 'a.txt': 'a' });
    await expect(writeZip(archive, files, controller.signal)).rejects.toBe(stop);
    expect(await readdir(folder)).toEqual(['job.zip']);
    expect(await readFile(archive)).toEqual(before);
  });
});

describe('what lies in a zip’s place', () => {
  test('is the same when it holds the same files, in whatever order', async () => {
    const { archive, files } = await zipOf(TWO);
    expect(await compareZip(archive, files)).toBe('same');
    expect(await compareZip(archive, files.toReversed())).toBe('same');
  });

  test('is nothing when there is nothing', async () => {
    expect(await compareZip(join(await tempFolder(), 'none.zip'), [])).toBe('nothing');
  });

  test('is something else with a file more, a file less, another name or another content', async () => {
    const { archive, files } = await zipOf(TWO);
    const [first, second] = files;
    if (first === undefined || second === undefined) throw new Error('there are two');
    const others = [
      [first],
      [first, second, { ...first, name: 'third' }],
      [first, { ...second, name: 'Empty.txt' }],
      [first, { ...second, sha256: sha256('other') }],
      [first, { ...second, size: 1 }],
    ];
    for (const other of others) expect(await compareZip(archive, other)).toBe('other');
  });

  test('is something else when it is no zip, a cut one, a folder or a link', async () => {
    const { folder, archive, files } = await zipOf(TWO);
    const link = join(folder, 'link.zip');
    await symlink(archive, link);
    expect(await compareZip(link, files)).toBe('other');
    expect(await compareZip(folder, files)).toBe('other');
    await truncate(archive, 100);
    expect(await compareZip(archive, files)).toBe('other');
    await writeFile(archive, 'my own notes');
    expect(await compareZip(archive, files)).toBe('other');
  });
});
