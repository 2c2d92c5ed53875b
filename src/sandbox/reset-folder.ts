import { resolve } from 'node:path';
import { createClock } from './clock.ts';
import { openPortal, replant } from './open-portal.ts';
import type { Seed } from './seed/index.ts';

/**
 * Empties a data folder that no sandbox serves and plants a seed; the credentials stay.
 * @throws TaxqError `sandbox_in_use` when one serves it after all.
 */
export function resetFolder(data: string, seed: Seed): void {
  const portal = openPortal({ data: resolve(data), clock: createClock(), tokenTtlSeconds: 0 });
  try {
    replant(portal, seed);
  } finally {
    portal.store.close();
  }
}
