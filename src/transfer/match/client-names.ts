import { isCommon } from './file-words.ts';
import { type NameChunk, nameChunks } from './name-chunks.ts';
import {
  COMPANY_FORMS,
  GENERATIONS,
  HONOURS,
  JOB_WORDS,
  ORGANISATION_WORDS,
  PARTICLES,
} from './name-words.ts';
import { type Word, wordsOf } from './words.ts';

/** Every spelling of one part of a name, joined and in lower-case ASCII: obrien, garcialopez. */
export type NamePart = readonly string[];

export interface PersonName {
  kind: 'person';
  /** The whole name as the portal writes it. */
  label: string;
  /** Null for somebody with one name only, which is then the family name. */
  given: NamePart | null;
  /** With and without its particles. */
  family: NamePart;
  middles: readonly NamePart[];
  /** The parts of names with a hyphen, by which some go. */
  halves: readonly NamePart[];
  /** jr, sr, ii, iii or iv. */
  generation: string | null;
  /** A number that keeps namesakes apart. */
  number: string | null;
}

export interface OrganisationName {
  kind: 'organisation';
  label: string;
  words: readonly NamePart[];
}

export type ClientName = PersonName | OrganisationName;

/** Reads what a client may be called; nothing for an address or a mere job title. */
export function clientNames(label: string): ClientName[] {
  if (label.includes('@')) return [];
  const words = withoutJobWords(wordsOf(label, { camel: false }).filter(isNameWord));
  if (isOrganisation(words)) return organisation(label, words);
  const chunks = nameChunks(words);
  const singles = chunks.every((chunk) => chunk.words.length === 1);
  return chunks.length > 1 && singles
    ? organisation(label, words)
    : chunks.flatMap((chunk) => person(label, chunk));
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

function organisation(label: string, words: readonly Word[]): ClientName[] {
  const parts = words
    .filter(({ kind, forms: [form] }) => kind !== 'and' && !/^(of|the)$/.test(form))
    .filter(({ forms: [form] }) => !COMPANY_FORMS.has(form))
    .map((word) => word.forms);
  const different = parts.filter(
    ([form], at) => parts.findIndex(([other]) => other === form) === at,
  );
  const saysNothing = different.every(([form]) => isCommon(form));
  return saysNothing ? [] : [{ kind: 'organisation', label, words: different }];
}

function person(label: string, chunk: NameChunk): ClientName[] {
  const isPlain = ({ kind, forms: [form] }: Word, at: number) =>
    kind !== 'number' && !(at > 0 && GENERATIONS.has(form));
  const generation = chunk.words.find(({ forms: [form] }, at) => at > 0 && GENERATIONS.has(form));
  const number = chunk.words.find(({ kind }) => kind === 'number');
  const parts = hyphenated(chunk.words.filter(isPlain));
  const last = parts.at(-1);
  if (last === undefined) return [];
  const beforeLast = parts.slice(0, -1);
  const given = beforeLast.find(({ kind }) => kind !== 'initial') ?? beforeLast[0] ?? null;
  const particles: string[] = [];
  const middles = beforeLast.filter((part) => part !== given);
  while (PARTICLES.has(middles.at(-1)?.part[0] ?? '')) {
    particles.unshift(middles.pop()?.part[0] ?? '');
  }
  return [
    {
      kind: 'person',
      label,
      given: given?.part ?? null,
      family: withParticles(last.part, particles),
      middles: middles.map(({ part }) => part),
      halves: [...(given?.halves ?? []), ...last.halves],
      generation: GENERATIONS.get(generation?.forms[0] ?? '') ?? null,
      number: number?.forms[0] ?? null,
    },
  ];
}

interface HyphenatedPart {
  kind: Word['kind'];
  part: NamePart;
  halves: readonly NamePart[];
}

function hyphenated(words: readonly Word[]): HyphenatedPart[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const isJoined = /^[-‐‑]$/.test(word.before) && groups.length > 0;
    if (isJoined) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => ({
    kind: group.length === 1 ? (group[0]?.kind ?? 'word') : 'word',
    part: joinedForms(group),
    halves: group.length === 1 ? [] : group.map((word) => word.forms),
  }));
}

function withParticles(family: NamePart, particles: readonly string[]): NamePart {
  const prefixes = particles.map((_, at) => particles.slice(at).join(''));
  return [...family, ...prefixes.flatMap((prefix) => family.map((form) => `${prefix}${form}`))];
}

/** Neighbouring words as one, in the plain spelling and the spelled-out one. */
export function joinedForms(words: readonly Word[]): NamePart {
  const plain = words.map((word) => word.forms[0]).join('');
  const spelled = words.map((word) => word.forms.at(-1)).join('');
  return plain === spelled ? [plain] : [plain, spelled];
}
