import { join } from 'node:path';
import { expect } from 'vitest';
import { DOCUMENTED_AUDIENCE } from '../../src/portal/contract/token.ts';
import { PRO } from '../../src/sandbox/seed/catalog.ts';
import { openStore, type RunSummary } from '../../src/store/index.ts';
import type { Bulk } from './bulk.ts';
import { homeWith } from './home.ts';
import { discrepancies, openJobs, type PortalKeys, takeInventory } from './portal-inventory.ts';
import { type Machine, ownMachine } from './program.ts';
import { ownSandbox } from './sandbox.ts';
import { tempFolder } from './taxq.ts';

/** What a portal offers: all, or the documented API only. */
export type Surface = 'all' | 'public';

export const SURFACES: readonly Surface[] = ['all', 'public'];

/** Jobs of a generated sandbox; over half of them take documents, and none has any. */
export const JOBS = 12;

/** A machine and a portal in this process, one for the other. */
export interface BulkScene {
  machine: Machine;
  portal: PortalKeys;
  /** Short ids of jobs that take documents. */
  jobs: readonly string[];
  /** Leads taxq to the portal, and to one store for all runs. */
  env: Record<string, string>;
}

/**
 * The environment of a pro at a portal: sign-in and, for one that speaks the documented API only, a
 * profile that says who they are. Runs with the same one share a store.
 *
 * @param at where the portal is reached, when it is not at its own address
 */
export async function proEnv(
  portal: PortalKeys,
  surface: Surface,
  at: { url?: string; tokenUrl?: string } = {},
): Promise<Record<string, string>> {
  const { url = portal.url, tokenUrl = portal.tokenUrl } = at;
  const signIn = {
    TAXQ_CLIENT_ID: portal.clientId,
    TAXQ_CLIENT_SECRET: portal.clientSecret,
  };
  if (surface === 'all') {
    return { ...signIn, TAXQ_URL: url, TAXQ_TOKEN_URL: tokenUrl, TAXQ_HOME: await tempFolder() };
  }
  const { user_id } = PRO;
  const firm = { url, token_url: tokenUrl, audience: DOCUMENTED_AUDIENCE, user_id };
  return { ...signIn, TAXQ_HOME: await homeWith({ current: 'firm', profiles: { firm } }) };
}

/** Opens a scene of one test’s own; it ends with the test. */
export async function bulkScene(surface: Surface): Promise<BulkScene> {
  const portal = await ownSandbox({ seed: JOBS, surface });
  const machine = await ownMachine();
  const env = await proEnv(portal, surface);
  return { machine, portal, jobs: await openJobs(portal), env };
}

/** The newest bulk upload that a store remembers. */
export function newestRun({ TAXQ_HOME: home = '' }: Record<string, string>): RunSummary | null {
  const store = openStore({ folder: join(home, 'state') });
  try {
    return store.runs.list(1)[0] ?? null;
  } finally {
    store.close();
  }
}

/** Expects each file exactly once in its job and nothing else there, and `upload verify` to agree. */
export async function expectExactlyOnce(
  { machine, portal, env }: Pick<BulkScene, 'machine' | 'portal' | 'env'>,
  { manifest, files }: Bulk,
  about: string,
): Promise<void> {
  expect(discrepancies(files, await takeInventory(portal)), about).toEqual([]);
  const verify = await machine.run(['upload', 'verify', manifest, '--json'], { env });
  expect(verify.code, `${about}\n${verify.stderr}`).toBe(0);
  const held = verify.json<{ status: string }[]>().filter(({ status }) => status === 'held');
  expect(held, about).toHaveLength(files.length);
}
