import type { Credentials } from './auth/credentials.ts';
import type { Tokens } from './auth/tokens.ts';
import type { SandboxClock } from './clock.ts';
import type { BlobStore } from './files/blob-store.ts';
import type { Tickets } from './files/tickets.ts';
import type { ResumableFiles } from './resumable/files.ts';
import type { Store } from './store/index.ts';

/** What a magic link opens. */
export interface MagicLink {
  /** Id or e-mail address of the member it signs in. */
  member: string;
  /** Short id of the job it shows, or null for the dashboard. */
  shortId: string | null;
}

/** The running portal's parts, as its operations see them. */
export interface Portal {
  store: Store;
  clock: SandboxClock;
  blobs: BlobStore;
  /** Content on its way, of uploads that can go on where they stopped. */
  resumable: ResumableFiles;
  /** Download links, by document id. */
  downloads: Tickets<string>;
  magicLinks: Tickets<MagicLink>;
  credentials: Credentials;
  tokens: Tokens;
  tokenTtlSeconds: number;
  /** The origin the portal answers at, such as `http://127.0.0.1:4010`; known once it listens. */
  origin: string;
}
