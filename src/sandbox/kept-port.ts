import type { Store } from './store/index.ts';

// A portal is known by its origin; what is under way to it, and plans for it, would be lost with it.

const PORT = 'port';

/** The port that the folder's sandbox listened on last; 0 for none. */
export const keptPort = ({ meta }: Store): number => Number(meta.get(PORT) ?? 0);

/** Keeps the port of an origin for the next start. */
export const keepPort = ({ meta }: Store, origin: string): void =>
  meta.set(PORT, new URL(origin).port);
