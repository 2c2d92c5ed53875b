import { isAbsolute } from 'node:path';
import { isRecord } from '../json.ts';
import { isTimeZone } from './time-zone.ts';

/** What the pro may set, as stored in `config.json`; what isn’t there has its default. */
export interface Settings {
  /** Zone in which days and times are told, such as America/New_York. */
  time_zone?: string;
  hold_pauses_draft?: boolean;
  hold_pauses_reply?: boolean;
  /** Hours on business days. */
  reply_hours?: number;
  follow_up_hours?: number;
  /** Business days. */
  draft_days?: number;
  check_in_days?: number;
  /** A day such as 2026-01-26. */
  efile_opens?: string;
  /** Absolute path. */
  archive_folder?: string;
}

export type SettingKey = keyof Settings;

/** One thing that can be set. */
export interface SettingSpec {
  about: string;
  /** What it may be, as the end of a sentence: “a whole number from 1 to 60”. */
  allowed: string;
  /** How its value is written on a command line. */
  kind: 'text' | 'number' | 'boolean';
  allows(value: unknown): boolean;
}

const MOST_HOURS = 480;
const MOST_DAYS = 60;

const text = (about: string, allowed: string, allows: (value: string) => boolean): SettingSpec => ({
  about,
  allowed,
  kind: 'text',
  allows: (value) => typeof value === 'string' && allows(value),
});

const flag = (about: string): SettingSpec => ({
  about,
  allowed: 'true or false',
  kind: 'boolean',
  allows: (value) => typeof value === 'boolean',
});

const hours = (about: string): SettingSpec => ({
  about,
  allowed: `a number of hours above 0, at most ${MOST_HOURS}`,
  kind: 'number',
  allows: (value) => typeof value === 'number' && value > 0 && value <= MOST_HOURS,
});

const days = (about: string): SettingSpec => ({
  about,
  allowed: `a whole number of days from 1 to ${MOST_DAYS}`,
  kind: 'number',
  allows: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS,
});

function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Everything that can be set, in the order in which it is listed. */
export const SETTINGS: Readonly<Record<SettingKey, SettingSpec>> = {
  time_zone: text(
    'Zone in which days and times are told',
    'a zone’s name such as America/New_York',
    isTimeZone,
  ),
  reply_hours: hours('Hours on business days to answer a client (L1)'),
  hold_pauses_reply: flag('Whether On-Hold stops the time to answer'),
  follow_up_hours: hours('Hours on business days from the intro to your next message (S8)'),
  draft_days: days('Business days from complete information to the draft (L2)'),
  hold_pauses_draft: flag('Whether On-Hold stops the time to the draft'),
  check_in_days: days('Business days before a tax deadline to check in by (A2)'),
  efile_opens: text('First day of the IRS’ e-filing season', 'a day such as 2026-01-26', isDay),
  archive_folder: text(
    'Where local copies of closed jobs go',
    'an absolute path',
    (value) => isAbsolute(value) && !value.includes('\0'),
  ),
};

/** Whether a text names something that can be set. */
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key);

/**
 * Reads settings as a file has them.
 *
 * @param refuse makes the error of a sentence that says what is wrong
 * @throws what `refuse` makes, for a key that is unknown and a value that isn’t allowed
 */
export function checkSettings(value: unknown, refuse: (why: string) => Error): Settings {
  if (!isRecord(value)) throw refuse('“settings” is not an object.');
  for (const [key, given] of Object.entries(value)) {
    if (!isSettingKey(key)) {
      const known = Object.keys(SETTINGS).join(', ');
      throw refuse(`“settings.${key}” is not a setting; there are ${known}.`);
    }
    const { allowed, allows } = SETTINGS[key];
    if (!allows(given)) throw refuse(`“settings.${key}” must be ${allowed}.`);
  }
  return value;
}
