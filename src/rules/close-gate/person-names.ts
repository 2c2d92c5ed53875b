import { foldLetters } from '../fold-letters.ts';

const GENERATIONS = 'jr junior sr senior ii iii iv';
const HONOURS = 'mr mrs ms miss mx dr prof esq cpa md phd';
/** Words that belong to a name and tell nobody from another. */
const SMALL_WORDS = new Set(`${GENERATIONS} ${HONOURS} and`.split(' '));
const PARTICLES = new Set(
  'de del della la las los le da dos das di du van von der den ter zu bin ibn al el ul'.split(' '),
);
const COUPLE = /\s+(?:and|y|und)\s+|\s*[&+]\s*/i;

interface Person {
  words: readonly string[];
  /** Those that may be the family name. */
  family: ReadonlySet<string>;
}

/**
 * Whether a paper’s taxpayer may be the client: by two words of the name, by the family name, or by
 * any where one of the two is named by one word only or the paper names a couple. Spelling, order
 * and accents don’t matter, and initials, particles, titles and “Jr.” tell nobody from another.
 */
export function mayBeSame(taxpayer: string, client: string): boolean {
  const people = taxpayer.split(COUPLE);
  const read = people.map(personIn);
  const known = personIn(client);
  const words = new Set(read.flatMap(spellingsOf));
  const shared = new Set(spellingsOf(known).filter((word) => words.has(word)));
  if (shared.size === 0) return false;
  const isOneWord = known.words.length === 1 || read.every((one) => one.words.length === 1);
  if (shared.size > 1 || isOneWord || people.length > 1) return true;
  return read.some(({ family }) => [...shared].some((w) => family.has(w) && known.family.has(w)));
}

function personIn(text: string): Person {
  const [before = '', ...after] = text.split(',');
  const last = wordsOf(before);
  const rest = wordsOf(after.join(' '));
  const isTurned = rest.length > 0;
  const words = [...last, ...rest];
  const family = isTurned ? last : words.slice(-familySize(words));
  const isCapitals = text === text.toUpperCase();
  // “KIM ELENA” of a list has the family name first.
  const first = !isTurned && isCapitals ? words.slice(0, 1) : [];
  return { words, family: new Set([...family, ...first]) };
}

/** Of three words and more, two may be family names: “Ana García López”. */
const familySize = (words: readonly string[]): number => (words.length > 2 ? 2 : 1);

/** The words of a name, each in one spelling; a particle is one where it ends the name: “Hoa Le”. */
function wordsOf(text: string): string[] {
  const words = (
    foldLetters(text)
      .replaceAll("'", '')
      .match(/\p{L}+/gu) ?? []
  ).filter((word) => word.length > 1 && !SMALL_WORDS.has(word));
  return words
    .filter((word, at) => at === words.length - 1 || !PARTICLES.has(word))
    .map(plainSpelling);
}

/** “Mueller” is “Müller”, and “Østergård” is “Oestergaard”. */
const plainSpelling = (word: string): string => word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a');

/** The words alone, and two of them as one: “Garcialopez”. */
const spellingsOf = ({ words }: Person): string[] => [
  ...words,
  ...words.slice(1).map((word, at) => `${words[at]}${word}`),
];
