import { type PathLevel, pathLevels, whereIs } from './path-levels.ts';
import type { TagWordPack } from './tag-packs.ts';
import { phrasesOf, type ToldPhrase, toldPhrases } from './tag-phrases.ts';
import { type Word, wordsOf } from './words.ts';

export { TAG_WORDS, type TagWordPack } from './tag-packs.ts';

export interface TagGuess {
  /** draft, final, efile or a document type id; null when none or several are told. */
  tag: string | null;
  /** The phrase that told it. */
  word: string | null;
  /** All that are told: several where they disagree, and a tag that another word speaks against. */
  tags: readonly string[];
  /** One short sentence for the manifest. */
  reason: string;
}

/**
 * The tag that a path tells by its words: the file’s own name, or where it tells none the nearest
 * folder that does. The longest phrase wins and swallows its words. Words that disagree tell none
 * (D1, Rocket Tax service expectations: a tag is never guessed).
 *
 * @param extra the pro’s own phrases; they go before the pack’s
 * @param clientNames names of the matched client, whose words say nothing about the tag
 */
export function guessTag(
  path: string,
  pack: TagWordPack,
  extra: Readonly<Record<string, string>> = {},
  clientNames: readonly string[] = [],
): TagGuess {
  const phrases = phrasesOf(pack, extra);
  const levels = pathLevels(path).map((level) => ({ level, words: wordsOf(level.text) }));
  const ignored = nameWordsIn(
    levels.map(({ words }) => words),
    clientNames,
  );
  for (const [at, { level, words }] of levels.entries()) {
    const told = toldPhrases(words, phrases, ignored[at] ?? new Set());
    if (told.length > 0) return guessOf(told, pack, level);
  }
  return { tag: null, word: null, tags: [], reason: 'no word for a tag in the path' };
}

function guessOf(told: readonly ToldPhrase[], pack: TagWordPack, level: PathLevel): TagGuess {
  const all = told.filter(({ isAgainst }) => !isAgainst);
  const against = told.filter(({ isAgainst }) => isAgainst);
  const tagsTold = new Set(all.map(({ tag }) => tag));
  const firm = all.filter(
    ({ phrase }) => !(pack.yields[phrase] ?? []).some((tag) => tagsTold.has(tag)),
  );
  const tags = [...new Set([...firm, ...against].map(({ tag }) => tag))].sort();
  const denied = against.find(({ tag }) => tags.length === 1 || tagsTold.has(tag));
  const where = whereIs(level);
  if (denied !== undefined) {
    const reason = `“${denied.phrase}” ${where} speaks against the tag ${denied.tag}`;
    return { tag: null, word: null, tags, reason };
  }
  const [first] = firm;
  const certain = [...new Set(firm.map(({ tag }) => tag))];
  if (first !== undefined && certain.length === 1) {
    return {
      tag: first.tag,
      word: first.phrase,
      tags: certain,
      reason: `“${first.phrase}” ${where}`,
    };
  }
  const words = [...new Set(firm.map(({ phrase }) => `“${phrase}”`))].join(' and ');
  return { tag: null, word: null, tags: certain.sort(), reason: `both ${words} ${where}` };
}

/**
 * The positions of the client’s own name, level by level. Each of its words is left out once, so
 * that the second one of “Final, Frank - final.pdf” counts. Where one level has the whole name, its
 * words count on all others, as in “Final, Frank/final.pdf”.
 */
function nameWordsIn(
  levels: readonly (readonly Word[])[],
  clientNames: readonly string[],
): ReadonlySet<number>[] {
  const own = new Set(
    clientNames.flatMap((name) => wordsOf(name).map(({ forms: [form] }) => form)),
  );
  const found = levels.map(
    (words) =>
      new Set(
        [...own]
          .map((form) => words.findIndex((word) => word.forms.includes(form)))
          .filter((at) => at >= 0),
      ),
  );
  const whole = found.findIndex((positions) => positions.size > 1);
  return whole < 0 ? found : found.map((positions, at) => (at === whole ? positions : new Set()));
}
