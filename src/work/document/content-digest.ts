import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { ContentSource } from '../../portal/download.ts';
import type { DigestOf } from './find-sent-document.ts';

/** Fetches documents to learn their digests; nothing is kept. */
export function digestByFetching(source: ContentSource): DigestOf {
  return async (documentId) => {
    const { stream } = await source.open(documentId);
    const hash = createHash('sha256');
    await pipeline(stream, hash);
    return hash.digest('hex');
  };
}
