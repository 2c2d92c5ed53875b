import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { PRO } from '../../src/sandbox/seed/catalog.ts';
import { openWays } from '../prism/ways.ts';
import { tempFolder } from './taxq.ts';

/**
 * Starts one sandbox for a test file, in a folder of its own, and ends both with the file.
 *
 * @returns a way to the sandbox, once tests run
 */
export function useSandbox(options: Omit<SandboxOptions, 'data'> = {}): () => Sandbox {
  let folder = '';
  let running: Sandbox | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taxq-sandbox-'));
    running = await startSandbox({ data: folder, ...options });
  });
  afterAll(async () => {
    await running?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return () => {
    if (running === undefined) throw new Error('the sandbox runs only while tests run');
    return running;
  };
}

/** Starts a sandbox of one test's own, in a folder of its own; both end with the test. */
export async function ownSandbox(options: Omit<SandboxOptions, 'data'> = {}): Promise<Sandbox> {
  const running = await startSandbox({ data: await tempFolder(), ...options });
  onTestFinished(() => running.close());
  const ways = openWays();
  onTestFinished(() => ways.end());
  const url = await ways.to(running.url);
  return { ...running, url, tokenUrl: running.tokenUrl.replace(running.url, url) };
}

/**
 * The environment of a pro whose profile says who they are, as a portal that only speaks the
 * public API needs it.
 *
 * @param url the portal's address, when it is not the sandbox's own
 */
export async function publicProfileEnv(
  sandbox: Sandbox,
  url = sandbox.url,
): Promise<Record<string, string>> {
  const home = await tempFolder();
  const profile = {
    url,
    token_url: sandbox.tokenUrl,
    audience: 'https://api.worklayer.com/public/',
    user_id: PRO.user_id,
  };
  await mkdir(join(home, 'config'), { recursive: true });
  await writeFile(
    join(home, 'config', 'config.json'),
    JSON.stringify({ current: 'firm', profiles: { firm: profile } }),
  );
  return {
    TAXQ_HOME: home,
    TAXQ_CLIENT_ID: sandbox.clientId,
    TAXQ_CLIENT_SECRET: sandbox.clientSecret,
  };
}
