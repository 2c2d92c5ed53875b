import { MAX_DOCUMENT_BYTES } from '../portal/contract/documents.ts';
import { loadCredentials } from './auth/credentials.ts';
import { createTokens } from './auth/tokens.ts';
import type { SandboxClock } from './clock.ts';
import { type BlobOptions, openBlobStore } from './files/blob-store.ts';
import { createTickets, DOWNLOAD_LIVES_MS, MAGIC_LINK_LIVES_MS } from './files/tickets.ts';
import type { Portal } from './portal.ts';
import { openResumableFiles } from './resumable/files.ts';
import { discardExpired } from './resumable/uploads.ts';
import { plantSeed, type Seed } from './seed/index.ts';
import { openStore } from './store/index.ts';

export interface PortalOptions {
  /** Absolute path of the data folder. */
  data: string;
  clock: SandboxClock;
  tokenTtlSeconds: number;
  /** Other limits and files for documents than the portal's own. */
  blobs?: Partial<BlobOptions> | undefined;
}

/**
 * Opens the portal's parts on a data folder, which is held until the store is closed.
 * @throws TaxqError `sandbox_in_use` or `sandbox_unreadable`.
 */
export function openPortal({ data, clock, tokenTtlSeconds, blobs }: PortalOptions): Portal {
  const store = openStore(data);
  const credentials = store.transaction(() => loadCredentials(store));
  const portal: Portal = {
    store,
    clock,
    blobs: openBlobStore(data, { maxBytes: MAX_DOCUMENT_BYTES, ...blobs }),
    resumable: openResumableFiles(data),
    downloads: createTickets(DOWNLOAD_LIVES_MS),
    magicLinks: createTickets(MAGIC_LINK_LIVES_MS),
    credentials,
    tokens: createTokens(credentials, tokenTtlSeconds),
    tokenTtlSeconds,
    origin: '',
  };
  discardExpired(portal);
  portal.resumable.keepOnly(store.uploads.ids());
  return portal;
}

/**
 * Empties the portal and fills it again. Content goes last: until the new documents are on disk,
 * the old ones are what a killed server comes back with.
 */
export function replant({ store, blobs, resumable, clock }: Portal, seed: Seed): void {
  store.transaction(() => {
    store.clear();
    plantSeed({ store, blobs, now: clock.now() }, seed);
  });
  blobs.keepOnly(store.documents.digests());
  resumable.keepOnly(store.uploads.ids());
}
