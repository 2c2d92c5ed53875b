import { reasonOf, systemCode, TaxqError } from '../errors.ts';

const locked = (file: string, cause: unknown) =>
  new TaxqError({
    kind: 'config',
    code: 'store_locked',
    message: `taxq’s store ${file} can’t be read.`,
    why: 'It is encrypted and TAXQ_STORE_KEY is wrong or missing, it was made without a key, or the file is damaged.',
    hint: 'Set TAXQ_STORE_KEY as it was when the store was made (unset it if there was none); if the file is damaged, restore it from a backup.',
    cause,
  });

/** The error for a store that lacks what each has, or whose file is broken. */
export const damagedStore = (file: string, why: string, cause?: unknown) =>
  new TaxqError({
    kind: 'failed',
    code: 'store_damaged',
    message: `taxq’s store ${file} is damaged.`,
    why,
    hint: 'Restore it from a backup, or move it away and taxq makes a new one.',
    cause,
  });

const damaged = (file: string, cause: unknown) => damagedStore(file, reasonOf(cause), cause);

const diskFull = (file: string, cause: unknown) =>
  new TaxqError({
    kind: 'failed',
    code: 'disk_full',
    message: `taxq’s store ${file} can’t be written.`,
    why: `The disk is full or failing (${systemCode(cause)}).`,
    hint: 'Free some space, then run the same command again; what was done stays done.',
    cause,
  });

const busy = (file: string, cause: unknown) =>
  new TaxqError({
    kind: 'failed',
    code: 'store_busy',
    message: `taxq’s store ${file} is busy.`,
    why: 'Another taxq has been writing to it for over 10 seconds.',
    hint: 'Try again in a moment.',
    retryable: true,
    cause,
  });

const unusable = (file: string, cause: unknown) =>
  new TaxqError({
    kind: 'config',
    code: 'store_unusable',
    message: `taxq’s store ${file} can’t be used.`,
    why: reasonOf(cause),
    hint: 'Check the permissions of the file and of its folder, or choose another place with TAXQ_HOME.',
    cause,
  });

/** The error for a store that a later taxq has made; versions are those of its schema. */
export function newerStore(file: string, found: string, known: number): TaxqError {
  return new TaxqError({
    kind: 'config',
    code: 'store_newer',
    message: `taxq’s store ${file} was made by a newer taxq.`,
    why: `It has version ${found}; this taxq knows those up to ${known}.`,
    hint: 'Update taxq, or choose another place with TAXQ_HOME.',
  });
}

/** The error for whoever still uses a store after it was closed. */
export function closedStore(file: string): TaxqError {
  return new TaxqError({
    kind: 'failed',
    code: 'store_closed',
    message: `taxq’s store ${file} is closed.`,
    why: 'taxq was ending while this was still under way.',
    hint: 'Run the same command again; it goes on from what was written down before.',
  });
}

/** What SQLite says of statements that don't fit the tables; it has no code of its own for it. */
const LACKS = /^(no such (table|column): |table \S+ has no column named )/;

const PROBLEMS = [
  [/^SQLITE_NOTADB/, locked],
  [/^SQLITE_CORRUPT/, damaged],
  [/^(SQLITE_(FULL|IOERR)|ENOSPC$|EDQUOT$|EIO$)/, diskFull],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, busy],
  [/^(SQLITE_(CANTOPEN|READONLY|PERM|AUTH|NOLFS)|E[A-Z]+$)/, unusable],
] as const;

/**
 * What to tell of an error of SQLite or the file system in the store's file: a TaxqError, or the
 * error itself when it is none of theirs.
 */
export function storeProblem(file: string, error: unknown): unknown {
  if (error instanceof TaxqError) return error;
  // libsql gives no code when a file can't be opened at all.
  if (error instanceof Error && error.message.startsWith('ConnectionFailed')) {
    return unusable(file, error);
  }
  const code = systemCode(error);
  if (code === 'SQLITE_ERROR' && LACKS.test(reasonOf(error))) return damaged(file, error);
  const problem = PROBLEMS.find(([codes]) => codes.test(code));
  return problem === undefined ? error : problem[1](file, error);
}
