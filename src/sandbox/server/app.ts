import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Portal } from '../portal.ts';
import { notFound } from '../problem.ts';
import { acceptBodies, MAX_JSON_BYTES } from './bodies.ts';
import { addContentRoute } from './content-route.ts';
import { addControlRoutes, type Controls } from './control-routes.ts';
import { answerFailure } from './failures.ts';
import { assertLocalCaller } from './guard.ts';
import { addMagicRoute } from './magic-route.ts';
import { addContractRoutes } from './routes.ts';

export interface AppOptions {
  portal: Portal;
  controls: Controls;
  surface: 'all' | 'public';
}

/** The HTTP server of the portal, not listening yet. */
export function createApp({ portal, controls, surface }: AppOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: MAX_JSON_BYTES,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => answerFailure(error, request, reply),
    routerOptions: { maxParamLength: 1000 },
    // Many clients escape the colon in a path.
    rewriteUrl: ({ url = '/' }) => url.replace(/(\/getByShortId)%3A/i, '$1:'),
  });
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler(async (request) => {
    throw notFound(`There is nothing at ${request.method} ${request.url.split('?')[0]}.`);
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('date', portal.clock.now().toUTCString());
    assertLocalCaller(request.headers, request.socket.localPort ?? 0);
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
