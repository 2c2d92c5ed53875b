import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from '../../../../src/sandbox/files/write-whole.ts';
import { ownFolder } from '../support/folders.ts';

test('a file that is written whole replaces the one before, for its owner only', async () => {
  const folder = await ownFolder();
  const path = join(folder, 'sandbox.json');
  await writeWhole(path, 'the first, which is longer');
  await writeWhole(path, 'the second');
  expect(await readFile(path, 'utf8')).toBe('the second');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['sandbox.json']);
});

test('a file that can’t be written whole leaves nothing behind', async () => {
  const folder = await ownFolder();
  await mkdir(join(folder, 'taken'));
  await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
});

test('writing a file whole leaves the signals of the process alone', async () => {
  const before = process.listenerCount('SIGINT');
  await writeWhole(join(await ownFolder(), 'sandbox.json'), 'text');
  expect(process.listenerCount('SIGINT')).toBe(before);
});
