import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { reasonOf, TaxqError } from '../errors.ts';
import { fileError } from './file-error.ts';

interface FilePart {
  field: string;
  fileName: string;
  contentType: string;
}

export interface MultipartFile extends FilePart {
  /** Bytes; the stream must give exactly as many. */
  size: number;
  open: () => AsyncIterable<Uint8Array>;
}

export interface Multipart {
  headers: Record<string, string>;
  /** Opens the whole body anew, for each attempt. */
  open: () => Readable;
}

/** A body that is in memory already, and is sent as it is for each attempt. */
export interface WholeMultipart {
  headers: Record<string, string>;
  body: Buffer;
}

/** A small file whose bytes are read straight into the body, so that none is copied. */
export interface WholeFile extends FilePart {
  /** Bytes. */
  size: number;
  /** @param room for the file and one byte more, which shows growth without following it */
  readInto: (room: Buffer) => Promise<void>;
}

/** Escapes a name for a Content-Disposition parameter, as browsers do for form data. */
const quoted = (name: string) => name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22');

/** The file's bytes, as many as were promised: an error before one too many is sent, or at the end. */
async function* wholeFile({ fileName, size, open }: MultipartFile): AsyncGenerator<Uint8Array> {
  let sent = 0;
  try {
    for await (const chunk of open()) {
      sent += chunk.length;
      if (sent > size) break;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof TaxqError) throw error;
    throw fileError('file_unreadable', `${fileName} can’t be read.`, reasonOf(error), error);
  }
  if (sent === size) return;
  const why = `It had ${size} bytes before and has ${sent > size ? 'more' : sent} now.`;
  throw fileError('file_changed', `${fileName} changed while it was being sent.`, why);
}

/** What stands before each part, and before the end. */
export const newBoundary = () => `taxq-${randomUUID()}`;

/** What stands before the bytes of a part. */
const partHead = (boundary: string, head: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n`;

/** A whole part of text. */
export const textPart = (boundary: string, name: string, value: string) =>
  `${partHead(boundary, `name="${quoted(name)}"`)}\r\n${value}\r\n`;

/** What stands before the bytes of a file. */
export function fileHead(boundary: string, { field, fileName, contentType }: FilePart): string {
  const disposition = `name="${quoted(field)}"; filename="${quoted(fileName)}"`;
  return `${partHead(boundary, disposition)}content-type: ${contentType}\r\n\r\n`;
}

/** What tells the other side of a body. */
export const multipartHeaders = (boundary: string, length: number) => ({
  'content-type': `multipart/form-data; boundary=${boundary}`,
  'content-length': String(length),
});

interface Frame {
  head: Buffer;
  tail: Buffer;
  /** @param size the file's, in bytes */
  headers(size: number): Record<string, string>;
}

/** What stands around the file. Text fields go first: a portal can refuse before the file is sent. */
function frameOf(fields: Record<string, string>, file: FilePart): Frame {
  const boundary = newBoundary();
  const texts = Object.entries(fields).map(([name, value]) => textPart(boundary, name, value));
  const head = Buffer.from(`${texts.join('')}${fileHead(boundary, file)}`);
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    head,
    tail,
    headers: (size) => multipartHeaders(boundary, head.length + size + tail.length),
  };
}

/**
 * Builds a multipart/form-data body with one streamed file. The length is known beforehand, so a
 * file that changed size under us fails the request instead of arriving short.
 */
export function multipart(fields: Record<string, string>, file: MultipartFile): Multipart {
  const { head, tail, headers } = frameOf(fields, file);
  async function* body() {
    yield head;
    yield* wholeFile(file);
    yield tail;
  }
  return {
    headers: headers(file.size),
    open: () => Readable.from(body(), { objectMode: false }),
  };
}

/**
 * Builds the same with a small file in memory: one buffer costs a fraction of what a stream costs.
 *
 * @param take gives memory for so many bytes
 * @throws what `readInto` throws
 */
export async function wholeMultipart(
  fields: Record<string, string>,
  file: WholeFile,
  take: (bytes: number) => Buffer = Buffer.allocUnsafe,
): Promise<WholeMultipart> {
  const { head, tail, headers } = frameOf(fields, file);
  const end = head.length + file.size;
  const body = take(end + tail.length);
  await file.readInto(body.subarray(head.length, end + 1));
  head.copy(body);
  tail.copy(body, end);
  return { headers: headers(file.size), body };
}
