import { TaxqError } from '../../errors.ts';
import {
  DEFAULT_TAG_IDS,
  type KnownTag,
  resolveTag,
  TAG_NAMES,
  type TagIds,
  type TagWord,
} from '../../rules/tags.ts';
import type { Session } from '../session.ts';

/** A tag that a document can carry; `id` is the portal's document type. */
export interface TagView extends KnownTag {
  /** What to type for it, when there is a word. */
  word: TagWord | null;
  /** Who says that the portal knows this id. `assumed`: nobody does. */
  source: 'portal' | 'profile' | 'documented' | 'assumed';
}

export interface Tags {
  list: TagView[];
  /** Whether the portal gave the list; otherwise it takes ids that are not on it. */
  listed: boolean;
  /** The ids that the three words stand for here. */
  ids: TagIds;
}

const WORDS = ['draft', 'final', 'efile'] as const;

function withoutList(tagIds: TagIds): TagView[] {
  const sourceOf = (word: TagWord) =>
    tagIds[word] !== DEFAULT_TAG_IDS[word]
      ? 'profile'
      : word === 'draft'
        ? 'documented'
        : 'assumed';
  return WORDS.map((word) => ({
    id: tagIds[word],
    name: TAG_NAMES[word],
    word,
    source: sourceOf(word),
  }));
}

/** Reads the tags of the portal, or those taxq knows of where the portal can't list them. */
export async function readTags(session: Session): Promise<Tags> {
  const { tagIds } = session.profile;
  if (!(await session.capabilities.has('document_types'))) {
    return { list: withoutList(tagIds), listed: false, ids: tagIds };
  }
  const { data: known } = await session.client.call('listDocumentTypes', {});
  const idOf = (word: TagWord): string => {
    const found = resolveTag(word, { tagIds, known });
    return found.resolved ? found.id : tagIds[word];
  };
  const ids = { draft: idOf('draft'), final: idOf('final'), efile: idOf('efile') };
  const list = known.map(({ id, name }) => ({
    id,
    name,
    word: WORDS.find((word) => ids[word] === id) ?? null,
    source: 'portal' as const,
  }));
  return { list, listed: true, ids };
}

/** The tag of an upload. */
export interface ChosenTag extends KnownTag {
  word: TagWord | null;
  /** The word was typed and nobody has said that this portal knows its id. */
  assumed: boolean;
}

/**
 * Finds the tag that a pro typed: a word, an id or a name (D1).
 *
 * @throws TaxqError of kind `usage` with the tags there are
 */
export function chooseTag({ list, listed, ids }: Tags, text: string): ChosenTag {
  const found = resolveTag(text, { tagIds: ids, ...(listed ? { known: list } : {}) });
  if (found.resolved) {
    const tag = list.find(({ id }) => id === found.id);
    return {
      id: found.id,
      name: tag?.name ?? found.id,
      word: tag?.word ?? null,
      assumed: tag?.source === 'assumed' && text.trim() !== tag.id,
    };
  }
  throw new TaxqError({
    kind: 'usage',
    code: 'tag_unknown',
    message: `“${text}” is not a tag of this portal.`,
    why: `Its tags are: ${list.map(({ id, name, word }) => word ?? `${name} (${id})`).join(', ')}.`,
    hint: 'Name one of them after --tag, by word, name or id (taxq doc tags).',
  });
}
