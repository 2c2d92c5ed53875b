import type { Configuration } from '../../config/profiles.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { SETTING_FIELDS } from './fields.ts';
import { valueText } from './present.ts';
import { type NamedSetting, parseKey } from './setting-key.ts';
import { viewSetting } from './view-setting.ts';

function without<T extends object>(values: T | undefined, key: string): T | undefined {
  const rest = Object.entries(values ?? {}).filter(([name]) => name !== key);
  return rest.length === 0 ? undefined : (Object.fromEntries(rest) as T);
}

function changed({ settings, tag_words, ...rest }: Configuration, named: NamedSetting) {
  const left = named.kind === 'setting' ? without(settings, named.key) : settings;
  const words = named.kind === 'tag_word' ? without(tag_words, named.word) : tag_words;
  return {
    ...rest,
    ...(words === undefined ? {} : { tag_words: words }),
    ...(left === undefined ? {} : { settings: left }),
  };
}

/** `taxq config unset KEY` */
export async function runUnset({ key }: { key: string }, context: Context): Promise<void> {
  const named = parseKey(key);
  await context.saveConfiguration((now) => changed(now, named));
  const setting = viewSetting(named, context);
  const { paint } = context.terminal;
  await context.output.thing(SETTING_FIELDS, { ...setting }, () => {
    const name = sanitizeLine(setting.key);
    return setting.value === null
      ? `${paint.done('✓')} ${name} is not set`
      : `${paint.done('✓')} ${name} has its default: ${sanitizeLine(valueText(setting.value))}`;
  });
}
