import { join } from 'node:path';
import { makeFiles, openJobs } from './bulk-files.mjs';
import { startPortal } from './portal.mjs';
import { curlSender } from './senders.mjs';

const SEED = ['--seed', '100'];
const WARM_UP = 200;

/**
 * Opens a series of measurements, each with a portal of its own that is warm and has none of the
 * files. What the portals keep goes at the very end: a disk is slow with new files for a while after
 * many were deleted.
 */
export async function openSeries({ count, bytes }) {
  const portals = [];
  const open = async () => {
    const portal = await startPortal(...SEED);
    portals.push(portal);
    return portal;
  };
  const first = await open();
  const jobs = await openJobs(first);
  const make = (name, number) =>
    makeFiles(join(first.folder, name), { count: number, bytes, jobs });
  const files = await make('files', count);
  const others = await make('others', WARM_UP);
  await first.halt();
  return {
    files,
    /** Runs what `prepare` makes of a portal, and answers what that answered. */
    run: async (prepare) => {
      const portal = await open();
      try {
        const warmUp = await curlSender(portal, others, 8);
        await warmUp();
        const send = await prepare(portal);
        return await send();
      } finally {
        await portal.halt();
      }
    },
    close: async () => {
      for (const portal of portals) await portal.stop();
    },
  };
}
