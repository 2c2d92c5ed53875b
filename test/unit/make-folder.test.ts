import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/make-folder.ts';
import { tempFolder } from '../support/taxq.ts';

describe('making a folder', () => {
  it('makes every folder on the way, for this user only', async () => {
    const base = await tempFolder();
    makeFolder(join(base, 'a', 'b'));
    expect(statSync(join(base, 'a')).mode & 0o777).toBe(0o700);
    expect(statSync(join(base, 'a', 'b')).isDirectory()).toBe(true);
  });

  it('leaves one that is there as it is', async () => {
    const base = await tempFolder();
    mkdirSync(join(base, 'a'), { mode: 0o755 });
    makeFolder(join(base, 'a'));
    expect(statSync(join(base, 'a')).mode & 0o777).toBe(0o755);
  });

  it('ends where the file system takes no folder, instead of trying for ever', () => {
    expect(() => makeFolder('/proc/no-such-process/taxq')).toThrowError(
      expect.objectContaining({ code: 'folder_unmakeable' }),
    );
  });

  it('says so when a file is in the way', async () => {
    const base = await tempFolder();
    writeFileSync(join(base, 'file'), '');
    expect(() => makeFolder(join(base, 'file', 'a'))).toThrowError(
      expect.objectContaining({ code: 'folder_unmakeable', kind: 'failed' }),
    );
  });
});
