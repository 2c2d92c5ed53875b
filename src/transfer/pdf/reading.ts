/** What reading a PDF gave. */
export type PdfReading =
  /**
   * Its text: of the first 12 and the last 3 pages, in page order, form fields after the page they
   * are on; lines end with a newline, pages with an empty line. Empty for a scan.
   */
  | { status: 'read'; pages: number; text: string }
  /** It can’t be opened without a password. */
  | { status: 'encrypted' }
  /** It is no PDF, or too damaged to be opened. */
  | { status: 'broken'; why: string }
  /** It took too much time or memory, is over 64 MiB, or the system would not hand it out. */
  | { status: 'unread'; why: string };

/** What a reading process says once, when it can take its first PDF. */
export const READY = 'ready';

/** The reason for a PDF whose reading would take more memory than it may. */
export const TOO_MUCH_MEMORY = 'Reading it takes too much memory.';

/** The reason for a PDF that was left because the reader was closed. */
export const STOPPED = 'Reading was stopped.';

/** A PDF that was not read, with the reason as a sentence. */
export function unread(why: string): PdfReading {
  return { status: 'unread', why };
}
