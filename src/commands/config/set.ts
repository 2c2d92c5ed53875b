import type { Configuration } from '../../config/profiles.ts';
import { usage } from '../../errors.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { SETTING_FIELDS } from './fields.ts';
import { valueText } from './present.ts';
import { type NamedSetting, parseKey } from './setting-key.ts';
import { parseValue } from './setting-value.ts';
import { viewSetting } from './view-setting.ts';

function parseTag(text: string): string {
  const tag = text.trim();
  if (tag !== '') return tag;
  throw usage(
    'setting_value',
    'A word can’t stand for no tag.',
    'It must be draft, final, efile or a document type id.',
    'See the tags: taxq doc tags',
  );
}

function changed(now: Configuration, named: NamedSetting, text: string): Configuration {
  return named.kind === 'tag_word'
    ? { ...now, tag_words: { ...now.tag_words, [named.word]: parseTag(text) } }
    : { ...now, settings: { ...now.settings, [named.key]: parseValue(named.key, text) } };
}

/** `taxq config set KEY VALUE` */
export async function runSet(
  { key, value }: { key: string; value: string },
  context: Context,
): Promise<void> {
  const named = parseKey(key);
  await context.saveConfiguration((now) => changed(now, named, value));
  const setting = viewSetting(named, context);
  const { paint } = context.terminal;
  await context.output.thing(SETTING_FIELDS, { ...setting }, () => {
    const what = `${sanitizeLine(setting.key)} is ${sanitizeLine(valueText(setting.value))}`;
    const usual = setting.default === null ? '' : ` (default ${valueText(setting.default)})`;
    return `${paint.done('✓')} ${what}${paint.dim(usual)}`;
  });
}
