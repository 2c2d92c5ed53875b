import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { systemCode, TaxqError } from '../errors.ts';
import { callControl } from './control-call.ts';
import { findRunning, type Locator } from './locator.ts';
import { resetFolder } from './reset-folder.ts';
import type { Seed } from './seed/index.ts';

const STOP_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 25;

const failed = (locator: Locator, what: string, why: string) =>
  new TaxqError({
    kind: 'failed',
    code: 'sandbox_control',
    message: `The sandbox could not be ${what}.`,
    why,
    hint: `End the process ${locator.pid} and try again.`,
  });

/** Ended, but not yet collected by its parent, which in a container may never happen. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 1).startsWith(' Z');
  } catch {
    return false;
  }
}

/** A server in this very process has no end of its own to wait for. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** It no longer answers, and its process no longer writes to the folder. */
const gone = async (locator: Locator): Promise<boolean> =>
  (await findRunning(locator.data))?.instance !== locator.instance && !isAlive(locator.pid);

/**
 * Stops the sandbox that serves a data folder and waits until it is gone.
 * @returns the locator it had, or null when none was running
 * @throws TaxqError `sandbox_control` when it does not stop.
 */
export async function stopRunning(data: string): Promise<Locator | null> {
  const locator = await findRunning(data);
  if (locator === null) return null;
  const answer = await callControl(locator, 'POST', 'stop');
  if (answer.status >= 300) throw failed(locator, 'stopped', `It answered ${answer.status}.`);
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (!(await gone(locator))) {
    if (Date.now() > deadline) throw failed(locator, 'stopped', 'It still answers.');
    await wait(LOOK_EVERY_MS);
  }
  return locator;
}

/**
 * Empties a data folder and plants a seed: through the running sandbox, or in the folder itself
 * when none runs. Credentials stay the same.
 * @param seed `demo` unless given
 * @returns the origin at which it answers, or did last; null when it never ran
 * @throws TaxqError `sandbox_control` when a running sandbox refuses.
 */
export async function resetRunning(data: string, seed: Seed = 'demo'): Promise<string | null> {
  const locator = await findRunning(data);
  if (locator === null) return resetFolder(data, seed);
  const answer = await callControl(locator, 'POST', 'reset', { seed });
  if (answer.status >= 300) throw failed(locator, 'reset', `It answered ${answer.status}.`);
  return new URL(locator.url).origin;
}
