import type { HttpResponse } from '../../http/exchange.ts';
import type { Transport } from '../../http/transport.ts';
import { isRecord, parseJson } from '../../json.ts';

/** What an error answer says besides its words. */
const WORDLESS = ['x-request-id', 'date', 'retry-after', 'content-type'];

function withoutWords(response: HttpResponse): HttpResponse {
  const body = parseJson(response.text);
  const id = isRecord(body) ? body['request_id'] : undefined;
  return {
    ...response,
    header: (name) => (WORDLESS.includes(name) ? response.header(name) : undefined),
    text: typeof id === 'string' ? JSON.stringify({ request_id: id }) : '',
  };
}

/**
 * The same transport without what a portal says about its errors, of which the status and the
 * request’s id stay: its words may name a client, and what a run finds may end in a public log.
 */
export const quietTransport = (transport: Transport): Transport => ({
  ...transport,
  send: async (request) => {
    const response = await transport.send(request);
    return response.status >= 400 ? withoutWords(response) : response;
  },
});
