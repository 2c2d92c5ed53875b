import type { HttpResponse } from '../http/exchange.ts';
import { Unreachable } from '../http/failure.ts';
import type { Operation } from './contract/operation.ts';

/**
 * Reads an answer's JSON.
 *
 * @param repeatable whether the request may be repeated; one that may not leaves its outcome unknown
 * @throws Unreachable when it is none, so that it is told apart from a portal that answers
 */
export function parseAnswer(
  response: HttpResponse,
  spec: Operation,
  origin: string,
  repeatable: boolean,
): unknown {
  const type = response.header('content-type') ?? '';
  try {
    return JSON.parse(response.text);
  } catch {
    // The parser's own error repeats a piece of the answer, which may be a client's.
    const html = /html/i.test(type) || /^\s*</.test(response.text);
    const isEmpty = response.text === '';
    const unread = isEmpty ? 'empty_answer' : /json/i.test(type) ? 'malformed_answer' : 'not_json';
    throw new Unreachable({
      code: html ? 'not_the_portal' : unread,
      message: `What answers at ${origin} doesn’t speak the portal’s language.`,
      why: html
        ? `${spec.id} got a web page instead of JSON.`
        : `${spec.id} got ${isEmpty ? 'an empty answer' : 'malformed JSON'}.`,
      hint: html
        ? 'A hotel or company network may be asking you to sign in; open a browser, then try again.'
        : 'Try again; if it stays, tell the portal’s support.',
      outcomeUnknown: !repeatable,
      answered: true,
      requestId: response.header('x-request-id'),
    });
  }
}
