import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../portal/contract/operation.ts';
import { PIECE_TYPE } from '../../portal/contract/resumable-uploads.ts';
import type { Portal } from '../portal.ts';
import { conflict, notFound, PortalProblem } from '../problem.ts';
import { type Checks, compileChecks } from '../server/checks.ts';
import { coerce } from '../server/coerce.ts';
import { namedHeaders, readTusHeaders } from './headers.ts';
import type { Tus } from './tus.ts';
import { beginUpload, discardUpload, expiryOf, findUpload } from './uploads.ts';

/** One operation of the tus protocol at work. */
export interface ResumableService {
  operation: Operation;
  portal: Portal;
  /** The protocol, loaded when it is first needed. */
  tus: () => Promise<Tus>;
}

/** The protocol's refusals in the portal's words. */
function refusal(method: string, status: number, text: string): PortalProblem {
  if (status === 404 || status === 410) return notFound('There is no such upload any more.');
  if (status === 409) return conflict('The upload goes on at another offset; ask for it first.');
  if (status === 413) {
    return new PortalProblem(413, 'These are more bytes than the upload has left.');
  }
  // A piece whose place another request has taken is a bad request to the protocol.
  if (status === 400 && method === 'PATCH') {
    return conflict('Another request goes on with this upload.');
  }
  return new PortalProblem(status, text.trim());
}

/** Hands a checked request to the protocol, and its answer back. */
async function exchange(
  { operation, tus }: ResumableService,
  id: string,
  headers: Record<string, string>,
  request: FastifyRequest,
): Promise<Response> {
  const { method, response } = operation;
  const { 'content-length': length } = request.headers;
  const protocol = await tus();
  const answer = await protocol.answer(
    method === 'PATCH'
      ? {
          method,
          id,
          headers: {
            ...headers,
            'Content-Type': PIECE_TYPE,
            ...(length === undefined ? {} : { 'Content-Length': length }),
          },
          body: request.raw,
        }
      : { method, id, headers },
  );
  // What is left of the body goes nowhere, so that the answer can be read.
  request.raw.resume();
  if (answer.status === response.status) return answer;
  throw refusal(method, answer.status, await answer.text());
}

function sendAnswer(
  { operation: { id, response }, portal }: ResumableService,
  checks: Checks,
  uploadId: string,
  answer: Response,
  reply: FastifyReply,
): FastifyReply {
  const upload = portal.store.uploads.find(uploadId);
  const expires = upload === undefined ? {} : { 'upload-expires': expiryOf(upload).toUTCString() };
  const all = new Headers({ ...Object.fromEntries(answer.headers), ...expires });
  const headers = namedHeaders(response.headers, all);
  const [fault] = checks.answerHeaders(coerce(response.headers, headers));
  if (fault !== undefined) {
    throw new Error(`${id} answered outside the contract: ${fault.path} ${fault.message}`);
  }
  return reply.code(answer.status).headers(headers).send();
}

/** The request handler of one operation of the tus protocol. */
export function serveResumable(service: ResumableService) {
  const { operation, portal } = service;
  let compiled: Promise<Checks> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    compiled ??= compileChecks(operation);
    const checks = await compiled;
    const headers = readTusHeaders(operation, request, checks);
    const params = request.params as Record<string, string>;
    const clientId = request.caller?.clientId ?? '';
    const isNew = operation.method === 'POST';
    const id = isNew
      ? beginUpload(portal, clientId, params['job_id'] ?? '', Number(headers['Upload-Length']))
      : findUpload(portal, clientId, params['upload_id'] ?? '').id;
    try {
      const answer = await exchange(service, id, headers, request);
      return sendAnswer(service, checks, id, answer, reply);
    } catch (error) {
      if (isNew) discardUpload(portal, id);
      throw error;
    }
  };
}
