import { type NameWord, nameWords, TITLES } from './name-words.ts';

const GREETING =
  /^\s*(?:(?:hi|hello|hey|hiya|hola|dear|greetings|good (?:morning|afternoon|evening|day))(?: again)?)(?![\p{L}])/iu;

/** Words that may follow a greeting and are nobody's name. */
const NOT_A_NAME = new Set(
  `i i'm i've i'd i'll we we're we've you your yours the this that that's it it's its my our me thank
thanks just please here here's hope happy good great as to for from in on if so quick sorry there
all everyone everybody folks team both again welcome client clients sir madam friend friends
taxpayer customer is are was have has a an any unfortunately congratulations congrats of with at
when what could can would do did does yes no not now how new valued wishing following checking
looking wanted based per re about regarding attached after before and or`.split(/\s+/),
);

const JOINED = /^(?:[\s&\-–]|\.(?= )|\band\b|\bund\b)*$/i;
const MOST_WORDS = 6;

/**
 * The names that a message greets, word by word; none when it greets nobody, or everybody.
 *
 * @param isKnown tells words that are somebody's name even when they are written small
 */
export function greetingOf(text: string, isKnown: (word: string) => boolean): NameWord[] {
  const greeting = GREETING.exec(text)?.[0];
  if (greeting === undefined) return [];
  const rest = text.slice(greeting.length).split('\n')[0] ?? '';
  const named: NameWord[] = [];
  let behind = 0;
  for (const { word, isCapital, start, end } of nameWords(rest).slice(0, MOST_WORDS)) {
    const between = rest.slice(behind, start);
    const isNext = JOINED.test(between) || (named.length === 0 && /^[\s,]+$/.test(between));
    if (!isNext && !(named.length === 0 && behind > 0 && /^\.\s$/.test(between))) break;
    behind = end;
    if (word === 'and' || TITLES.has(word)) continue;
    if (NOT_A_NAME.has(word) || !(isCapital || isKnown(word))) break;
    named.push({
      word,
      isCapital,
      start: greeting.length + start,
      end: greeting.length + end,
    });
  }
  return named;
}
