import { join } from 'node:path';
import { writeManifest } from './bulk-files.mjs';
import { writeCurlConfig, writeCurlLoop } from './curl.mjs';
import { median, show, TAXQ } from './measure.mjs';
import { runProgram } from './program.mjs';

const count = (text, pattern) => text.match(pattern)?.length ?? 0;

function assertSent(who, sent, files) {
  if (sent !== files.length) throw new Error(`${who} sent ${sent} of ${files.length} files`);
}

/** An upload of all the files by `taxq upload run`, on a machine that knows nothing of them. */
export async function taxqSender(portal, files, concurrency) {
  const manifest = await writeManifest(join(portal.folder, 'plan.csv'), files);
  const flags = concurrency === undefined ? [] : ['--concurrency', String(concurrency)];
  return async () => {
    const words = [TAXQ, 'upload', 'run', manifest, ...flags];
    const env = { ...portal.freshEnv(), TAXQ_URL: portal.url };
    const sample = await runProgram(process.execPath, words, env);
    assertSent('taxq', count(sample.stdout, /\tuploaded\t/g), files);
    return sample;
  };
}

/** An upload of all the files by one curl, with as many transfers at once as it is told. */
export async function curlSender(portal, files, atOnce) {
  const config = await writeCurlConfig(join(portal.folder, 'curl.txt'), files, portal);
  return async () => {
    const flags = ['--parallel', '--parallel-max', String(atOnce), '--config', config];
    const sample = await runProgram('curl', flags);
    assertSent('curl', count(sample.stdout, /^201$/gm), files);
    return sample;
  };
}

/** An upload of all the files by a shell that starts a curl for each. */
export async function loopSender(portal, files) {
  const script = await writeCurlLoop(join(portal.folder, 'loop.sh'), files, portal);
  return async () => {
    const sample = await runProgram('bash', [script]);
    assertSent('the loop', count(sample.stdout, /^201$/gm), files);
    return sample;
  };
}

/** Median times of some runs in ms, for `scale` times as many files. */
export function medianTimes(samples, scale = 1) {
  const of = (field) => scale * median(samples.map((sample) => sample[field]));
  return { ms: of('ms'), cpuMs: of('cpuMs') };
}

export function showTimes(name, { ms, cpuMs }) {
  const seconds = (value) => `${(value / 1000).toFixed(2)} s`;
  show(`  ${name}`, seconds(ms), `- (CPU ${seconds(cpuMs)})`);
}
