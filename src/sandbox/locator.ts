import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, parseJson } from '../json.ts';
import { callControl } from './control-call.ts';
import { writeWhole } from './files/write-whole.ts';

/** How other processes find a running sandbox: `sandbox.json` in its data folder. */
export interface Locator {
  url: string;
  token_url: string;
  client_id: string;
  client_secret: string;
  /** The pro whose sign-in that is; the public surface can't tell. */
  user_id: string;
  partner_client_id: string;
  partner_client_secret: string;
  control_secret: string;
  pid: number;
  data: string;
  /** The random name of this run of the server. */
  instance: string;
  started_time: string;
}

const locatorFile = (data: string) => join(data, 'sandbox.json');

const TEXT_FIELDS = [
  'url',
  'token_url',
  'client_id',
  'client_secret',
  'user_id',
  'partner_client_id',
  'partner_client_secret',
  'control_secret',
  'data',
  'instance',
  'started_time',
] as const;

function isLocator(value: unknown): value is Locator {
  return (
    isRecord(value) &&
    TEXT_FIELDS.every((name) => typeof value[name] === 'string') &&
    typeof value['pid'] === 'number' &&
    String(value['url']).startsWith('http://127.0.0.1:')
  );
}

/** Writes the locator, readable by its owner only, whole or not at all. */
export const writeLocator = (locator: Locator): Promise<void> =>
  writeWhole(locatorFile(locator.data), `${JSON.stringify(locator, null, 2)}\n`);

/** Reads the locator of a data folder; null when there is none that makes sense. */
export async function readLocator(data: string): Promise<Locator | null> {
  try {
    const value: unknown = JSON.parse(await readFile(locatorFile(data), 'utf8'));
    return isLocator(value) ? value : null;
  } catch {
    return null;
  }
}

/** Removes the locator if it is still that of this run. */
export async function removeLocator(data: string, instance: string): Promise<void> {
  const locator = await readLocator(data);
  if (locator?.instance === instance) await rm(locatorFile(data), { force: true });
}

/**
 * Finds the sandbox that serves a data folder now. A locator left behind by a dead one is not
 * believed: the very run that wrote it must answer.
 */
export async function findRunning(data: string): Promise<Locator | null> {
  const locator = await readLocator(data);
  if (locator === null) return null;
  try {
    const answer = await callControl(locator, 'GET', 'status');
    const status = parseJson(answer.text);
    const proven = isRecord(status) && status['instance'] === locator.instance;
    return answer.status === 200 && proven ? locator : null;
  } catch {
    return null;
  }
}
