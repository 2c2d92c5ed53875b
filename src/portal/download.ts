import type { Readable } from 'node:stream';
import { TaxqError } from '../errors.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { Unreachable } from '../http/failure.ts';
import { openTransport, type Transport, type TransportOptions } from '../http/transport.ts';
import { isRedirect, type PortalClient } from './client.ts';
import { contentLink } from './content-link.ts';

/** A document's content on its way; facts are null where the server doesn't tell. */
export interface Content {
  /** The server that sends it. */
  origin: string;
  content_type: string | null;
  /** Bytes. */
  size: number | null;
  /** 64 lower-case hex digits. */
  sha256: string | null;
  stream: Readable;
}

export interface ContentSource {
  /** Opens a document's content; the link to it is asked for anew each time. */
  open(documentId: string): Promise<Content>;
  close(): Promise<void>;
}

/** How storage services say that a link is no longer good. */
const EXPIRED = [403, 404, 410];
const MAX_HOPS = 5;
const LINK = /(https?:\/\/[^/\s]+)\S*/g;

/**
 * Opens the way to documents' contents. The portal is asked for a link with the pro's token; the
 * link is followed by a connection that knows no token, wherever it leads. A link that has expired
 * is asked for once more.
 */
export function openContentSource(
  client: PortalClient,
  options: Omit<TransportOptions, 'origin'>,
): ContentSource {
  const transports = new Map<string, Transport>();
  const { trace } = options;
  const transportTo = (origin: string): Transport => {
    const known = transports.get(origin);
    if (known !== undefined) return known;
    const opened = openTransport({
      ...options,
      origin,
      // Whoever has the link has the document.
      ...(trace ? { trace: (line: string) => trace(line.replace(LINK, '$1/…')) } : {}),
    });
    transports.set(origin, opened);
    return opened;
  };

  const follow = async (first: URL): Promise<{ url: URL; response: HttpResponse }> => {
    let url = first;
    for (let hops = 0; ; hops += 1) {
      const response = await transportTo(url.origin).send({
        method: 'GET',
        path: `${url.pathname}${url.search}`,
        headers: { accept: '*/*', 'accept-encoding': 'identity' },
        repeatable: true,
        read: 'stream',
      });
      if (!isRedirect(response.status) || hops >= MAX_HOPS) return { url, response };
      await response.drop();
      url = contentLink(response.header('location') ?? '', url.href);
    }
  };

  const fetchOnce = async (documentId: string) => {
    const location = await client.locate('downloadDocument', {
      params: { document_id: documentId },
    });
    return follow(contentLink(location, client.origin));
  };

  return {
    open: async (documentId) => {
      let { url, response } = await fetchOnce(documentId);
      if (EXPIRED.includes(response.status)) {
        await response.drop();
        ({ url, response } = await fetchOnce(documentId));
      }
      if (response.status === 200) return contentOf(response, url.origin);
      await response.drop();
      throw noContent(response.status, url.origin);
    },
    close: async () => {
      await Promise.allSettled([...transports.values()].map((transport) => transport.close()));
    },
  };
}

function contentOf(response: HttpResponse, origin: string): Content {
  const length = response.header('content-length') ?? '';
  const digest = /(?:^|[,\s])sha-256=:([A-Za-z0-9+/]{43}=):/.exec(
    response.header('repr-digest') ?? '',
  )?.[1];
  return {
    origin,
    content_type: response.header('content-type') ?? null,
    size: /^\d+$/.test(length) ? Number(length) : null,
    sha256: digest === undefined ? null : Buffer.from(digest, 'base64').toString('hex'),
    stream: response.stream,
  };
}

function noContent(status: number, origin: string): TaxqError {
  const facts = {
    message: 'The document’s content didn’t come.',
    why: `${origin} answered ${status}.`,
  };
  return status === 429 || status >= 500
    ? new Unreachable({ ...facts, code: 'content_unavailable', outcomeUnknown: false })
    : new TaxqError({
        ...facts,
        kind: 'failed',
        code: 'content_refused',
        hint: 'Try again; if it stays, download this document in the portal and tell its support.',
      });
}
