import { getDocumentProxy } from 'unpdf';
import { pageText } from './page-text.ts';
import type { PdfReading } from './reading.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

const FIRST_PAGES = 12;
const LAST_PAGES = 3;
const MAX_CHARACTERS = 500_000;

/**
 * The text of a PDF given as bytes: of the first 12 and the last 3 pages, at most 500,000
 * characters. Evaluates no code of the PDF and fetches nothing. A page that can’t be read is left
 * out; when none can, the PDF is broken.
 */
export async function readText(bytes: Uint8Array): Promise<PdfReading> {
  let document: PdfDocument;
  try {
    document = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    return whyNotOpened(error);
  }
  try {
    return await textOf(document);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function textOf(document: PdfDocument): Promise<PdfReading> {
  const pages = document.numPages;
  let text = '';
  let failure: unknown;
  let readable = 0;
  for (const number of pagesToRead(pages)) {
    try {
      text += `${await pageText(document, number)}\n\n`;
      readable += 1;
    } catch (error) {
      failure = error;
    }
    if (text.length > MAX_CHARACTERS) break;
  }
  if (readable === 0) return { status: 'broken', why: messageOf(failure) };
  return { status: 'read', pages, text: text.slice(0, MAX_CHARACTERS).trim() };
}

function pagesToRead(pages: number): number[] {
  const firsts = Math.min(pages, FIRST_PAGES);
  const lasts = Math.min(pages - firsts, LAST_PAGES);
  return [
    ...Array.from({ length: firsts }, (_, index) => index + 1),
    ...Array.from({ length: lasts }, (_, index) => pages - lasts + index + 1),
  ];
}

function whyNotOpened(error: unknown): PdfReading {
  const isLocked = error instanceof Error && error.name === 'PasswordException';
  return isLocked ? { status: 'encrypted' } : { status: 'broken', why: messageOf(error) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'It has no pages';
}
