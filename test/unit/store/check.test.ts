import { chmod, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it } from 'vitest';
import { checkStore, openStore } from '../../../src/store/index.ts';
import { SCHEMA } from '../../../src/store/schema.ts';
import { tempFolder } from '../../support/taxq.ts';

it('finds damage within a file that still opens', async () => {
  const folder = await tempFolder();
  openStore({ folder }).close();
  expect(checkStore(folder, undefined)).toEqual([]);
  const path = join(folder, 'taxq.db');
  // Until then what was written lies in a file beside it.
  const writer = new Libsql(path);
  writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  writer.close();
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  // The last page belongs to a table that opening doesn’t read.
  await file.write(Buffer.alloc(512, 0xff), 0, 512, size - 4096);
  await file.close();
  expect(() => checkStore(folder, undefined)).toThrow(
    expect.objectContaining({ code: 'store_damaged', kind: 'failed' }),
  );
});

it.each([
  ['an empty file', (path: string) => writeFile(path, ''), 'It is empty.'],
  ['a database of something else', alien, 'no such table: meta'],
])('takes %s for a damaged store, and makes none of it', async (_, make, why) => {
  const folder = await tempFolder();
  const path = join(folder, 'taxq.db');
  await make(path);
  await chmod(path, 0o644);
  const before = await readFile(path);
  expect(() => checkStore(folder, undefined)).toThrow(
    expect.objectContaining({ code: 'store_damaged', why: expect.stringContaining(why) }),
  );
  expect(await readFile(path)).toEqual(before);
  expect((await stat(path)).mode & 0o777).toBe(0o644);
});

it('leaves a store of an older taxq as it is', async () => {
  const folder = await tempFolder();
  const old = new Libsql(join(folder, 'taxq.db'));
  old.exec(SCHEMA);
  old.exec("INSERT INTO meta VALUES ('schema', '1')");
  old.close();
  expect(checkStore(folder, undefined)).toEqual([]);
  const now = new Libsql(join(folder, 'taxq.db'));
  expect(now.prepare('SELECT value FROM meta').all()).toEqual([{ value: '1' }]);
  now.close();
});

async function alien(path: string): Promise<void> {
  const db = new Libsql(path);
  db.exec('CREATE TABLE songs (name TEXT)');
  db.close();
}
