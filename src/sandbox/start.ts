import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { TaxqError } from '../errors.ts';
import { createClock } from './clock.ts';
import type { FaultRule } from './faults/fault.ts';
import { createFaultBoard } from './faults/fault-board.ts';
import { openFaultDesk } from './faults/fault-desk.ts';
import { assertFaultJobs } from './faults/fault-jobs.ts';
import { keepPort, keptPort } from './kept-port.ts';
import { removeLocator, writeLocator } from './locator.ts';
import { openPortal, replant } from './open-portal.ts';
import { PRO } from './seed/catalog.ts';
import type { Seed } from './seed/index.ts';
import { createApp } from './server/app.ts';

export interface SandboxOptions {
  /** Data folder, made when missing; one server at a time. */
  data: string;
  /** TCP port on 127.0.0.1; 0, the default, takes the folder's last one, or else a free one. */
  port?: number;
  /** What an empty folder is filled with; `demo` unless given. A filled folder stays as it is. */
  seed?: Seed;
  /** ISO 8601 instant to stand still at, or a shift such as `+3d`; real time unless given. */
  clock?: string;
  /** How long access tokens live by the real clock; 3600 unless given. */
  tokenTtlSeconds?: number;
  /** `public` leaves the pro surface out, as the documented portal does. */
  surface?: 'all' | 'public';
  /** What goes wrong on purpose, from the start and again after every reset. */
  faults?: readonly FaultRule[];
}

/** A running sandbox. */
export interface Sandbox {
  url: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** The pro whose sign-in that is; the public surface can't tell. */
  userId: string;
  data: string;
  pid: number;
  /** Stops the server; all it acknowledged is on disk. */
  close(): Promise<void>;
  /** Settles when the server has stopped, whoever stopped it. */
  closed: Promise<void>;
}

/** What is left to finish before open connections are cut. */
const CLOSE_WITHIN_MS = 2_000;

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port });
  } catch (error) {
    throw new TaxqError({
      kind: 'failed',
      code: 'sandbox_port',
      message: `The sandbox cannot listen on port ${port}.`,
      why: error instanceof Error ? error.message : String(error),
      hint: 'Choose another port, or 0 for any free one.',
      cause: error,
    });
  }
}

/** The port that it had before while nobody else has it, for a portal is known by its address. */
async function listenAgain(app: FastifyInstance, kept: number): Promise<string> {
  try {
    return await listen(app, kept);
  } catch (error) {
    if (kept === 0) throw error;
    return listen(app, 0);
  }
}

async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
  await app.close();
  clearTimeout(cut);
}

/**
 * Starts the embedded portal on a data folder. When this resolves it answers requests and the
 * folder holds its locator.
 * @throws TaxqError `sandbox_in_use` when another one serves the folder; `clock_invalid`,
 *   `sandbox_port`, `sandbox_unreadable` or `fault_job_unknown`.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const data = resolve(options.data);
  const portal = openPortal({
    data,
    clock: createClock(options.clock),
    tokenTtlSeconds: options.tokenTtlSeconds ?? 3600,
  });
  const { store, credentials } = portal;
  const board = createFaultBoard(options.faults);
  const instance = randomBytes(12).toString('hex');
  const secret = randomBytes(32).toString('base64url');

  let closing: Promise<void> | undefined;
  let markClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    markClosed = resolve;
  });
  const close = () => {
    closing ??= closeApp(app)
      .then(() => removeLocator(data, instance))
      .finally(() => store.close())
      .finally(markClosed);
    return closing;
  };
  const status = () => ({ pid: process.pid, data, url: portal.origin, jobs: store.jobs.count() });
  const app = createApp({
    portal,
    board,
    surface: options.surface ?? 'all',
    controls: {
      instance,
      secret,
      status,
      stop: () => void close(),
      reset: (seed) => {
        replant(portal, seed ?? 'demo');
        board.restart();
      },
      faults: openFaultDesk(board, store),
    },
  });
  try {
    if (store.meta.get('seed') === undefined) replant(portal, options.seed ?? 'demo');
    assertFaultJobs(options.faults ?? [], store);
    portal.origin = await (options.port
      ? listen(app, options.port)
      : listenAgain(app, keptPort(store)));
    keepPort(store, portal.origin);
    const { pro, partner } = credentials;
    await writeLocator({
      url: portal.origin,
      token_url: `${portal.origin}/oauth/token`,
      client_id: pro.clientId,
      client_secret: pro.clientSecret,
      user_id: PRO.user_id,
      partner_client_id: partner.clientId,
      partner_client_secret: partner.clientSecret,
      control_secret: secret,
      pid: process.pid,
      data,
      instance,
      started_time: new Date().toISOString(),
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: portal.origin,
    tokenUrl: `${portal.origin}/oauth/token`,
    clientId: credentials.pro.clientId,
    clientSecret: credentials.pro.clientSecret,
    userId: PRO.user_id,
    data,
    pid: process.pid,
    close,
    closed,
  };
}
