import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TAXQ } from './measure.mjs';

/** Starts a sandbox as a process of its own; answers its address, a token and the environment. */
export async function startPortal(...flags) {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-bench-'));
  const env = { TAXQ_HOME: join(folder, 'home') };
  const started = performance.now();
  const args = [TAXQ, 'sandbox', 'start', '--json', '--data', join(folder, 'portal'), ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  );
  const { url, token_url, client_id, client_secret } = JSON.parse(line);
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
  const { access_token: token } = await answer.json();
  return {
    url,
    token,
    folder,
    readyMs: performance.now() - started,
    env: { ...env, TAXQ_URL: url, TAXQ_TOKEN: token },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
