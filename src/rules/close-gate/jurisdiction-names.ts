import type { CloseDocument, CloseJurisdiction } from './facts.ts';

const FEDERAL_PHRASES = ['federal', 'irs', 'usa', 'united states', 'u s'];

/**
 * Codes that are also everyday words, degrees or company forms in titles ("E-File OK", "Submission
 * ID", "Jane Roe, MD"): these count in brackets only, as in "Maryland (MD)".
 */
const AMBIGUOUS_CODES: ReadonlySet<string> = new Set([
  'CO',
  'HI',
  'ID',
  'IN',
  'MA',
  'MD',
  'ME',
  'OK',
  'OR',
  'PA',
]);

/** Names that are part of another jurisdiction's name: the word before or after tells. */
const CONFUSABLE: ReadonlyMap<string, { before: string[]; after: string[] }> = new Map([
  ['virginia', { before: ['west'], after: [] }],
  ['washington', { before: [], after: ['dc', 'd'] }],
]);

/**
 * The jurisdictions that a document names in its title, description or file name: by full name,
 * by the upper-case code as a word of its own, and for federal also as "Federal" or "IRS". Words
 * of the clients' own names never count, so that a client called Georgia is not the state.
 */
export function jurisdictionsNamedBy<T extends CloseJurisdiction>(
  document: CloseDocument,
  jurisdictions: readonly T[],
  clientNames: readonly string[],
): T[] {
  const personal = new Set(clientNames.flatMap(lowerWordsOf));
  const texts = [document.title, document.description, document.file_name]
    .filter((text) => text !== null && text !== undefined)
    .map((text) => ({
      text,
      words: wordsOf(text).filter((word) => !personal.has(word.toLowerCase())),
    }));
  return jurisdictions.filter((jurisdiction) =>
    texts.some(
      ({ text, words }) => hasCode(text, words, jurisdiction) || hasName(words, jurisdiction),
    ),
  );
}

function hasCode(text: string, words: readonly string[], { code }: CloseJurisdiction): boolean {
  const upper = code.trim().toUpperCase();
  if (text.includes(`(${upper})`)) return true;
  return !AMBIGUOUS_CODES.has(upper) && words.includes(upper);
}

function hasName(words: readonly string[], { code, name }: CloseJurisdiction): boolean {
  const isFederal = code.trim().toUpperCase() === 'US';
  const lower = words.map((word) => word.toLowerCase());
  return [name, ...(isFederal ? FEDERAL_PHRASES : [])].some((phrase) => hasPhrase(lower, phrase));
}

function hasPhrase(words: readonly string[], phrase: string): boolean {
  const wanted = lowerWordsOf(phrase);
  const confusable = CONFUSABLE.get(wanted.join(' '));
  return words.some(
    (_, at) =>
      wanted.length > 0 &&
      wanted.every((word, offset) => words[at + offset] === word) &&
      !confusable?.before.includes(words[at - 1] ?? '') &&
      !confusable?.after.includes(words[at + wanted.length] ?? ''),
  );
}

function lowerWordsOf(text: string): string[] {
  return wordsOf(text).map((word) => word.toLowerCase());
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
