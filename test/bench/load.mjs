import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFiles, openJobs } from './bulk-files.mjs';
import { show } from './measure.mjs';
import { startPortal } from './portal.mjs';
import { curlSender } from './senders.mjs';
import { trend } from './trend.mjs';

const AT_ONCE = 50;
const FILES = 300;
const BYTES = 1024 * 1024;
/** The first one fills caches and heap; the rest shows whether they go on growing. */
const BATCHES = 11;
/** MiB that a batch may add to the memory, beyond what chance does. */
const ALLOWED = 3;

const mib = (value) => `${value.toFixed(0)} MiB`;

/** How the figure went on from batch to batch. */
function showRise(what, values) {
  const { growth, error } = trend(values);
  const [rise, unsure] = [growth, error].map((all) => all / (values.length - 1));
  show(
    `  ${what}, rise per ${FILES} files`,
    `${rise < 0 ? '-' : '+'}${Math.abs(rise).toFixed(1)} ± ${unsure.toFixed(1)} MiB`,
    `≤ ${ALLOWED} MiB`,
  );
}

/** Whether the sandbox's memory stays flat while it takes 50 uploads at once. */
export async function measure() {
  const portal = await startPortal('--seed', '100');
  try {
    const jobs = await openJobs(portal);
    const rest = await portal.memory();
    if (rest === null) return;
    show('memory of the sandbox at rest', mib(rest.now));
    const samples = [];
    for (let batch = 1; batch <= BATCHES; batch += 1) {
      const folder = join(portal.folder, `files-${batch}`);
      const files = await makeFiles(folder, { count: FILES, bytes: BYTES, jobs });
      const send = await curlSender(portal, files, AT_ONCE);
      await portal.forgetPeak();
      const { ms } = await send();
      const sample = await portal.memory();
      await rm(folder, { recursive: true });
      samples.push(sample);
      show(
        `  after ${batch * FILES} × 1 MiB, ${AT_ONCE} at once (peak of the last ${FILES})`,
        `${mib(sample.now)} (${sample.peak.toFixed(0)})`,
        `- (${((FILES * 1000) / ms).toFixed(0)} a second)`,
      );
    }
    const warm = samples.slice(1);
    showRise(
      'memory',
      warm.map(({ now }) => now),
    );
    showRise(
      'peak',
      warm.map(({ peak }) => peak),
    );
  } finally {
    await portal.stop();
  }
}
