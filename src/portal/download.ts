import { TaxqError } from '../errors.ts';
import { askedWait } from '../http/asked-wait.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { Unreachable } from '../http/failure.ts';
import { openTransport, type Transport, type TransportOptions } from '../http/transport.ts';
import { isRedirect, type PortalClient } from './client.ts';
import { type Content, contentOf, type From, rangeHeaders } from './content.ts';
import { contentLink } from './content-link.ts';

export interface ContentSource {
  /**
   * Opens a document's content; the link to it is asked for anew each time.
   *
   * @param from what of it is there; a server that can't go on from there, or whose content is
   * another by now, sends the whole, and `offset` of the content says so
   */
  open(documentId: string, from?: From): Promise<Content>;
  close(): Promise<void>;
}

/** How storage services say that a link is no longer good. */
const EXPIRED = [403, 404, 410];
/** Answers to a wish for the rest after which the whole is asked for: a part that isn't it, or none. */
const NOT_FROM_THERE = [206, 416];
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
      server: 'The server of the document’s content',
      // Whoever has the link has the document.
      ...(trace ? { trace: (line: string) => trace(line.replace(LINK, '$1/…')) } : {}),
    });
    transports.set(origin, opened);
    return opened;
  };

  const follow = async (
    first: URL,
    from: From | undefined,
  ): Promise<{ url: URL; response: HttpResponse }> => {
    let url = first;
    for (let hops = 0; ; hops += 1) {
      const response = await transportTo(url.origin).send({
        method: 'GET',
        path: `${url.pathname}${url.search}`,
        headers: { accept: '*/*', 'accept-encoding': 'identity', ...rangeHeaders(from) },
        repeatable: true,
        read: 'stream',
      });
      if (!isRedirect(response.status) || hops >= MAX_HOPS) return { url, response };
      await response.drop();
      url = contentLink(response.header('location') ?? '', url.href);
    }
  };

  const fetchOnce = async (documentId: string, from: From | undefined) => {
    const location = await client.locate('downloadDocument', {
      params: { document_id: documentId },
    });
    return follow(contentLink(location, client.origin), from);
  };

  const open = async (documentId: string, from?: From): Promise<Content> => {
    let { url, response } = await fetchOnce(documentId, from);
    if (EXPIRED.includes(response.status)) {
      await response.drop();
      ({ url, response } = await fetchOnce(documentId, from));
    }
    const content = contentOf(response, url.origin, from);
    if (content !== null) return content;
    await response.drop();
    if (from !== undefined && NOT_FROM_THERE.includes(response.status)) return open(documentId);
    throw noContent(response, url.origin);
  };

  return {
    open,
    close: async () => {
      await Promise.allSettled([...transports.values()].map((transport) => transport.close()));
    },
  };
}

function noContent(response: HttpResponse, origin: string): TaxqError {
  const { status } = response;
  const wait = askedWait(response);
  const facts = {
    message: 'The document’s content didn’t come.',
    why: `${origin} answered ${status}.${wait.sentence}`,
    requestId: response.header('x-request-id'),
  };
  return status === 429 || status >= 500
    ? new Unreachable({
        ...facts,
        code: 'content_unavailable',
        outcomeUnknown: false,
        retryable: !wait.isTooLong,
      })
    : new TaxqError({
        ...facts,
        kind: 'failed',
        code: 'content_refused',
        hint: 'Try again; if it stays, download this document in the portal and tell its support.',
      });
}
