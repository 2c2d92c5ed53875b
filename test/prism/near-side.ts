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

interface Violation {
  location: string[];
  message: string;
}

const VIOLATIONS = 'sl-violations';

function violationsIn(header: string): string[] {
  try {
    const found = JSON.parse(header) as Violation[];
    return found.map(({ location, message }) => `${location.join('.')}: ${message}`);
  } catch {
    // Prism cuts off what is too long for a header.
    return [header];
  }
}

/** The headers as the portal gave them. */
function unmarked(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { [MARKS.from]: _, [MARKS.redirect]: location, [VIOLATIONS]: __, ...others } = headers;
  return location === undefined ? others : { ...others, location: String(location) };
}

/** Hands an answer back that came from Prism; answers what is wrong with it. */
async function handBack(answer: IncomingMessage, response: ServerResponse): Promise<string[]> {
  const { statusCode = 500, headers } = answer;
  const body = await buffer(answer);
  const from = headers[MARKS.from];
  if (from === FROM.nobody) {
    response.destroy();
    return [];
  }
  response.writeHead(statusCode, unmarked(headers)).end(body);
  if (from !== FROM.portal) return [`Prism answers ${statusCode} itself: ${body}`];
  const violations = headers[VIOLATIONS];
  return violations === undefined ? [] : violationsIn(String(violations));
}

/** An address at which a portal is reached through Prism. */
export interface NearSide {
  url: string;
  /** What was wrong with requests and answers so far. */
  faults: readonly string[];
  stop(): Promise<void>;
}

/** Serves the side before Prism for one portal. */
export async function serveNearSide(prismUrl: string, portalUrl: string): Promise<NearSide> {
  const faults: string[] = [];
  const server = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    // What steers the sandbox is no part of a portal’s API.
    const isControl = url.startsWith('/sandbox/');
    const target = new URL(url, isControl ? portalUrl : prismUrl);
    const sent = isControl ? headers : { ...headers, [MARKS.portal]: portalUrl };
    const outgoing = request(target, {
      method,
      headers: { ...sent, host: target.host },
      agent: false,
    });
    const found = (what: string) => faults.push(`${method} ${target.pathname}: ${what}`);
    outgoing.on('response', (answer) => {
      if (isControl) {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
        return;
      }
      handBack(answer, response).then(
        (violations) => violations.forEach(found),
        () => response.destroy(),
      );
    });
    outgoing.on('error', ({ message }) => {
      // A client that has gone broke it off itself.
      if (!isControl && !response.destroyed) found(`Prism doesn’t answer: ${message}`);
      response.destroy();
    });
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  // Nobody is to meet a connection that is just being given up.
  server.keepAliveTimeout = 0;
  return { ...(await listening(server)), faults };
}
