import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Content, From } from '../../../../src/portal/content.ts';
import type { ContentSource } from '../../../../src/portal/download.ts';
import { type DocumentView, viewDocument } from '../../../../src/work/document/document-view.ts';

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

const TAG_IDS = { draft: 'DRAFT', final: 'FINAL', efile: 'EFILE' };

/** A document as a portal of the public API only tells it; `more` is what others tell besides. */
export const aDocument = (id: string, more: Partial<DocumentView> = {}): DocumentView => ({
  ...viewDocument(
    { id, title: `Title of ${id}`, create_time: '2026-03-01T10:00:00.000Z' },
    TAG_IDS,
  ),
  ...more,
});

/** The same with all that the pro surface tells of its content. */
export const listed = (id: string, file_name: string, content: string): DocumentView =>
  aDocument(id, { file_name, size: content.length, sha256: sha256(content) });

/** What comes when a server sends `text` from `offset`; `cutAfter` bytes the connection breaks. */
export function sends(
  text: string,
  { offset = 0, cutAfter, ...told }: Partial<Content> & { cutAfter?: number } = {},
): Content {
  async function* pieces() {
    yield Buffer.from(text.slice(offset, cutAfter === undefined ? undefined : offset + cutAfter));
    if (cutAfter === undefined) return;
    throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
  }
  return {
    origin: 'https://storage.example',
    content_type: 'text/plain',
    size: text.length,
    sha256: null,
    etag: null,
    offset,
    stream: Readable.from(pieces()),
    ...told,
  };
}

/** A source that answers as it is told, and keeps what it was asked for. */
export function sourceOf(
  answer: (from: From | undefined, count: number, documentId: string) => Content | Promise<Content>,
): ContentSource & { asked: (From | undefined)[] } {
  const asked: (From | undefined)[] = [];
  return {
    asked,
    open: async (documentId, from) => {
      asked.push(from);
      return answer(from, asked.length, documentId);
    },
    close: async () => {},
  };
}
