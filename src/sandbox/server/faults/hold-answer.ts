import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

const lowerCased = (headers: unknown): OutgoingHttpHeaders =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      )
    : {};

/**
 * Keeps back what the handlers answer, until it is whole. Call it before they have the request.
 * @returns the answer; undefined when the client or a handler gave up first
 */
export function holdAnswer(response: ServerResponse): Promise<Answer | undefined> {
  const { writeHead, write, end } = response;
  const chunks: Buffer[] = [];
  let given: OutgoingHttpHeaders = {};

  const take = (chunk: unknown, ...rest: readonly unknown[]) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    const done = [chunk, ...rest].find((value) => typeof value === 'function');
    if (done !== undefined) process.nextTick(done);
  };

  return new Promise((resolve) => {
    response.once('close', () => resolve(undefined));
    response.writeHead = (status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      given = lowerCased(rest.at(-1));
      return response;
    };
    response.write = (...parts: [unknown, ...unknown[]]) => {
      take(...parts);
      return true;
    };
    response.end = (...parts: unknown[]) => {
      take(...((parts.length === 0 ? [undefined] : parts) as [unknown, ...unknown[]]));
      Object.assign(response, { writeHead, write, end });
      const headers = { ...lowerCased(response.getHeaders()), ...given };
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      resolve({ status: response.statusCode, headers, body: Buffer.concat(chunks) });
      return response;
    };
  });
}
