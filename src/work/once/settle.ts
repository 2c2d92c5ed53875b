import { setTimeout as sleepFor } from 'node:timers/promises';
import { SETTLE_WAITS_MS, type Sleep } from '../../portal/write-once.ts';

/**
 * Looks for what an attempt of unknown outcome left on the portal, and looks again, for it may be
 * under way.
 *
 * @param look gives what is there; null when nothing is
 * @param takesKeys whether the portal takes the same key twice without doing it twice: then one look
 * is enough
 */
export async function settle<T>(
  look: () => Promise<T | null>,
  takesKeys: boolean,
  sleep: Sleep = (ms) => sleepFor(ms),
): Promise<T | null> {
  let found = await look();
  if (takesKeys) return found;
  for (const wait of SETTLE_WAITS_MS) {
    if (found !== null) break;
    await sleep(wait);
    found = await look();
  }
  return found;
}
