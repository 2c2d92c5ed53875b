import {
  COMPANY_FORMS,
  GENERATIONS,
  HONOURS,
  isCommon,
  JOB_WORDS,
  ORGANISATION_WORDS,
  PARTICLES,
} from '../words/word-lists.ts';
import { type Word, wordsOf } from '../words/words.ts';

/** Whom a name tells: one person in the order given, middle, family, or one organisation. */
export interface NameChunk {
  kind: 'person' | 'organisation';
  words: readonly Word[];
}

interface PersonWords {
  words: readonly Word[];
  /** How many words at the end are certainly the family name; 0 when only order tells. */
  familyWords: number;
}

/**
 * Whom a name tells: its people, or the organisation that it is. None for an address, and for a
 * name that says no more than what the job or the file is.
 */
export function nameChunks(label: string): NameChunk[] {
  if (label.includes('@')) return [];
  const words = withoutJobWords(wordsOf(label, 'syllables').filter(isNameWord));
  if (isOrganisation(words)) return organisation(words);
  const people = peopleIn(words);
  return isFirm(people)
    ? organisation(words)
    : people.map((own) => ({ kind: 'person', words: own }));
}

/**
 * Each person’s words in the order given, middle, family: “Ana & Luis Rivera” and “Rivera, Ana and
 * Luis” are two called Rivera, “Ana Rivera & Luis Soto” two with names of their own.
 */
export function peopleIn(words: readonly Word[]): (readonly Word[])[] {
  const people = splitAtAnd(words).map(inOrder);
  const family = sharedFamily(people);
  return people.map((person) =>
    isGivenOnly(person) && !family.some((word) => person.words.includes(word))
      ? [...person.words, ...family]
      : person.words,
  );
}

/** “Smith & Jones”, who are no people with a name of one word each. */
export function isFirm(people: readonly (readonly Word[])[]): boolean {
  return people.length > 1 && people.every(({ length }) => length === 1);
}

function isNameWord({ kind, forms: [form] }: Word, at: number): boolean {
  if (kind === 'number') return form.length < 3;
  return !HONOURS.has(form) || (at === 0 && /^(ea|md|do)$/.test(form));
}

function withoutJobWords(words: readonly Word[]): readonly Word[] {
  const rest = words.filter((word) => !JOB_WORDS.has(word.forms[0]));
  const isSurname = rest.length === 1 && words.length === 2;
  return isSurname ? words : rest;
}

function isOrganisation(words: readonly Word[]): boolean {
  return words.some(({ forms: [form] }, at) => {
    if (at === 0) return false;
    if (form === 'co' && words.length < 3) return false;
    return COMPANY_FORMS.has(form) || ORGANISATION_WORDS.has(form);
  });
}

function organisation(words: readonly Word[]): NameChunk[] {
  const parts = words
    .filter(({ kind, forms: [form] }) => kind !== 'and' && !/^(of|the)$/.test(form))
    .filter(({ forms: [form] }) => !COMPANY_FORMS.has(form));
  const different = parts.filter(
    ({ forms: [form] }, at) => parts.findIndex((other) => other.forms[0] === form) === at,
  );
  const saysNothing = different.every(({ forms: [form] }) => isCommon(form));
  return saysNothing ? [] : [{ kind: 'organisation', words: different }];
}

function splitAtAnd(words: readonly Word[]): Word[][] {
  const chunks: Word[][] = [[]];
  for (const word of words) {
    if (word.kind === 'and' || /[/;+]/.test(word.before)) chunks.push([]);
    if (word.kind !== 'and') chunks.at(-1)?.push(word);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

function inOrder(words: readonly Word[]): PersonWords {
  const comma = words.findIndex((word, at) => at > 0 && word.before.includes(','));
  const behind = comma < 0 ? [] : words.slice(comma);
  if (behind.every((word) => GENERATIONS.has(word.forms[0]))) return { words, familyWords: 0 };
  const family = words.slice(0, comma);
  return { words: [...behind, ...family], familyWords: family.length };
}

function sharedFamily(chunks: readonly PersonWords[]): readonly Word[] {
  const withComma = chunks.find((chunk) => chunk.familyWords > 0);
  if (withComma) return withComma.words.slice(-withComma.familyWords);
  const last = chunks.at(-1);
  return last === undefined || isGivenOnly(last) ? [] : lastName(last.words);
}

function lastName(words: readonly Word[]): readonly Word[] {
  let start = words.findLastIndex(({ forms: [form] }) => !GENERATIONS.has(form));
  const end = start + 1;
  const isInside = (at: number) =>
    at > 1 &&
    (/^[-‐‑]$/.test(words[at]?.before ?? '') || PARTICLES.has(words[at - 1]?.forms[0] ?? ''));
  while (isInside(start)) start -= 1;
  return words.slice(start, end);
}

function isGivenOnly({ words, familyWords }: PersonWords): boolean {
  return familyWords === 0 && words.slice(1).every((word) => word.kind === 'initial');
}
