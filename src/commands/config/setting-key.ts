import { isSettingKey, SETTINGS, type SettingKey } from '../../config/settings.ts';
import { usage } from '../../errors.ts';

/** What a key names: a setting, or one of the pro’s own words for tags. */
export type NamedSetting =
  | { kind: 'setting'; key: SettingKey }
  | { kind: 'tag_word'; key: string; word: string };

const WORDS = 'tag_words.';

/** The key of a word for a tag. */
export const tagWord = (word: string): NamedSetting => ({
  kind: 'tag_word',
  key: `${WORDS}${word}`,
  word,
});

/**
 * Reads a key as it is typed.
 *
 * @throws TaxqError of kind `usage` for one that names nothing
 */
export function parseKey(text: string): NamedSetting {
  if (isSettingKey(text)) return { kind: 'setting', key: text };
  const word = text.startsWith(WORDS) ? text.slice(WORDS.length).trim() : '';
  if (word !== '') return tagWord(word);
  throw usage(
    'setting_unknown',
    `There is no setting “${text}”.`,
    `There are ${Object.keys(SETTINGS).join(', ')} and tag_words.WORD.`,
    'See them: taxq config list',
  );
}
