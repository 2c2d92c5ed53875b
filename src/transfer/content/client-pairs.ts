import { COMPANY_FORMS, JOB_WORDS } from '../match/name-words.ts';
import { pairsOf } from './name-pairs.ts';
import { type TextWord, textWords } from './text-words.ts';

/** All spellings of a pair of words; any of them counts. */
export type Spellings = readonly string[];

/** One person, or one company, that a client’s name stands for: what a text holds that names them. */
export interface ClientPairs {
  /** The first and the last word, which is enough. */
  ends: Spellings;
  /** For long names: all neighbours, which together are enough as well. */
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
  // Whoever types names in lower case means the same people.
  const words = textWords(name.toUpperCase()).filter((word) => !isOneOf(COMPANY_FORMS, word));
  if (words.every((word) => isOneOf(JOB_WORDS, word))) return [];
  return peopleOf(words).flatMap((person) => {
    const parts = person.filter(({ forms }) => forms.some((form) => form.length > 1));
    const withoutParticles = parts.filter(({ isParticle }) => !isParticle);
    const counted = withoutParticles.length < 2 ? parts : withoutParticles;
    return counted.length < 2 ? [] : [pairsOfPerson(counted.map(({ forms }) => forms))];
  });
}

/** Each person’s words, the given name first; a given name alone takes the others’ family name. */
function peopleOf(words: readonly TextWord[]): TextWord[][] {
  const parts = splitAtAnd(words);
  const [first = []] = parts;
  const comma = commaIn(first);
  const family = comma > 0 ? first.slice(0, comma) : (parts.at(-1) ?? []).slice(-1);
  return parts.map((part, at) => {
    const own = commaIn(part);
    if (own > 0) return [...part.slice(own), ...part.slice(0, own)];
    const isWhole = part.filter(({ isInitial }) => !isInitial).length > 1;
    const gaveFamily = comma <= 0 && at === parts.length - 1;
    return isWhole || gaveFamily ? part : [...part, ...family];
  });
}

/** Where a given name begins behind “Family,”; -1 when there is no comma. */
function commaIn(words: readonly TextWord[]): number {
  return words.findIndex(({ before }, at) => at > 0 && before === 'comma');
}

function isOneOf(list: ReadonlySet<string>, { forms }: TextWord): boolean {
  return forms.some((form) => list.has(form));
}

function splitAtAnd(words: readonly TextWord[]): TextWord[][] {
  const parts: TextWord[][] = [[]];
  for (const word of words) {
    if (word.isAnd) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.filter((part) => part.length > 0);
}

function pairsOfPerson(words: readonly Spellings[]): ClientPairs {
  const chain = words.slice(1).map((word, at) => pairsOf(words[at] ?? [], word));
  return {
    ends: pairsOf(words[0] ?? [], words.at(-1) ?? []),
    chain: words.length < FEWEST_FOR_CHAIN ? [] : chain,
    all: words.flatMap((one, at) => words.slice(at + 1).flatMap((other) => pairsOf(one, other))),
  };
}
