import { isFirm, peopleIn } from '../clients/name-chunks.ts';
import { visible } from '../words/fold.ts';
import { COMPANY_FORMS, JOB_WORDS, PARTICLES } from '../words/word-lists.ts';
import { type Word, wordsOf } from '../words/words.ts';
import { listedPairsOf, pairsOf } from './name-pairs.ts';
import { NEVER_PART } from './text-words.ts';

/** All spellings of a pair of words; any of them counts. */
export type Spellings = readonly string[];

/** One person, or one company, that a client’s name stands for: what a text holds that names them. */
export interface ClientPairs {
  /** The first and the last word, which is enough. */
  ends: Spellings;
  /**
   * For long names: all neighbours, which together are enough as well. Those inside may stand apart
   * in “García López, Juan Carlos”.
   */
  chain: readonly Spellings[];
  /** Every pair that the words can make. */
  all: Spellings;
}

const FEWEST_FOR_CHAIN = 4;

/**
 * The people of a client’s name: “Ana M. Rivera”, “Rivera, Ana”, and two for “Ana & Luis Rivera” or
 * “Rivera, Ana and Luis”. None for a name of one word, for one with numbers and for one that only
 * says what the job is, as these can’t be told from prose.
 */
export function clientPairs(name: string): ClientPairs[] {
  if (/\p{N}/u.test(name)) return [];
  const words = withoutTitles(wordsOf(visible(name), 'nothing')).filter(isNot(COMPANY_FORMS));
  if (!words.some(isNot(JOB_WORDS))) return [];
  const people = peopleIn(words);
  return (isFirm(people) ? [people.flat()] : people).flatMap((person) => {
    const parts = person.filter(({ forms }) => forms.some((form) => form.length > 1));
    const withoutParticles = parts.filter(isNot(PARTICLES));
    const counted = withoutParticles.length < 2 ? parts : withoutParticles;
    return counted.length < 2 ? [] : [pairsOfWords(counted.map(({ forms }) => forms))];
  });
}

/** A comma before a title parts the words around it: “Rivera, Ms. Ana”. */
function withoutTitles(words: readonly Word[]): Word[] {
  let carried = '';
  return words.flatMap((word) => {
    const before = carried + word.before;
    const isTitle = word.forms.some((form) => NEVER_PART.has(form));
    carried = isTitle ? before : '';
    return isTitle ? [] : [{ ...word, before }];
  });
}

const isNot =
  (list: ReadonlySet<string>) =>
  ({ forms }: Word): boolean =>
    !forms.some((form) => list.has(form));

function pairsOfWords(words: readonly Spellings[]): ClientPairs {
  const [first = [], last = []] = [words[0], words.at(-1)];
  const chain = words.slice(1).map((word, at) => {
    const isInside = at > 0 && at < words.length - 2;
    const listed = isInside ? listedPairsOf(last, first) : [];
    return [...pairsOf(words[at] ?? [], word), ...listed];
  });
  return {
    ends: pairsOf(first, last),
    chain: words.length < FEWEST_FOR_CHAIN ? [] : chain,
    all: words.flatMap((one, at) => words.slice(at + 1).flatMap((other) => pairsOf(one, other))),
  };
}
