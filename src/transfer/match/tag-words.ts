import { type PathLevel, pathLevels, whereIs } from '../words/path-levels.ts';
import { type Word, wordsOf } from '../words/words.ts';
import { TAG_WORDS } from './tag-lists.ts';
import { phraseBeside, phrasesOf, type ToldPhrase, toldPhrases } from './tag-phrases.ts';

export interface TagGuess {
  /** draft, final, efile or a document type id; null when none or several are told. */
  tag: string | null;
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
 * @param extra the pro’s own phrases; they go before the usual ones
 * @param clientNames names of the matched client, whose words say nothing about the tag
 */
export function guessTag(
  path: string,
  extra: Readonly<Record<string, string>> = {},
  clientNames: readonly string[] = [],
): TagGuess {
  const phrases = phrasesOf(extra);
  const levels = pathLevels(path).map((level) => ({ level, words: wordsOf(level.text) }));
  const ignored = nameWordsIn(
    levels.map(({ words }) => words),
    clientNames,
  );
  for (const [at, { level, words }] of levels.entries()) {
    const told = toldPhrases(words, phrases, ignored[at] ?? new Set());
    if (told.length === 0) continue;
    const guess = guessOf(told, level);
    const read = levels.slice(0, at + 1).map((one, inner) => ({
      ...one,
      ignored: new Set([
        ...(ignored[inner] ?? []),
        ...(inner === at ? told.flatMap((phrase) => phrase.at) : []),
      ]),
    }));
    return told.some(({ isOwn, tag }) => isOwn && tag === guess.tag) ? guess : doubted(guess, read);
  }
  return { tag: null, tags: [], reason: 'no word for a tag in the path' };
}

function guessOf(told: readonly ToldPhrase[], level: PathLevel): TagGuess {
  const all = told.filter(({ isAgainst }) => !isAgainst);
  const against = told.filter(({ isAgainst }) => isAgainst);
  const tagsTold = new Set(all.map(({ tag }) => tag));
  const firm = all.filter(
    ({ phrase }) => !(TAG_WORDS.yields[phrase] ?? []).some((tag) => tagsTold.has(tag)),
  );
  const tags = [...new Set([...firm, ...against].map(({ tag }) => tag))].sort();
  const denied = against.find(({ tag }) => tags.length === 1 || tagsTold.has(tag));
  const where = whereIs(level);
  if (denied !== undefined) {
    const reason = `“${denied.phrase}” ${where} speaks against the tag ${denied.tag}`;
    return { tag: null, tags, reason };
  }
  const [first] = firm;
  const certain = [...new Set(firm.map(({ tag }) => tag))];
  if (first !== undefined && certain.length === 1) {
    return { tag: first.tag, tags: certain, reason: `“${first.phrase}” ${where}` };
  }
  const words = [...new Set(firm.map(({ phrase }) => `“${phrase}”`))].join(' and ');
  return { tag: null, tags: certain.sort(), reason: `both ${words} ${where}` };
}

interface ReadLevel {
  level: PathLevel;
  words: readonly Word[];
  ignored: ReadonlySet<number>;
}

/** A guess, unless the words around it show that another document or no acceptance is meant. */
function doubted(guess: TagGuess, levels: readonly ReadLevel[]): TagGuess {
  const phrases = TAG_WORDS.beside[guess.tag ?? ''] ?? [];
  for (const { level, words, ignored } of levels) {
    const phrase = phraseBeside(words, phrases, ignored);
    if (phrase === undefined) continue;
    const reason = `“${phrase}” ${whereIs(level)} speaks against the tag ${guess.tag}`;
    return { tag: null, tags: guess.tags, reason };
  }
  return guess;
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
