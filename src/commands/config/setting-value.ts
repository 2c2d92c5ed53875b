import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { SETTINGS, type SettingKey, type SettingSpec } from '../../config/settings.ts';
import { usage } from '../../errors.ts';

const YES = ['true', 'yes', 'on'];
const NO = ['false', 'no', 'off'];

/** Undefined for a text that can't be written so. */
function read(kind: SettingSpec['kind'], text: string): unknown {
  if (kind === 'number') return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (kind === 'text') return text;
  const word = text.toLowerCase();
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
}

/** Absolute, so that it means the same wherever taxq is started; a `~` that no shell took is home. */
function folder(text: string): string {
  const home = /^~[/\\]?/.exec(text)?.[0];
  return home === undefined ? resolve(text) : join(homedir(), text.slice(home.length));
}

/**
 * Reads a setting’s value as it is typed.
 *
 * @throws TaxqError of kind `usage` for one that isn’t allowed
 */
export function parseValue(key: SettingKey, text: string): unknown {
  const { kind, allowed, allows } = SETTINGS[key];
  const typed = text.trim();
  const value = read(kind, key === 'archive_folder' && typed !== '' ? folder(typed) : typed);
  if (allows(value)) return value;
  throw usage(
    'setting_value',
    `${key} can’t be “${text}”.`,
    `It must be ${allowed}.`,
    'Give a value that is allowed.',
  );
}
