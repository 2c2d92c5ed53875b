import type { IncomingHttpHeaders } from 'node:http';
import { forbidden, PortalProblem } from '../problem.ts';

/**
 * Keeps web pages out of a portal that listens on this machine only: requests from any page carry
 * an Origin, and a rebound name shows in Host.
 * @throws PortalProblem 403 for an Origin, 421 for a Host that is not this server.
 */
export function assertLocalCaller(headers: IncomingHttpHeaders, port: number): void {
  if (headers.origin !== undefined) {
    throw forbidden('The sandbox takes no requests from web pages.');
  }
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  if (names.some((name) => headers.host?.toLowerCase() === `${name}:${port}`)) return;
  throw new PortalProblem(421, 'The sandbox answers only to its own address on this machine.');
}
