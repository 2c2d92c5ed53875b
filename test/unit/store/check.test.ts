import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it } from 'vitest';
import { openStore } from '../../../src/store/index.ts';
import { tempFolder } from '../../support/taxq.ts';

it('finds damage within a file that still opens', async () => {
  const folder = await tempFolder();
  const store = openStore({ folder });
  expect(store.check()).toEqual([]);
  store.close();
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
  const damaged = openStore({ folder });
  try {
    expect(() => damaged.check()).toThrow(
      expect.objectContaining({ code: 'store_damaged', kind: 'failed' }),
    );
  } finally {
    damaged.close();
  }
});
