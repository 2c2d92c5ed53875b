import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TAXQ } from './measure.mjs';

async function tokenFor({ token_url, client_id, client_secret }) {
  const answer = await fetch(token_url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id,
      client_secret,
      audience: 'https://api.worklayer.com/public/',
      grant_type: 'client_credentials',
    }),
  });
  const { access_token } = await answer.json();
  return access_token;
}

/** Starts a sandbox as a process of its own; answers its address, a token and the environment. */
export async function startPortal(...flags) {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-bench-'));
  const data = join(folder, 'portal');
  const started = performance.now();
  const args = [TAXQ, 'sandbox', 'start', '--json', '--data', data, ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  );
  const facts = JSON.parse(line);
  const { url } = facts;
  const token = await tokenFor(facts);
  const ended = new Promise((resolve) => child.once('close', resolve));
  /** Ends the server; what it has kept stays. */
  const halt = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  let homes = 0;
  /** The environment of a machine that has never talked to this portal. */
  const freshEnv = () => {
    homes += 1;
    return { TAXQ_HOME: join(folder, `home-${homes}`), TAXQ_URL: url, TAXQ_TOKEN: token };
  };
  return {
    url,
    token,
    folder,
    pid: child.pid,
    readyMs: performance.now() - started,
    env: freshEnv(),
    freshEnv,
    /** Memory of the server in MiB: now, and at its peak; null where the system doesn't tell. */
    memory: async () => {
      const text = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => null);
      if (text === null) return null;
      const mib = (name) =>
        Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
      return { now: mib('VmRSS'), peak: mib('VmHWM') };
    },
    /** Lets the peak count anew from now on; see proc(5), clear_refs. */
    forgetPeak: () => writeFile(`/proc/${child.pid}/clear_refs`, '5'),
    halt,
    /** Ends the server and removes all that it has kept. */
    stop: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
