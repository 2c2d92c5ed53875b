import { join } from 'node:path';
import Libsql from 'libsql';
import { openJobs } from './bulk-files.mjs';
import { ratio, show, TAXQ } from './measure.mjs';
import { makeStatements, writeStatement } from './plan-files.mjs';
import { startPortal } from './portal.mjs';
import { runProgram } from './program.mjs';
import { showTimes } from './senders.mjs';

const FILES = 2_000;
const CHANGED = 200;
/** Of the generated jobs, four in seven are being worked on. */
const SEED = 175;

/** What taxq remembers of the files that it has read. */
function remembered({ TAXQ_HOME }) {
  const db = new Libsql(join(TAXQ_HOME, 'state', 'taxq.db'), { readonly: true });
  const digests = db.prepare('SELECT path, mtime_ns, sha256 FROM digests').raw(true).all();
  const [contents] = db.prepare('SELECT count(*) FROM contents').raw(true).get();
  db.close();
  return { digests: new Set(digests.map((row) => row.join('\n'))), contents };
}

async function plan(folder, env) {
  const out = join(folder, '..', 'plan.csv');
  const words = [TAXQ, 'upload', 'plan', folder, '--tag', 'OTHER', '--out', out];
  const sample = await runProgram(process.execPath, words, env);
  if (!sample.stderr.includes(`${FILES.toLocaleString('en-US')} to upload`)) {
    throw new Error(`Not every file is to be uploaded: ${sample.stderr.slice(-500)}`);
  }
  return { ...sample, ...remembered(env) };
}

/** How long a plan takes, and how much less when little has changed since the last one. */
export async function measure() {
  const portal = await startPortal('--seed', String(SEED));
  try {
    const jobs = (await openJobs(portal)).slice(0, 100);
    const folder = join(portal.folder, 'files');
    const files = await makeStatements(folder, FILES, jobs);
    const first = await plan(folder, portal.env);
    for (const [index, file] of files.slice(0, CHANGED).entries()) {
      await writeStatement(file, FILES + index, 30);
    }
    const again = await plan(folder, portal.env);
    const anew = [...again.digests].filter((row) => !first.digests.has(row)).length;
    show(
      'plan of 2,000 PDFs: files digested, PDFs read',
      `${first.digests.size}, ${first.contents}`,
    );
    show(
      '  again with 200 changed',
      `${anew}, ${again.contents - first.contents}`,
      `${CHANGED}, ${CHANGED}`,
    );
    show('  and how much of the time it takes again', ratio(again.ms, first.ms));
    show('  of the CPU time', ratio(again.cpuMs, first.cpuMs));
    showTimes('first', first);
    showTimes('again', again);
  } finally {
    await portal.stop();
  }
}
