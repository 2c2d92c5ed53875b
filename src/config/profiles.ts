import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, systemCode, TaxqError } from '../errors.ts';
import { isRecord, parseJson } from '../json.ts';
import { makeFolder } from '../make-folder.ts';
import type { Profile } from './profile.ts';
import { checkSettings, type Settings } from './settings.ts';

/** What the configuration file holds. */
export interface Configuration {
  /** The profile used when nothing else names one. */
  current?: string;
  profiles: Record<string, Profile>;
  /** The pro’s own words for tags, as file names hold them: word → tag. */
  tag_words?: Record<string, string>;
  settings?: Settings;
}

/** Finds a stored profile by its name; a name that every object has, such as `constructor`, is none. */
export const findProfile = ({ profiles }: Configuration, name: string): Profile | undefined =>
  Object.hasOwn(profiles, name) ? profiles[name] : undefined;

const FILE = 'config.json';

const isProfile = (value: unknown): value is Profile =>
  isRecord(value) &&
  ['url', 'token_url', 'audience'].every((key) => typeof value[key] === 'string');

const isWords = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((tag) => typeof tag === 'string' && tag !== '');

/**
 * Reads the configuration. Reading is done here and not by `conf`, whose loading costs every
 * command as much as the rest of its start; writing goes through `conf`.
 *
 * @throws TaxqError of kind `config` when the file is there but can't be understood
 */
export function readConfiguration(folder: string): Configuration {
  const path = join(folder, FILE);
  const broken = (why: string, cause?: unknown) =>
    new TaxqError({
      kind: 'config',
      code: 'config_broken',
      message: `The configuration can’t be read: ${path}.`,
      why,
      hint: 'Mend it in an editor, or remove it and add your profiles again (taxq profile add).',
      cause,
    });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { profiles: {} };
    throw broken(reasonOf(error), error);
  }
  const value = parseJson(text);
  if (value === undefined) throw broken('It is not JSON.');
  if (!isRecord(value)) throw broken('It is not a JSON object.');
  const profiles = value['profiles'] ?? {};
  if (!isRecord(profiles)) throw broken('“profiles” is not an object.');
  const checked: Record<string, Profile> = {};
  for (const [name, profile] of Object.entries(profiles)) {
    if (!isProfile(profile)) throw broken(`Profile “${name}” lacks url, token_url or audience.`);
    checked[name] = profile;
  }
  const current = value['current'];
  const { tag_words: words, settings } = value;
  if (words !== undefined && !isWords(words)) throw broken('“tag_words” is no object of texts.');
  return {
    profiles: checked,
    ...(typeof current === 'string' ? { current } : {}),
    ...(words === undefined ? {} : { tag_words: words }),
    ...(settings === undefined ? {} : { settings: checkSettings(settings, broken) }),
  };
}

/** Writes the configuration, readable by this user only. */
export async function writeConfiguration(
  folder: string,
  configuration: Configuration,
): Promise<void> {
  makeFolder(folder);
  const { default: Conf } = await import('conf');
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: 'config',
    configFileMode: 0o600,
  });
  conf.store = { ...configuration };
}
