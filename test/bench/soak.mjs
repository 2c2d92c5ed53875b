import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TAXQ } from './measure.mjs';
import { trend } from './trend.mjs';

const MINUTES = Number(process.env.TAXQ_SOAK_MINUTES ?? 10);
const EVERY_MS = 5_000;
/** Caches fill first; what is measured comes after. */
const WARM_UP = 0.3;

/** What may be gained over the whole time by chance alone: MiB, and numbers. */
const ALLOWED = { heap: 4, external: 4, rss: 32, handles: 3, files: 3 };

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const WATCHED = ['--expose-gc', '--import', here('soak-sample.mjs')];

/** Starts a program that can be asked what it holds on to. */
function watched(args, env = {}) {
  const child = spawn(process.execPath, [...WATCHED, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'close');
  return {
    child,
    /** Throws when the program has ended. */
    async sample() {
      child.send('sample');
      const [answer] = await Promise.race([
        once(child, 'message'),
        ended.then(([code]) => {
          throw new Error(`${args[0]} ended with ${code}`);
        }),
      ]);
      return answer;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function startSandbox(data) {
  const args = [TAXQ, 'sandbox', 'start', '--json', '--data', data, '--seed', '60'];
  const program = watched(args);
  const [line] = await once(program.child.stdout, 'data');
  const served = JSON.parse(String(line));
  const env = {
    TAXQ_URL: served.url,
    TAXQ_TOKEN_URL: served.token_url,
    TAXQ_CLIENT_ID: served.client_id,
    TAXQ_CLIENT_SECRET: served.client_secret,
  };
  return { program, env };
}

/** Shows how each figure of a program went on; answers whether one of them only grew. */
function judge(name, samples) {
  let leaks = false;
  for (const [figure, allowed] of Object.entries(ALLOWED)) {
    const values = samples.map((sample) => sample[figure]);
    const { growth, error } = trend(values);
    const grew = growth > allowed && growth > 3 * error;
    leaks ||= grew;
    const [from, to] = [values[0], values.at(-1)].map((value) => value.toFixed(1));
    const line = `${growth >= 0 ? '+' : ''}${growth.toFixed(2)} ± ${error.toFixed(2)}`;
    const verdict = grew ? 'LEAK' : 'flat';
    console.log(
      `${name.padEnd(9)}${figure.padEnd(10)}${`${from} → ${to}`.padStart(16)}${line.padStart(18)}  ${verdict}`,
    );
  }
  return leaks;
}

const folder = await mkdtemp(join(tmpdir(), 'taxq-soak-'));
const programs = {};
try {
  const data = join(folder, 'portal');
  const sandbox = await startSandbox(data);
  programs.sandbox = sandbox.program;
  programs.taxq = watched([here('soak-traffic.mjs')], {
    ...sandbox.env,
    SOAK_FOLDER: folder,
    SOAK_DATA: data,
  });
  const samples = { sandbox: [], taxq: [] };
  const until = performance.now() + MINUTES * 60_000;
  while (performance.now() < until) {
    await wait(EVERY_MS);
    for (const [name, program] of Object.entries(programs)) {
      samples[name].push(await program.sample());
    }
  }
  const leaks = Object.entries(samples).map(([name, all]) =>
    judge(name, all.slice(Math.floor(all.length * WARM_UP))),
  );
  process.exitCode = leaks.includes(true) ? 1 : 0;
} finally {
  for (const program of Object.values(programs).reverse()) await program.stop();
  await rm(folder, { recursive: true, force: true });
}
