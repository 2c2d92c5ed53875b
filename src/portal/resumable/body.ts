import { Readable } from 'node:stream';
import { reasonOf, TaxqError } from '../../errors.ts';
import { fileError } from '../../http/file-error.ts';

/** A file that can be read from any place on. */
export interface ResumableFile {
  name: string;
  content_type: string;
  /** Bytes. */
  size: number;
  /** Opens the bytes from an offset to the end, anew each time. */
  open: (from: number) => AsyncIterable<Uint8Array>;
}

/** A piece of a file; both in bytes. */
export interface Piece {
  offset: number;
  length: number;
}

async function* bytesOf({ name, open }: ResumableFile, { offset, length }: Piece) {
  let left = length;
  try {
    for await (const chunk of open(offset)) {
      const part = chunk.subarray(0, left);
      left -= part.length;
      yield part;
      if (left === 0) return;
    }
  } catch (error) {
    if (error instanceof TaxqError) throw error;
    throw fileError('file_unreadable', `${name} can’t be read.`, reasonOf(error), error);
  }
  const why = `It ended ${left} bytes before it should have.`;
  throw fileError('file_changed', `${name} changed while it was being sent.`, why);
}

/**
 * Opens a piece of a file as the body of a request.
 *
 * The stream fails with a TaxqError, code `file_changed` when the file is shorter than it was, or
 * `file_unreadable`.
 */
export const openPiece = (file: ResumableFile, piece: Piece): Readable =>
  Readable.from(bytesOf(file, piece), { objectMode: false });
