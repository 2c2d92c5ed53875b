import type { Readable } from 'node:stream';
import type { HttpResponse } from '../http/exchange.ts';

/** A document's content on its way; facts are of the whole, and null where the server doesn't tell. */
export interface Content {
  /** The server that sends it. */
  origin: string;
  content_type: string | null;
  /** Bytes. */
  size: number | null;
  /** 64 lower-case hex digits. */
  sha256: string | null;
  /** The strong entity tag with its quotes. */
  etag: string | null;
  /** Bytes of the whole that come before the stream's first one. */
  offset: number;
  stream: Readable;
}

/** Where to go on with a content whose beginning is there. */
export interface From {
  /** Bytes that are there already; above 0. */
  offset: number;
  /** The entity tag of the content they are of; null when it was never told. */
  etag: string | null;
}

/** The headers that ask for the rest of a content (RFC 9110, sections 13.1.5 and 14.2). */
export function rangeHeaders(from: From | undefined): Record<string, string> {
  if (from === undefined) return {};
  const range = `bytes=${from.offset}-`;
  return from.etag === null ? { range } : { range, 'if-range': from.etag };
}

/** Where a partial answer begins and how large the whole is; null when it isn't the part asked for. */
function partOf(response: HttpResponse, from: From): { size: number | null } | null {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.header('content-range') ?? '');
  const [, first, whole] = range ?? [];
  if (Number(first) !== from.offset) return null;
  return { size: whole === '*' ? null : Number(whole) };
}

function wholeSize(response: HttpResponse): { size: number | null } {
  const length = response.header('content-length') ?? '';
  return { size: /^\d+$/.test(length) ? Number(length) : null };
}

/**
 * Reads what a server says about the content that it sends.
 *
 * @param from what was asked for; undefined for all of it
 * @returns null when the answer is no content, or not the part that was asked for
 */
export function contentOf(response: HttpResponse, origin: string, from?: From): Content | null {
  const { status } = response;
  // Lengths, places and digests are then of the packed bytes (RFC 9530), and the stream has the others.
  const isPacked = !['identity', undefined].includes(response.header('content-encoding'));
  if (isPacked && status === 206) return null;
  const part = status === 206 && from !== undefined ? partOf(response, from) : null;
  const facts = status === 200 ? wholeSize(response) : part;
  if (facts === null) return null;
  const digest = /(?:^|[,\s])sha-256=:([A-Za-z0-9+/]{43}=):/.exec(
    response.header('repr-digest') ?? '',
  )?.[1];
  const etag = response.header('etag') ?? '';
  return {
    origin,
    content_type: response.header('content-type') ?? null,
    size: isPacked ? null : facts.size,
    sha256: digest === undefined || isPacked ? null : Buffer.from(digest, 'base64').toString('hex'),
    // A weak one says that two contents mean the same, not that their bytes are.
    etag: etag.startsWith('"') && !isPacked ? etag : null,
    offset: part === null ? 0 : (from?.offset ?? 0),
    stream: response.stream,
  };
}
