import { sizeText } from '../../terminal/size-text.ts';
import { ago } from '../../terminal/times.ts';
import type { Column, View } from '../../terminal/view.ts';
import type { DocumentView } from '../../work/document/document-view.ts';
import type { TagView } from '../../work/document/tags.ts';
import { DOCUMENT_FIELDS, TAG_FIELDS } from './fields.ts';

const uploaderText = ({ uploaded_by }: DocumentView): string =>
  uploaded_by === null
    ? ''
    : uploaded_by.type === 'CLIENT'
      ? 'client'
      : uploaded_by.display_name || uploaded_by.type.toLowerCase();

/**
 * How documents are listed. Ids are for programs: on a terminal they would take the room of the
 * titles, and a part of a title names a document as well.
 *
 * @param now the clock that ages are told by
 */
export function documentsView(now: Date, terminal: boolean): View<DocumentView> {
  return {
    fields: DOCUMENT_FIELDS,
    toJson: (document) => ({ ...document }),
    empty: 'This job has no documents.',
    columns: [
      { heading: 'DOCUMENT', cell: ({ title }) => ({ text: title, tone: 'strong' }), elastic: 1 },
      {
        heading: 'TAG',
        cell: ({ document_type }) =>
          document_type === null ? { text: 'no tag', tone: 'risk' } : document_type.name,
        elastic: 2,
      },
      {
        heading: 'SIZE',
        cell: ({ size }) => ({ text: size === null ? '' : sizeText(size), tone: 'dim' }),
      },
      { heading: 'FROM', cell: uploaderText, elastic: 3 },
      {
        heading: 'AGE',
        cell: ({ create_time }) => ({ text: ago(create_time, now), tone: 'dim' }),
      },
      ...(terminal ? [] : [{ heading: 'ID', cell: ({ id }: DocumentView) => id }]),
    ],
  };
}

const SOURCE_WORDS: Record<TagView['source'], string> = {
  portal: 'the portal lists it',
  profile: 'your profile names it',
  documented: 'the public API documents it',
  assumed: 'assumed; set it in the profile',
};

const SOURCE_COLUMN: Column<TagView> = {
  heading: 'KNOWN BECAUSE',
  cell: ({ source }) => ({
    text: SOURCE_WORDS[source],
    tone: source === 'assumed' ? 'risk' : 'dim',
  }),
  elastic: 2,
};

/**
 * How tags are listed.
 *
 * @param sources whether to say of each why it is known
 */
export const tagsView = (sources: boolean): View<TagView> => ({
  fields: TAG_FIELDS,
  toJson: (tag) => ({ ...tag }),
  empty: 'This portal has no tags.',
  columns: [
    {
      heading: '--tag',
      cell: ({ word }) => (word === null ? '' : { text: word, tone: 'strong' }),
    },
    { heading: 'NAME', cell: ({ name }) => name, elastic: 1 },
    { heading: 'ID', cell: ({ id }) => ({ text: id, tone: 'dim' }), elastic: 0 },
    ...(sources ? [SOURCE_COLUMN] : []),
  ],
});
