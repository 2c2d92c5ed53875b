import { GENERATIONS, PARTICLES } from './name-words.ts';
import type { Word } from './words.ts';

/** The words of one person’s name in the order given, middle, family. */
export interface NameChunk {
  words: readonly Word[];
  /** How many words at the end are certainly the family name; 0 when only order tells. */
  familyWords: number;
}

/**
 * The people in a name: “Ana & Luis Rivera” and “Rivera, Ana and Luis” are two called Rivera,
 * “Ana Rivera & Luis Soto” two with names of their own. “Smith & Jones” stays two single words.
 */
export function nameChunks(words: readonly Word[]): NameChunk[] {
  const chunks = split(words).map(inOrder);
  const family = sharedFamily(chunks);
  return chunks.map((chunk) =>
    isGivenOnly(chunk) && !family.some((word) => chunk.words.includes(word))
      ? { words: [...chunk.words, ...family], familyWords: family.length }
      : chunk,
  );
}

function split(words: readonly Word[]): Word[][] {
  const chunks: Word[][] = [[]];
  for (const word of words) {
    if (word.kind === 'and' || /[/;+]/.test(word.before)) chunks.push([]);
    if (word.kind !== 'and') chunks.at(-1)?.push(word);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

function inOrder(words: readonly Word[]): NameChunk {
  const comma = words.findIndex((word, at) => at > 0 && word.before.includes(','));
  const behind = comma < 0 ? [] : words.slice(comma);
  if (behind.every((word) => GENERATIONS.has(word.forms[0]))) return { words, familyWords: 0 };
  const family = words.slice(0, comma);
  return { words: [...behind, ...family], familyWords: family.length };
}

function sharedFamily(chunks: readonly NameChunk[]): readonly Word[] {
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

function isGivenOnly({ words, familyWords }: NameChunk): boolean {
  return familyWords === 0 && words.slice(1).every((word) => word.kind === 'initial');
}
