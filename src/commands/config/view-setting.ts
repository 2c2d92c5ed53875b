import { join } from 'node:path';
import { SETTINGS, type SettingKey } from '../../config/settings.ts';
import { DEFAULT_CLOCK_SETTINGS as USUAL } from '../../rules/clocks/settings.ts';
import type { Context } from '../context.ts';
import { type NamedSetting, tagWord } from './setting-key.ts';
import { usualZone } from './usual-zone.ts';

type Value = string | number | boolean | null;

/** A setting as it is shown; field names are those of the JSON. */
export interface SettingView {
  key: string;
  /** What is in force. */
  value: Value;
  default: Value;
  /** `config.json`, `default`, or what names the time zone: `TZ`, `this machine`. */
  source: string;
  allowed: string;
  about: string;
}

/** What commands read settings from. */
export type SettingSources = Pick<Context, 'configuration' | 'env' | 'paths'>;

const STORED = 'config.json';

function usualValue(key: SettingKey, { env, paths }: SettingSources): Value {
  const values: Record<SettingKey, Value> = {
    time_zone: usualZone(env).zone,
    reply_hours: USUAL.replyHours,
    hold_pauses_reply: USUAL.holdPausesReply,
    follow_up_hours: USUAL.followUpHours,
    draft_days: USUAL.draftDays,
    hold_pauses_draft: USUAL.holdPausesDraft,
    check_in_days: USUAL.checkInDays,
    efile_opens: USUAL.efileOpens,
    archive_folder: join(paths.data, 'archive'),
  };
  return values[key];
}

/** Shows one setting. */
export function viewSetting(named: NamedSetting, sources: SettingSources): SettingView {
  const { settings = {}, tag_words: words = {} } = sources.configuration();
  if (named.kind === 'tag_word') {
    const tag = Object.hasOwn(words, named.word) ? (words[named.word] ?? null) : null;
    return {
      key: named.key,
      value: tag,
      default: null,
      source: tag === null ? 'default' : STORED,
      allowed: 'draft, final, efile or a document type id (taxq doc tags)',
      about: 'The tag that this word in a file’s name means',
    };
  }
  const { key } = named;
  const usual = usualValue(key, sources);
  const unset = key === 'time_zone' ? usualZone(sources.env).source : 'default';
  const { about, allowed } = SETTINGS[key];
  const value = settings[key];
  return {
    key,
    value: value ?? usual,
    default: usual,
    source: value === undefined ? unset : STORED,
    allowed,
    about,
  };
}

/** Shows every setting, then the pro’s own words for tags. */
export function viewSettings(sources: SettingSources): SettingView[] {
  const keys = Object.keys(SETTINGS) as SettingKey[];
  const words = Object.keys(sources.configuration().tag_words ?? {});
  return [
    ...keys.map((key) => viewSetting({ kind: 'setting', key }, sources)),
    ...words.map((word) => viewSetting(tagWord(word), sources)),
  ];
}
