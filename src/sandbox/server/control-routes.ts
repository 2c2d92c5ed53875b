import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isRecord } from '../../json.ts';
import { sameSecret } from '../auth/credentials.ts';
import type { FaultDesk } from '../faults/fault-desk.ts';
import { badRequest, PortalProblem } from '../problem.ts';
import type { Seed } from '../seed/index.ts';

/** What the control endpoints steer. */
export interface Controls {
  /** The random name of this run of the server. */
  instance: string;
  secret: string;
  status(): object;
  stop(): void;
  reset(seed: Seed | undefined): void;
  faults: FaultDesk;
}

function readSeed(body: unknown): Seed | undefined {
  const seed = isRecord(body) ? body['seed'] : undefined;
  if (seed === undefined || seed === 'demo') return seed;
  if (typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw badRequest('A seed is "demo" or a number of jobs.');
}

/** Adds the endpoints by which the machine's owner steers the server; not part of the contract. */
export function addControlRoutes(app: FastifyInstance, controls: Controls): void {
  const onRequest = async (request: FastifyRequest) => {
    const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!sameSecret(given, controls.secret)) {
      throw new PortalProblem(401, 'The control endpoints need the control secret.');
    }
  };
  app.get('/sandbox/status', { onRequest }, async () => ({
    instance: controls.instance,
    ...controls.status(),
  }));
  app.post('/sandbox/reset', { onRequest }, async (request) => {
    controls.reset(readSeed(request.body));
    return { instance: controls.instance, ...controls.status() };
  });
  app.get('/sandbox/faults', { onRequest }, async () => ({ faults: controls.faults.list() }));
  app.post('/sandbox/faults', { onRequest }, async (request) => ({
    faults: controls.faults.add(isRecord(request.body) ? request.body['faults'] : undefined),
  }));
  app.post('/sandbox/faults/clear', { onRequest }, async (request) => ({
    cleared: controls.faults.clear(isRecord(request.body) ? request.body['ids'] : undefined),
  }));
  app.post('/sandbox/stop', { onRequest }, async (_request, reply) => {
    reply.raw.once('close', controls.stop);
    return { instance: controls.instance };
  });
}
