import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const TAXQ = fileURLToPath(new URL('../../bin/taxq.js', import.meta.url));

// Written to a third stream, so that what the program prints is untouched.
const REPORT = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))",
)}`;

/** Runs Node once. Answers wall time in ms, peak memory in MiB, exit code and standard output. */
export function runNode(args, env = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', REPORT, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', ''];
    [child.stdout, child.stderr, child.stdio[3]].forEach((stream, index) => {
      stream.on('data', (part) => {
        // A listing of ten thousand jobs is counted, not kept.
        texts[index] = index === 0 ? texts[0].slice(-10_000) + part : texts[index] + part;
      });
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const ms = performance.now() - started;
      resolve({ ms, mib: Number(texts[2]) / 1024, code, stdout: texts[0], stderr: texts[1] });
    });
  });
}

/** Runs taxq and reads its JSON. */
export async function taxqJson(words, env) {
  const { code, stdout, stderr } = await runNode([TAXQ, ...words], env);
  if (code !== 0) throw new Error(`taxq ${words.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs several jobs in turn, so that a noisy machine disturbs all alike; answers all they gave. */
export async function samplesInTurn(jobs, rounds) {
  const samples = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, job] of Object.entries(jobs)) samples[name].push(await job());
  }
  return samples;
}

/** The medians of what several jobs gave in turn. */
export async function inTurn(jobs, rounds) {
  const samples = await samplesInTurn(jobs, rounds);
  return Object.fromEntries(Object.entries(samples).map(([name, all]) => [name, median(all)]));
}

export const ratio = (value, base) => `${(value / base).toFixed(2)} ×`;

/** Prints one figure beside its target. */
export function show(what, value, target = '-') {
  console.log(`${what.padEnd(58)} ${String(value).padStart(14)}   target ${target}`);
}
