import { describe, expect, it } from 'vitest';
import { DEFAULT_TAG_IDS, resolveTag, tagWordOf } from '../../../src/rules/tags.ts';

const known = [
  { id: 'DRAFT_RETURN', name: 'Draft return' },
  { id: 'RET-77', name: 'Final return' },
  { id: 'EFILE_CONFIRMATION', name: 'E-File confirmation' },
  { id: 'W_2', name: 'W-2' },
  { id: 'ID', name: 'Identification' },
  { id: 'N1', name: 'Notice' },
  { id: 'N2', name: 'notice' },
];
const tagIds = DEFAULT_TAG_IDS;

describe('a tag typed by the pro', () => {
  it.each([
    ['draft', 'DRAFT_RETURN'],
    ['Draft', 'DRAFT_RETURN'],
    [' draft return ', 'DRAFT_RETURN'],
    ['efile', 'EFILE_CONFIRMATION'],
    ['e-file', 'EFILE_CONFIRMATION'],
    ['E-File confirmation', 'EFILE_CONFIRMATION'],
    ['W_2', 'W_2'],
    ['w-2', 'W_2'],
    ['id', 'ID'],
    ['identification', 'ID'],
    ['RET-77', 'RET-77'],
  ])('%s is %s on the portal’s list', (word, id) => {
    expect(resolveTag(word, { tagIds, known })).toEqual({ resolved: true, id });
  });

  it('finds the final return by name where its assumed id is not on the list', () => {
    expect(resolveTag('final', { tagIds, known })).toEqual({ resolved: true, id: 'RET-77' });
  });

  it.each(['W2G', '', '  ', '-', 'notice'])(
    '%j is refused with the list to choose from',
    (word) => {
      expect(resolveTag(word, { tagIds, known })).toEqual({ resolved: false, word, known });
    },
  );

  it('passes any id where the portal has no list, but still reads the three words', () => {
    expect(resolveTag('SOME_TYPE', { tagIds })).toEqual({ resolved: true, id: 'SOME_TYPE' });
    expect(resolveTag('final', { tagIds })).toEqual({ resolved: true, id: 'FINAL_RETURN' });
    expect(resolveTag(' ', { tagIds })).toEqual({ resolved: false, word: ' ', known: [] });
  });

  it('follows the ids of the profile', () => {
    const own = { ...tagIds, draft: 'N1' };
    expect(resolveTag('draft', { tagIds: own, known })).toEqual({ resolved: true, id: 'N1' });
    expect(tagWordOf('N1', own)).toBe('draft');
    expect(tagWordOf('DRAFT_RETURN', own)).toBeNull();
  });
});

it('tells the three tags from all others', () => {
  const words = ['DRAFT_RETURN', 'FINAL_RETURN', 'EFILE_CONFIRMATION', 'W_2', null].map((id) =>
    tagWordOf(id, tagIds),
  );
  expect(words).toEqual(['draft', 'final', 'efile', null, null]);
});
