import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { TransportOptions } from '../../src/http/transport.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { BATCHES } from '../../src/work/document/send-batch.ts';
import { type Bulk, type BulkFile, type BulkWish, makeBulk } from './bulk.ts';
import { JOBS, proEnv, type Surface } from './bulk-scene.ts';
import {
  discrepancies,
  openJobs,
  type PortalKeys,
  takeInventory,
  tokenOf,
} from './portal-inventory.ts';
import { type Decide, type Fate, type Relay, startRelay } from './relay.ts';
import { useSandbox } from './sandbox.ts';
import { json, startServer, type TestServer } from './server.ts';
import { type Ran, taxq, tempFolder } from './taxq.ts';

/** What `upload run --json` says of a file. */
export interface Result {
  file: string;
  title: string;
  status: string;
  document_id: string | null;
  error: { code: string; message: string } | null;
}

/** A bulk upload on its way to a portal through a relay that spoils it. */
export interface FaultScene {
  bulk: Bulk;
  portal: PortalKeys;
  relay: Relay;
  env: Record<string, string>;
  /** Runs the manifest in this process, all runs with one store. */
  run(words?: readonly string[], transport?: Partial<TransportOptions>): Promise<Ran>;
  /** Expects these files, all unless given, on the portal once each, and nothing else there. */
  expectHeld(files?: readonly BulkFile[], about?: string): Promise<void>;
}

/** A sign-in that gives `token-1`, `token-2` and so on; the relay puts a real one in their place. */
export interface TokenDesk {
  server: TestServer;
  real: string;
}

/** Opens a desk for a portal’s tokens; it ends with the test. */
export async function openTokenDesk(portal: PortalKeys): Promise<TokenDesk> {
  const server = await startServer((_, response, count) =>
    json(response, { access_token: `token-${count}`, expires_in: 3600, token_type: 'Bearer' }),
  );
  return { server, real: await tokenOf(portal) };
}

export interface FaultWish extends Omit<BulkWish, 'name'> {
  surface: Surface;
  decide: Decide;
  portal: PortalKeys;
  desk?: TokenDesk;
  /** Lets small files go in batches; without it each goes by itself, and meets its own fault. */
  batches?: boolean;
}

/** A portal of each surface, for all tests of a file; nothing lies there but what they upload. */
export function usePortals(): (surface: Surface) => Sandbox {
  const portals = {
    all: useSandbox({ seed: JOBS, surface: 'all' }),
    public: useSandbox({ seed: JOBS, surface: 'public' }),
  };
  return (surface) => portals[surface]();
}

/** Opens a scene of one test’s own; titles tell its files from those of other tests. */
export async function faultScene(given: FaultWish): Promise<FaultScene> {
  const { surface, decide, portal, desk, batches = false, ...wish } = given;
  const name = randomBytes(4).toString('hex');
  const relay = await startRelay(portal.url, decide, {
    ...(desk ? { token: desk.real } : {}),
    ...(batches ? {} : { hidden: BATCHES }),
  });
  const env = await proEnv(portal, surface, {
    url: relay.origin,
    ...(desk ? { tokenUrl: `${desk.server.origin}/oauth/token` } : {}),
  });
  const bulk = await makeBulk(await tempFolder(), await openJobs(portal), { ...wish, name });
  return {
    bulk,
    portal,
    relay,
    env,
    run: (words = ['--json'], transport = {}) =>
      taxq(['upload', 'run', bulk.manifest, ...words], { env, transport }),
    expectHeld: async (files = bulk.files, about = '') => {
      expect(discrepancies(files, await takeInventory(portal, `${name}-`)), about).toEqual([]);
    },
  };
}

/** Whether a request brings a document whole. */
export const isUpload = (method: string, path: string): boolean =>
  method === 'POST' && path.endsWith('/documents');

/** Spoils the uploads whose number, from 1 and over all jobs, is wanted; all else passes. */
export function spoilUploads(fate: Fate, wanted: (number: number) => boolean): Decide {
  let uploads = 0;
  return (method, path) => {
    if (!isUpload(method, path)) return 'pass';
    uploads += 1;
    return wanted(uploads) ? fate : 'pass';
  };
}

/** How many files came to each end. */
export function tally(results: readonly Result[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
