import { describe, expect, test } from 'vitest';
import type { DocumentView } from '../../../../src/work/document/document-view.ts';
import { localNames } from '../../../../src/work/document/local-names.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 …');
const NONE = new Uint8Array();

const document = (id: string, title: string, file_name: string | null): DocumentView => ({
  id,
  title,
  description: null,
  document_type: null,
  word: null,
  file_name,
  content_type: null,
  size: null,
  sha256: null,
  uploaded_by: null,
  create_time: '2026-01-01T00:00:00Z',
  update_time: null,
});

/** The names of documents that have a title only. */
const fromTitles = (titles: string[], type: string | null, head: Uint8Array = NONE) => {
  const names = localNames(titles.map((title, index) => document(String(index), title, null)));
  return titles.map((_, index) => names.get(String(index))?.whole(type, head));
};

describe('the local name of a document', () => {
  test('is its file name where the portal tells it', () => {
    const names = localNames([
      document('1', 'Draft', 'draft.pdf'),
      document('2', 'x', 'draft.pdf'),
    ]);
    expect(names.get('1')?.whole('image/png', PDF)).toBe('draft.pdf');
    expect(names.get('2')?.whole(null, NONE)).toBe('draft (2).pdf');
  });

  test('is else its title, with the extension of the content’s type', () => {
    expect(fromTitles(['Draft return'], 'application/pdf; charset=binary')).toEqual([
      'Draft return.pdf',
    ]);
    expect(fromTitles(['v1.2 of it'], 'text/csv')).toEqual(['v1.2 of it.csv']);
  });

  test('takes the extension from the content’s first bytes when its type says nothing', () => {
    expect(fromTitles(['Draft return'], 'application/octet-stream', PDF)).toEqual([
      'Draft return.pdf',
    ]);
    expect(fromTitles(['Draft return'], null)).toEqual(['Draft return']);
  });

  test('keeps an extension that the title has', () => {
    expect(fromTitles(['draft.PDF'], 'application/pdf')).toEqual(['draft.PDF']);
  });

  test('is no other document’s, with or without an extension in the title', () => {
    const names = fromTitles(['a', 'a.pdf', 'A'], 'application/pdf');
    expect(new Set(names.map((name) => name?.toLowerCase())).size).toBe(3);
  });

  test('is never that of another document’s unfinished file', () => {
    const names = localNames([document('1', '', 'a.pdf'), document('2', '', 'a.pdf.part')]);
    expect(names.get('1')?.part).not.toBe(names.get('2')?.whole(null, NONE));
  });
});
