import { withoutExtension } from '../../transfer/words/path-levels.ts';
import { STATE_NAMES } from '../../transfer/words/states.ts';
import { type Word, wordsOf } from '../../transfer/words/words.ts';

const FEDERAL_WORDS: ReadonlySet<string> = new Set(['federal', 'fed', 'irs']);

/** Codes that are everyday words or abbreviations too. */
const AMBIGUOUS_CODES: ReadonlySet<string> = new Set(
  'AL CO DE HI ID IN LA MA MD ME OH OK OR PA'.split(' '),
);

/** Before “ID” these make it an identification, not Idaho. */
const BEFORE_AN_ID: ReadonlySet<string> = new Set(
  'photo picture government gov submission client tax taxpayer user case job'.split(' '),
);

const PHRASES: ReadonlyArray<readonly [code: string, words: readonly string[]]> = [
  ...[...STATE_NAMES].map(([code, name]) => [code, name.toLowerCase().split(' ')] as const),
  ['DC', ['washington', 'dc']] as const,
  ['DC', ['washington', 'd', 'c']] as const,
  ['US', ['united', 'states']] as const,
].toSorted(([, one], [, other]) => other.length - one.length);

/**
 * The jurisdictions that a name tells, sorted: US for “federal”, “fed” or “IRS”, and a state by its
 * name or its code in capitals as a word of its own. A code that is an everyday word counts next
 * to “state”, or where the rest of the name is not in capitals. Words of `clientNames` never count:
 * a client called Georgia is not the state.
 */
export function jurisdictionsIn(
  name: string,
  clientNames: readonly string[] = [],
): readonly string[] {
  const text = withoutExtension(name);
  const personal = new Set(clientNames.flatMap((own) => wordsOf(own).map((word) => word.forms[0])));
  const words = wordsOf(text).filter((word) => !personal.has(word.forms[0]));
  const { codes, rest } = namedInFull(words);
  const isAllCapitals = !/\p{Ll}/u.test(text);
  for (const [at, word] of words.entries()) {
    if (!rest.has(word)) continue;
    const code = federalOrState(words, at);
    if (code === null) continue;
    if (!AMBIGUOUS_CODES.has(code) || isMeant(words, at, isAllCapitals)) codes.add(code);
  }
  return [...codes].sort();
}

/** Longer names first, so that West Virginia is not Virginia too. */
function namedInFull(words: readonly Word[]): { codes: Set<string>; rest: Set<Word> } {
  const codes = new Set<string>();
  const rest = new Set(words);
  for (const [code, phrase] of PHRASES) {
    for (const at of words.keys()) {
      const span = words.slice(at, at + phrase.length);
      const fits = phrase.every((part, offset) => span[offset]?.forms[0] === part);
      if (!fits || !span.every((word) => rest.has(word))) continue;
      codes.add(code);
      for (const word of span) rest.delete(word);
    }
  }
  return { codes, rest };
}

function federalOrState(words: readonly Word[], at: number): string | null {
  const word = words[at];
  if (word === undefined) return null;
  if (FEDERAL_WORDS.has(word.forms[0])) return 'US';
  const [previous, next] = [words[at - 1], words[at + 1]];
  const isPartOfWord =
    (previous !== undefined && previous.kind !== 'number' && word.before === '') ||
    (next !== undefined && next.kind !== 'number' && next.before === '');
  if (isPartOfWord) return null;
  if (/^USA?$/.test(word.text)) return 'US';
  return STATE_NAMES.has(word.text) ? word.text : null;
}

function isMeant(words: readonly Word[], at: number, isAllCapitals: boolean): boolean {
  const [previous, next] = [words[at - 1]?.forms[0], words[at + 1]?.forms[0]];
  if (previous === 'state' || next === 'state') return true;
  if (words[at]?.text === 'ID' && BEFORE_AN_ID.has(previous ?? '')) return false;
  return !isAllCapitals;
}
