import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { reasonOf, TaxqError } from '../errors.ts';

export interface MultipartFile {
  field: string;
  fileName: string;
  contentType: string;
  /** Bytes; the stream must give exactly as many. */
  size: number;
  open: () => AsyncIterable<Uint8Array>;
}

export interface Multipart {
  headers: Record<string, string>;
  /** Opens the whole body anew, for each attempt. */
  open: () => Readable;
}

/** Escapes a name for a Content-Disposition parameter, as browsers do for form data. */
const quoted = (name: string) => name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22');

const fileError = (code: string, what: string, why: string, cause?: unknown) =>
  new TaxqError({
    kind: 'failed',
    code,
    message: what,
    why,
    hint: 'Check the file, then run the same command again.',
    cause,
  });

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

/**
 * Builds a multipart/form-data body with one streamed file. The length is known beforehand, so a
 * file that changed size under us fails the request instead of arriving short. Text fields go
 * first: a portal can refuse before the file is sent.
 */
export function multipart(fields: Record<string, string>, file: MultipartFile): Multipart {
  const boundary = `taxq-${randomUUID()}`;
  const part = (head: string) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n`;
  const texts = Object.entries(fields)
    .map(([name, value]) => `${part(`name="${quoted(name)}"`)}\r\n${value}\r\n`)
    .join('');
  const disposition = `name="${quoted(file.field)}"; filename="${quoted(file.fileName)}"`;
  const head = Buffer.from(`${texts}${part(disposition)}content-type: ${file.contentType}\r\n\r\n`);
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* body() {
    yield head;
    yield* wholeFile(file);
    yield tail;
  }
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + file.size + tail.length),
    },
    open: () => Readable.from(body(), { objectMode: false }),
  };
}
