/** The three words a pro types for the tags that the close gate needs. */
export type TagWord = 'draft' | 'final' | 'efile';

/** Which document type id stands for each word; a profile may name other ids. */
export type TagIds = Readonly<Record<TagWord, string>>;

export interface KnownTag {
  id: string;
  name: string;
}

export type TagResolution =
  | { resolved: true; id: string }
  | { resolved: false; word: string; known: readonly KnownTag[] };

/**
 * Document type ids unless a profile says otherwise. The public API documents the draft's id; the
 * other two are assumed to follow its pattern.
 */
export const DEFAULT_TAG_IDS: TagIds = {
  draft: 'DRAFT_RETURN',
  final: 'FINAL_RETURN',
  efile: 'EFILE_CONFIRMATION',
};

/** The tags' names, as the Rocket Tax service expectations write them. */
export const TAG_NAMES: TagIds = {
  draft: 'Draft return',
  final: 'Final return',
  efile: 'E-File confirmation',
};

/** Document types of the papers that carry the client’s signature (X4). */
export const EFILE_AUTHORIZATION = 'EFILE_AUTHORIZATION';
export const SIGNED_RETURN = 'SIGNED_RETURN';

/** Document type of the paper that stands in for an e-file confirmation (X5). */
export const PROOF_OF_MAILING = 'PROOF_OF_MAILING';

/**
 * Turns what a pro typed after `--tag` into a document type id: one of the three words, an id, or
 * a name in any case ("E-File confirmation"). With the portal's list in `known` the answer is
 * always on it, else the result carries the list; without a list any non-empty id passes.
 * Rule D1, Rocket Tax service expectations: every upload carries a tag, never a guessed one.
 */
export function resolveTag(
  word: string,
  options: { tagIds: TagIds; known?: readonly KnownTag[] | undefined },
): TagResolution {
  const typed = word.trim();
  const tag = tagWord(typed);
  const { known } = options;
  if (known === undefined) {
    const id = tag ? options.tagIds[tag] : typed;
    return id === '' ? { resolved: false, word, known: [] } : { resolved: true, id };
  }
  const id = tag
    ? (idOnList(options.tagIds[tag], known) ?? idByName(TAG_NAMES[tag], known))
    : (idOnList(typed, known) ?? idByName(typed, known));
  return id === undefined ? { resolved: false, word, known } : { resolved: true, id };
}

/** The word that stands for a document type id, or null for any other document type. */
export function tagWordOf(documentTypeId: string | null, tagIds: TagIds): TagWord | null {
  if (documentTypeId === null) return null;
  if (documentTypeId === tagIds.draft) return 'draft';
  if (documentTypeId === tagIds.final) return 'final';
  return documentTypeId === tagIds.efile ? 'efile' : null;
}

function tagWord(typed: string): TagWord | null {
  const plain = plainName(typed);
  for (const word of ['draft', 'final', 'efile'] as const) {
    if (plain === word || plain === plainName(TAG_NAMES[word])) return word;
  }
  return null;
}

function idOnList(id: string, known: readonly KnownTag[]): string | undefined {
  const exact = known.find((tag) => tag.id === id);
  return (exact ?? onlyOne(known.filter((tag) => tag.id.toLowerCase() === id.toLowerCase())))?.id;
}

function idByName(name: string, known: readonly KnownTag[]): string | undefined {
  const plain = plainName(name);
  if (plain === '') return undefined;
  return onlyOne(known.filter((tag) => plainName(tag.name) === plain))?.id;
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
