import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../portal/contract/operation.ts';
import { hasNoBody } from '../answers-without-body.ts';
import { OAuthProblem } from '../auth/oauth-problem.ts';
import { isOutOfSpace } from '../files/blob-store.ts';
import { PortalProblem, problemBody } from '../problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
}

/** What a thrown value means to the caller. */
function toProblem(error: FastifyError | PortalProblem): PortalProblem {
  if (error instanceof PortalProblem) return error;
  if (isOutOfSpace(error)) return new PortalProblem(507, 'The portal has no room left.');
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status < 500) return new PortalProblem(status, error.message);
  return new PortalProblem(500, `The sandbox failed: ${error.message}`);
}

function sendOAuth(reply: FastifyReply, error: FastifyError | PortalProblem | OAuthProblem) {
  const known = error instanceof OAuthProblem ? error : undefined;
  const problem = known === undefined ? toProblem(error) : undefined;
  const status = known?.status ?? (problem?.status === 500 ? 500 : 400);
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({
      error: known?.code ?? (status === 500 ? 'server_error' : 'invalid_request'),
      error_description: error.message,
    });
}

/** Answers every failure: problem details, or OAuth's own form at the token endpoint. */
export function answerFailure(
  error: FastifyError | PortalProblem | OAuthProblem,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const guarded = error instanceof PortalProblem && [403, 421].includes(error.status);
  if (request.routeOptions?.config?.operation?.surface === 'auth' && !guarded) {
    sendOAuth(reply, error);
    return;
  }
  const problem = toProblem(error as FastifyError | PortalProblem);
  if (hasNoBody(problem.status)) {
    reply.code(problem.status).send();
    return;
  }
  if (problem.status === 401) {
    const hint = request.headers.authorization === undefined ? '' : ', error="invalid_token"';
    reply.header('www-authenticate', `Bearer realm="taxq sandbox"${hint}`);
  }
  reply
    .code(problem.status)
    .type('application/problem+json')
    .send(problemBody(problem.status, problem.message, request.id, problem.faults));
}
