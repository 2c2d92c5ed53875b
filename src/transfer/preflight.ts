import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { contentTypeOf } from './content-type.ts';
import { digestOf } from './preflight-digest.ts';
import { fileProblem, openingProblem, tooLarge } from './preflight-errors.ts';
import { checkPdf } from './preflight-pdf.ts';

/** A local file that is fit for upload; `size` in bytes, `sha256` as 64 lower-case hex digits. */
export interface PreflightFile {
  path: string;
  file_name: string;
  size: number;
  sha256: string;
  content_type: string;
}

/** A file as it stands on the disk now; another state is another file. */
export interface FileState {
  path: string;
  /** Bytes. */
  size: number;
  mtime_ns: bigint;
  ino: bigint;
}

/** Digests of files that were read before, so that only what changed is read again. */
export interface KnownDigests {
  digest(file: FileState): string | null;
  keepDigest(file: FileState, sha256: string): void;
}

export interface PreflightOptions {
  /** Largest size in bytes; 500 × 1024 × 1024 when absent. */
  maxBytes?: number | undefined;
  /** True for a return or an e-file confirmation: the content must be a PDF, whatever its name. */
  expectPdf: boolean;
  digests?: KnownDigests | undefined;
}

const DEFAULT_MAX_BYTES = 500 * 1024 * 1024;

/**
 * Checks a local file before anything is sent and computes its digest, reading it once in pieces.
 * A name that ends in .pdf must hold a PDF for every tag.
 *
 * @throws TaxqError of kind `usage` with code file_missing, file_is_directory, file_not_regular,
 * file_unreadable, file_empty, file_too_large, file_not_pdf, file_truncated_pdf or file_changed
 */
export async function preflightFile(
  path: string,
  options: PreflightOptions,
): Promise<PreflightFile> {
  const { maxBytes = DEFAULT_MAX_BYTES, expectPdf, digests } = options;
  const state = await regularFile(path);
  const { size } = state;
  if (size === 0) throw fileProblem('file_empty', path);
  if (size > maxBytes) throw tooLarge(path, size, maxBytes);
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw openingProblem(path, cause);
  });
  try {
    if (expectPdf || path.toLowerCase().endsWith('.pdf')) await checkPdf(handle, path, size);
    const known = digests?.digest(state) ?? null;
    const sha256 = known ?? (await digestOf(handle, path, size));
    if (known === null) digests?.keepDigest(state, sha256);
    return { ...describeFile(path, expectPdf), size, sha256 };
  } finally {
    await handle.close();
  }
}

/** What a path alone tells of a file. */
export const describeFile = (path: string, expectPdf: boolean) => ({
  path,
  file_name: basename(path),
  content_type: expectPdf ? 'application/pdf' : contentTypeOf(path),
});

/**
 * The state of a regular file. Looks before opening: opening a named pipe would wait for a writer
 * that may never come.
 *
 * @throws TaxqError of kind `usage` for anything else
 */
export async function regularFile(path: string): Promise<FileState> {
  const facts = await stat(path, { bigint: true }).catch((cause: unknown) => {
    throw openingProblem(path, cause);
  });
  if (facts.isDirectory()) throw fileProblem('file_is_directory', path);
  if (!facts.isFile()) throw fileProblem('file_not_regular', path);
  return { path, size: Number(facts.size), mtime_ns: facts.mtimeNs, ino: facts.ino };
}
