import { randomUUID } from 'node:crypto';
import { type IncomingMessage, maxHeaderSize } from 'node:http';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Fault } from '../faults/fault.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import type { Portal } from '../portal.ts';
import { notFound, PortalProblem } from '../problem.ts';
import { acceptBodies, MAX_JSON_BYTES } from './bodies.ts';
import { addContentRoute } from './content-route.ts';
import { addControlRoutes, type Controls } from './control-routes.ts';
import { answerFailure } from './failures.ts';
import { faultyServer } from './faults/faulty-server.ts';
import { refuseAsTold } from './faults/refuse.ts';
import { skewedPortal } from './faults/skewed-portal.ts';
import { assertLocalCaller } from './guard.ts';
import { addMagicRoute } from './magic-route.ts';
import { methodsOf } from './methods.ts';
import { addContractRoutes } from './routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What happens to it on purpose; mostly nothing. */
    fault: Fault | null;
  }
}

export interface AppOptions {
  portal: Portal;
  board: FaultBoard;
  controls: Controls;
  surface: 'all' | 'public';
}

/** The HTTP server of the portal, not listening yet. */
export function createApp({ portal, board, controls, surface }: AppOptions): FastifyInstance {
  const faults = new WeakMap<IncomingMessage, Fault>();
  const app: FastifyInstance = Fastify({
    serverFactory: faultyServer({
      board,
      portal,
      mark: (request, fault) => void faults.set(request, fault),
      inject: (request) => app.inject(request),
    }),
    bodyLimit: MAX_JSON_BYTES,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => answerFailure(error, request, reply),
    // As long as a request's head may be: too long an id is for the contract to refuse.
    routerOptions: { maxParamLength: maxHeaderSize },
    // Many clients escape the colon in a path.
    rewriteUrl: ({ url = '/' }) => url.replace(/(\/getByShortId)%3A/i, '$1:'),
  });
  app.decorateRequest('fault', null);
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler(async ({ method, url }, reply) => {
    const [path = '/'] = url.split('?');
    const allowed = methodsOf(path, surface);
    if (allowed.length === 0) throw notFound(`There is nothing at ${method} ${path}.`);
    reply.header('allow', allowed.join(', '));
    throw new PortalProblem(405, `${path} takes ${allowed.join(' and ')}, not ${method}.`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const fault = (board.rules && faults.get(request.raw)) ?? null;
    const now = skewedPortal(portal, fault).clock.now();
    reply.header('x-request-id', request.id);
    reply.header('date', now.toUTCString());
    // What is delivered a second time has no socket of its own.
    const port = request.socket.localPort ?? Number(new URL(portal.origin).port);
    assertLocalCaller(request.headers, port);
    if (fault === null) return;
    request.fault = fault;
    refuseAsTold(fault, request, reply, now);
  });
  acceptBodies(app);
  app.register(multipart, {
    throwFileSizeLimit: false,
    isPartAFile: (name, _type, fileName) => name === 'file' || fileName !== undefined,
    limits: { fileSize: Number.MAX_SAFE_INTEGER, fieldSize: 64 * 1024, fields: 20, files: 20 },
  });
  addContractRoutes(app, portal, surface);
  addContentRoute(app, portal);
  addMagicRoute(app, portal);
  addControlRoutes(app, controls);
  return app;
}
