import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listening } from '../support/listening.ts';
import { FROM, MARKS } from './marks.ts';

/** Told of each request that a portal has answered. */
export type OnAnswered = (method: string, path: string) => void;

function markedHeaders({ statusCode = 0, headers }: IncomingMessage): IncomingHttpHeaders {
  const marked = { ...headers, [MARKS.from]: FROM.portal };
  const { location, ...others } = marked;
  const isRedirect = statusCode >= 300 && statusCode < 400 && location !== undefined;
  return isRedirect ? { ...others, [MARKS.redirect]: location } : marked;
}

function answerNothing(incoming: IncomingMessage, response: ServerResponse): void {
  // What is left of its body would be in the way of the next request on that connection.
  incoming.unpipe();
  incoming.resume();
  response.writeHead(500, { [MARKS.from]: FROM.nobody }).end();
}

/** Serves the side behind Prism: leads each request to the portal that it is for. */
export async function serveFarSide(onAnswered: OnAnswered) {
  const server = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const { [MARKS.portal]: portal, ...others } = headers;
    const target = new URL(url, String(portal));
    const outgoing = request(target, {
      method,
      headers: { ...others, host: target.host },
      agent: false,
    });
    outgoing.on('response', async (answer) => {
      try {
        // Whole, so that one that breaks off is none.
        const body = await buffer(answer);
        onAnswered(method, target.pathname);
        response.writeHead(answer.statusCode ?? 500, markedHeaders(answer)).end(body);
      } catch {
        answerNothing(incoming, response);
      }
    });
    outgoing.on('error', () => answerNothing(incoming, response));
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  // Nobody is to meet a connection that is just being given up.
  server.keepAliveTimeout = 0;
  return listening(server);
}
