import { resolve } from 'node:path';
import { createClock } from './clock.ts';
import { keptPort } from './kept-port.ts';
import { openPortal, replant } from './open-portal.ts';
import type { Seed } from './seed/index.ts';

/**
 * Empties a data folder that no sandbox serves and plants a seed; the credentials stay.
 * @returns the origin that the folder's sandbox had last, or null when it never had one
 * @throws TaxqError `sandbox_in_use` when one serves it after all.
 */
export function resetFolder(data: string, seed: Seed): string | null {
  const portal = openPortal({ data: resolve(data), clock: createClock(), tokenTtlSeconds: 0 });
  try {
    replant(portal, seed);
    const port = keptPort(portal.store);
    return port === 0 ? null : `http://127.0.0.1:${port}`;
  } finally {
    portal.store.close();
  }
}
