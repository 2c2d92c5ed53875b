import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TObject } from 'typebox';
import type { Operation } from '../../portal/contract/operation.ts';
import { PIECE_TYPE, TUS_VERSION } from '../../portal/contract/resumable-uploads.ts';
import { PortalProblem } from '../problem.ts';
import type { Checks } from '../server/checks.ts';
import { coerce } from '../server/coerce.ts';
import { assertNoFaults } from '../server/read-call.ts';

/** Every answer of the protocol names its version, refusals too. */
export function announceTus(reply: FastifyReply): void {
  reply.header('tus-resumable', TUS_VERSION).header('cache-control', 'no-store');
}

/** The headers that a schema names, as they are. */
export const namedHeaders = (schema: TObject | undefined, headers: Headers | IncomingHttpHeaders) =>
  Object.fromEntries(
    Object.keys(schema?.properties ?? {}).flatMap((name) => {
      const key = name.toLowerCase();
      const value = headers instanceof Headers ? headers.get(key) : headers[key];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/**
 * Checks a request of the tus protocol against the contract.
 * @returns the headers that the contract names, as they are
 * @throws PortalProblem 412 for another version of the protocol, 400 for all that does not match,
 *   415 for a piece of a file that is not sent as one.
 */
export function readTusHeaders(
  operation: Operation,
  request: FastifyRequest,
  checks: Checks,
): Record<string, string> {
  if (request.headers['tus-resumable'] !== TUS_VERSION) {
    throw new PortalProblem(412, `This needs Tus-Resumable: ${TUS_VERSION}.`);
  }
  const headers = namedHeaders(operation.headers, request.headers);
  assertNoFaults([
    ...checks.params(request.params),
    ...checks.query(coerce(operation.query, request.query)),
    ...checks.headers(coerce(operation.headers, headers)),
  ]);
  if (operation.method === 'PATCH' && request.headers['content-type'] !== PIECE_TYPE) {
    throw new PortalProblem(415, `Send the bytes as ${PIECE_TYPE}.`);
  }
  return headers;
}
