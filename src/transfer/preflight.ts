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

export interface PreflightOptions {
  /** Largest size in bytes; 500 × 1024 × 1024 when absent. */
  maxBytes?: number | undefined;
  /** True for a return or an e-file confirmation: the content must be a PDF, whatever its name. */
  expectPdf: boolean;
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
  const { maxBytes = DEFAULT_MAX_BYTES, expectPdf } = options;
  const size = await regularFileSize(path);
  if (size === 0) throw fileProblem('file_empty', path);
  if (size > maxBytes) throw tooLarge(path, size, maxBytes);
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw openingProblem(path, cause);
  });
  try {
    if (expectPdf || path.toLowerCase().endsWith('.pdf')) await checkPdf(handle, path, size);
    return {
      path,
      file_name: basename(path),
      size,
      sha256: await digestOf(handle, path, size),
      content_type: expectPdf ? 'application/pdf' : contentTypeOf(path),
    };
  } finally {
    await handle.close();
  }
}

/** Looks before opening: opening a named pipe would wait for a writer that may never come. */
async function regularFileSize(path: string): Promise<number> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw openingProblem(path, cause);
  });
  if (facts.isDirectory()) throw fileProblem('file_is_directory', path);
  if (!facts.isFile()) throw fileProblem('file_not_regular', path);
  return facts.size;
}
