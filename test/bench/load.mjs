import { join } from 'node:path';
import { makeFiles, openJobs } from './bulk-files.mjs';
import { show } from './measure.mjs';
import { startPortal } from './portal.mjs';
import { curlSender } from './senders.mjs';

const AT_ONCE = 50;
const BATCHES = 3;
const FILES = 300;
const BYTES = 1024 * 1024;

/** Whether the sandbox's memory stays flat while it takes 50 uploads at once. */
export async function measure() {
  const portal = await startPortal('--seed', '100');
  try {
    const jobs = await openJobs(portal);
    const before = await portal.memory();
    if (before === null) return;
    show('memory of the sandbox at rest', `${before.now.toFixed(0)} MiB`);
    for (let batch = 1; batch <= BATCHES; batch += 1) {
      const folder = join(portal.folder, `files-${batch}`);
      const files = await makeFiles(folder, { count: FILES, bytes: BYTES, jobs });
      const send = await curlSender(portal, files, AT_ONCE);
      const { ms } = await send();
      const { now, peak } = await portal.memory();
      const perSecond = (FILES * 1000) / ms;
      show(
        `  after ${batch * FILES} × 1 MiB, ${AT_ONCE} at once (peak)`,
        `${now.toFixed(0)} (${peak.toFixed(0)}) MiB`,
        `flat (${perSecond.toFixed(0)} a second)`,
      );
    }
  } finally {
    await portal.stop();
  }
}
