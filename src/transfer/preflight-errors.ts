import { systemCode, TaxqError } from '../errors.ts';

const TEXTS = {
  file_missing: [
    'There is no file',
    'The path does not exist.',
    'Check the path; quote it if it contains spaces.',
  ],
  file_is_directory: [
    'A folder cannot be uploaded:',
    'The path is a folder, not a file.',
    'Name the files in it.',
  ],
  file_not_regular: [
    'Not a regular file:',
    'It is a pipe, a device or a socket, whose content cannot be checked before it is sent.',
    'Save the content to a file first.',
  ],
  file_name_unreadable: [
    'The name is no text:',
    'It has bytes that are no UTF-8, shown here as \\x and two digits, so it can’t be told from names like it.',
    'Give it another name, then run the command again.',
  ],
  file_unreadable: [
    'Cannot read',
    'The system refused to open or read it.',
    'Check the permissions of the file and of its folder.',
  ],
  file_empty: ['The file is empty:', 'It has 0 bytes.', 'Export or save the document again.'],
  file_not_pdf: [
    'Not a PDF:',
    'The content does not start as a PDF does.',
    'Returns and e-file confirmations are uploaded as PDF; export the document again as PDF.',
  ],
  file_truncated_pdf: [
    'The PDF is cut off:',
    'Its end marker is missing, so the copy or export did not finish.',
    'Export or copy the document again.',
  ],
  file_changed: [
    'The file changed while it was read:',
    'Its size is not what it was a moment ago.',
    'Wait until the program that writes it is done, then run the command again.',
  ],
} as const;

export type FileProblemCode = keyof typeof TEXTS;

/** The error for a local file that cannot be uploaded as it is. */
export function fileProblem(code: FileProblemCode, path: string, cause?: unknown): TaxqError {
  const [what, why, hint] = TEXTS[code];
  return new TaxqError({ kind: 'usage', code, message: `${what} ${path}.`, why, hint, cause });
}

/** The error for a file over the limit; sizes in bytes. */
export function tooLarge(path: string, size: number, maxBytes: number): TaxqError {
  return new TaxqError({
    kind: 'usage',
    code: 'file_too_large',
    message: `The file is too large: ${path}.`,
    why: `It has ${inMegabytes(size)}; the portal takes at most ${inMegabytes(maxBytes)}.`,
    hint: 'Split the document or export it with smaller images.',
  });
}

/** The error for a path that the system would not stat, open or read. */
export function openingProblem(path: string, cause: unknown): TaxqError {
  const code = systemCode(cause);
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  return fileProblem(isMissing ? 'file_missing' : 'file_unreadable', path, cause);
}

function inMegabytes(bytes: number): string {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return `${megabytes} MB (${bytes.toLocaleString('en-US')} bytes)`;
}
