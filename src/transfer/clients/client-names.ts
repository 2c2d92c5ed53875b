import { GENERATIONS, PARTICLES } from '../words/word-lists.ts';
import type { Word } from '../words/words.ts';
import { nameChunks } from './name-chunks.ts';

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
  return nameChunks(label).flatMap(({ kind, words }) =>
    kind === 'organisation'
      ? [{ kind, label, words: words.map(({ forms }) => forms) }]
      : person(label, words),
  );
}

function person(label: string, words: readonly Word[]): ClientName[] {
  const isPlain = ({ kind, forms: [form] }: Word, at: number) =>
    kind !== 'number' && !(at > 0 && GENERATIONS.has(form));
  const generation = words.find(({ forms: [form] }, at) => at > 0 && GENERATIONS.has(form));
  const number = words.find(({ kind }) => kind === 'number');
  const parts = hyphenated(words.filter(isPlain));
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
