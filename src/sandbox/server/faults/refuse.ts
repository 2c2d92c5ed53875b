import type { FastifyReply, FastifyRequest } from 'fastify';
import { OAuthProblem } from '../../auth/oauth-problem.ts';
import type { Fault } from '../../faults/fault.ts';
import { PortalProblem } from '../../problem.ts';

/** In the portal's own shape, which at the token endpoint is OAuth's. */
function problem(request: FastifyRequest, status: number, detail: string): Error {
  if (request.routeOptions.config.operation?.surface !== 'auth') {
    return new PortalProblem(status, detail);
  }
  const isBusy = status === 429 || status >= 500;
  return new OAuthProblem(status, isBusy ? 'temporarily_unavailable' : 'invalid_request', detail);
}

/**
 * Refuses a request before anything is done, where its fault says so.
 * @param now by the clock that the client is told
 * @throws PortalProblem or OAuthProblem with the status that was set
 */
export function refuseAsTold(
  { status, headers, rateLimit, tokenLife }: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
): void {
  if (status !== undefined) {
    if (headers !== undefined) reply.headers(headers);
    throw problem(request, status, `A fault of the sandbox answers ${status}.`);
  }
  if (rateLimit !== undefined) {
    // A date has whole seconds only.
    const until = new Date(Math.ceil((now.getTime() + rateLimit.ms) / 1000) * 1000);
    const seconds = Math.ceil(rateLimit.ms / 1000);
    reply.header('retry-after', rateLimit.as === 'date' ? until.toUTCString() : seconds);
    throw problem(request, 429, 'Too many requests; try again later.');
  }
  if (tokenLife !== undefined) throw new PortalProblem(401, 'The access token has expired.');
}
