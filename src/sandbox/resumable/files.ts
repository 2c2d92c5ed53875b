import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, link, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemCode } from '../../errors.ts';

/** The files of uploads that can go on where they stopped, by upload id. */
export interface ResumableFiles {
  /** Absolute path of the folder that holds them and nothing else. */
  readonly folder: string;
  path(id: string): string;
  /** Bytes that have arrived, or undefined when there is no file. */
  size(id: string): Promise<number | undefined>;
  /** 64 lower-case hex digits. */
  digest(id: string): Promise<string>;
  /** Gives the file a second name, durable, so that a server killed meanwhile still has the first. */
  share(id: string, path: string): Promise<void>;
  remove(id: string): void;
  /** Removes the files that none of these ids names. */
  keepOnly(ids: ReadonlySet<string>): void;
}

/** Opens the folder of resumable uploads in the data folder; what is in it stays. */
export function openResumableFiles(data: string): ResumableFiles {
  const folder = join(data, 'uploads');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new TypeError('an upload’s path needs its id');
    return join(folder, id);
  };
  const remove = (id: string) => rmSync(path(id), { force: true });
  return {
    folder,
    path,
    async size(id) {
      try {
        return (await stat(path(id))).size;
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    async digest(id) {
      const digest = createHash('sha256');
      await pipeline(createReadStream(path(id)), digest);
      return digest.digest('hex');
    },
    async share(id, other) {
      // Some file systems know one name for a file only.
      await link(path(id), other).catch(() => copyFile(path(id), other));
      const handle = await open(other, 'r+');
      await handle.sync().finally(() => handle.close());
    },
    remove,
    keepOnly(ids) {
      for (const name of readdirSync(folder)) {
        if (!ids.has(name)) rmSync(join(folder, name), { force: true });
      }
    },
  };
}
