import { describe, expect, test } from 'vitest';
import { localNames } from '../../../../src/work/download/local-names.ts';
import { aDocument } from './download-source.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 …');
const NONE = new Uint8Array();

const document = (id: string, title: string, file_name: string | null) =>
  aDocument(id, { title, file_name });

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

  test('is never that of an unfinished file, its own or another document’s', () => {
    const names = localNames([
      document('1', '', 'a.pdf'),
      document('2', '', 'a.pdf.0123456789ab.part'),
      document('3', 'a.pdf.0123456789AB.PART', null),
    ]);
    const part = names.get('1')?.part('0123456789ab');
    expect(part).toBe('a.pdf.0123456789ab.part');
    for (const id of ['1', '2', '3']) {
      expect(names.get(id)?.whole(null, NONE).toLowerCase()).not.toBe(part);
    }
  });

  test('knows its unfinished files from those of others', () => {
    const names = localNames([document('1', '', 'a.pdf'), document('2', '', 'a.pdf.b')]);
    expect(names.get('1')?.fingerprintIn('a.pdf.0123456789ab.part')).toBe('0123456789ab');
    expect(names.get('2')?.fingerprintIn('a.pdf.0123456789ab.part')).toBeNull();
    for (const other of ['a.pdf', 'a.pdf.part', 'b.pdf.0123456789ab.part', 'a.pdf.xyz.part']) {
      expect(names.get('1')?.fingerprintIn(other)).toBeNull();
    }
  });
});
