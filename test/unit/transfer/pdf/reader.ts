import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  openPdfReader,
  type PdfReader,
  type PdfReaderOptions,
} from '../../../../src/transfer/pdf/pdf-reader.ts';
import { tempFolder } from '../../../support/taxq.ts';

const WORKER = fileURLToPath(new URL('../../../../dist/pdf-worker.js', import.meta.url));

/** A reader that is closed when the test ends. */
export function useReader(options: Partial<PdfReaderOptions> = {}): PdfReader {
  const reader = openPdfReader({ worker: WORKER, ...options });
  onTestFinished(() => reader.close());
  return reader;
}

/** Writes a PDF into a folder of this test’s own and gives its path. */
export async function pdfFile(content: Uint8Array | string): Promise<string> {
  const path = join(await tempFolder(), 'document.pdf');
  await writeFile(path, content);
  return path;
}
