import { createReadStream } from 'node:fs';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyInstance } from 'fastify';
import { contentTypeOf } from '../files/content-type.ts';
import type { Portal } from '../portal.ts';
import { notFound, PortalProblem } from '../problem.ts';

interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a single byte range (RFC 9110, section 14); several ranges or another unit are ignored.
 * @returns null when the range lies outside the content
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (match === null || first + last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;
  return start < size && (first !== '' || Number(last) > 0) ? { start, end } : null;
}

/** Serves document content to whoever holds a ticket. */
export function addContentRoute(app: FastifyInstance, portal: Portal): void {
  app.get('/content/:ticket', (request, reply) => {
    const { ticket } = request.params as { ticket: string };
    const documentId = portal.downloads.redeem(ticket);
    const document = documentId === undefined ? undefined : portal.store.documents.find(documentId);
    const path = document && portal.blobs.locate(document.sha256);
    if (document === undefined || path === undefined) {
      throw notFound('This link has expired. Ask for the download again.');
    }
    const etag = `"${document.sha256}"`;
    const condition = request.headers['if-range'];
    const range =
      condition === undefined || condition === etag
        ? readRange(request.headers.range, document.size)
        : undefined;
    reply.headers({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'content-disposition': contentDisposition(document.file_name),
      // A folder of an earlier version may hold a type that no header can carry.
      'content-type': contentTypeOf(document.content_type),
      etag,
      'repr-digest': `sha-256=:${Buffer.from(document.sha256, 'hex').toString('base64')}:`,
      'x-content-type-options': 'nosniff',
    });
    if (range === null) {
      reply.header('content-range', `bytes */${document.size}`);
      throw new PortalProblem(416, `The document has ${document.size} bytes.`);
    }
    const { start, end } = range ?? { start: 0, end: document.size - 1 };
    reply.header('content-length', end - start + 1);
    if (range !== undefined) {
      reply.code(206).header('content-range', `bytes ${start}-${end}/${document.size}`);
    }
    return reply.send(createReadStream(path, { start, end }));
  });
}
