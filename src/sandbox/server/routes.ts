import type { FastifyInstance } from 'fastify';
import { CONTRACT, type OperationId } from '../../portal/contract/index.ts';
import type { Operation } from '../../portal/contract/operation.ts';
import type { Caller } from '../auth/credentials.ts';
import { serveBatch } from '../batches/serve.ts';
import type { HandledId } from '../handlers/handler.ts';
import { HANDLERS } from '../handlers/index.ts';
import type { Portal } from '../portal.ts';
import { announceTus } from '../resumable/headers.ts';
import { serveResumable } from '../resumable/serve.ts';
import type { Tus } from '../resumable/tus.ts';
import { assertReadableBody } from './bodies.ts';
import { findCaller } from './caller.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { createRepeats } from './repeats.ts';
import { serve } from './service.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** The contract's path as the router writes it; a literal colon is doubled. */
const routerPath = (path: string): string =>
  path.replaceAll(':', '::').replace(/\{(\w+)\}/g, ':$1');

const isHandled = (id: OperationId): id is HandledId => Object.hasOwn(HANDLERS, id);

/** Registers a route for each operation of the contract that the surface includes. */
export function addContractRoutes(
  app: FastifyInstance,
  portal: Portal,
  surface: 'all' | 'public',
): void {
  const repeats = createRepeats(portal);
  const answers = createKeptAnswers(portal.store);
  let opened: Promise<Tus> | undefined;
  const tus = () => {
    opened ??= import('../resumable/tus.ts').then(({ openTus }) => openTus(portal));
    return opened;
  };
  app.decorateRequest('caller', null);
  for (const id of Object.keys(CONTRACT) as OperationId[]) {
    const operation: Operation = CONTRACT[id];
    if (surface === 'public' && operation.surface === 'pro') continue;
    app.route({
      method: operation.method,
      url: routerPath(operation.path),
      config: { operation },
      onRequest: async (request, reply) => {
        if (operation.bodyType === 'tus') announceTus(reply);
        request.caller = await findCaller(operation, request.headers.authorization, portal.tokens);
        assertReadableBody(request.headers);
      },
      handler: isHandled(id)
        ? serve({ operation, handler: HANDLERS[id], portal, repeats, answers })
        : operation.bodyType === 'tus'
          ? serveResumable({ operation, portal, tus })
          : serveBatch({ operation, portal, repeats }),
    });
  }
}
