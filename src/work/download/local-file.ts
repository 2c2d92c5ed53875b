import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { reasonOf, systemCode, TaxqError } from '../../errors.ts';

const HINTS: Record<string, string> = {
  ENOSPC: 'Make room on the disk, then run the command again.',
  EDQUOT: 'Make room on the disk, then run the command again.',
  EACCES: 'Check the folder’s permissions, or name another with --out.',
  EPERM: 'Check the folder’s permissions, or name another with --out.',
  EROFS: 'Name another folder with --out.',
  EEXIST: 'Name another folder with --out.',
  ENOTDIR: 'Name another folder with --out.',
};

/** Makes an error for a pro out of what the file system said; any other error stays as it is. */
export function writeError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (error instanceof TaxqError || !/^E[A-Z]+$/.test(code)) return error;
  return new TaxqError({
    kind: 'failed',
    code: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'file_unwritable',
    message: `Can’t write ${path}.`,
    why: reasonOf(error),
    hint: HINTS[code] ?? 'Check the path, then run the command again.',
    cause: error,
  });
}

/** What lies at a path itself, links not followed; null when nothing does. */
export async function factsAt(path: string): Promise<Stats | null> {
  return lstat(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
}

/**
 * Compares what lies at a path with a content; symbolic links are not followed.
 *
 * @param expected bytes and 64 lower-case hex digits
 */
export async function compareWith(
  path: string,
  expected: { size: number; sha256: string },
): Promise<'nothing' | 'same' | 'other'> {
  const facts = await factsAt(path);
  if (facts === null) return 'nothing';
  if (!facts.isFile() || facts.size !== expected.size) return 'other';
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === expected.sha256 ? 'same' : 'other';
}

/** The error for a file that is in the way. */
export function inTheWay(path: string): TaxqError {
  return new TaxqError({
    kind: 'refused',
    code: 'file_exists',
    message: `${path} holds something else already.`,
    why: 'Its content is not the portal’s, and taxq never overwrites by itself.',
    hint: 'Move it away, name another folder with --out, or add --replace.',
  });
}
