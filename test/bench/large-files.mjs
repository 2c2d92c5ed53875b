import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openJobs, writeManifest } from './bulk-files.mjs';
import { runNode, show, TAXQ } from './measure.mjs';
import { startPortal } from './portal.mjs';

const MIB = 1024 * 1024;
const SIZE = 500 * MIB;

/** Makes a file of zeros and tells its digest, without holding it. */
async function makeLargeFile(path) {
  const file = await open(path, 'w');
  await file.truncate(SIZE);
  await file.close();
  const hash = createHash('sha256');
  const zeros = Buffer.alloc(MIB);
  for (let done = 0; done < SIZE; done += MIB) hash.update(zeros);
  return hash.digest('hex');
}

async function showPeak(name, floor, words, env) {
  const { mib, ms, code, stderr } = await runNode([TAXQ, ...words], env);
  if (code !== 0) throw new Error(stderr);
  show(name, `+${(mib - floor.mib).toFixed(0)} MiB`, '≤ +60 MiB');
  show('  and its time', `${(ms / 1000).toFixed(1)} s`);
}

/** How much memory a file of the largest size takes while it is sent, one by one and in bulk. */
export async function measure() {
  const portal = await startPortal();
  try {
    const path = join(portal.folder, 'large.bin');
    const sha256 = await makeLargeFile(path);
    const [first, second] = await openJobs(portal);
    const row = { path, title: 'Large', size: SIZE, sha256, job: second };
    const manifest = await writeManifest(join(portal.folder, 'plan.csv'), [row]);
    const floor = await runNode(['-e', '0']);
    await showPeak(
      'peak memory of a 500 MB doc upload above bare Node',
      floor,
      ['doc', 'upload', first.short_id, path, '--tag', 'OTHER'],
      portal.freshEnv(),
    );
    await showPeak(
      'peak memory of a 500 MB upload run above bare Node',
      floor,
      ['upload', 'run', manifest],
      portal.freshEnv(),
    );
  } finally {
    await portal.stop();
  }
}
