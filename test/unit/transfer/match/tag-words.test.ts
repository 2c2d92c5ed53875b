import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessTag, TAG_WORDS } from '../../../../src/transfer/match/tag-words.ts';

const [pack] = TAG_WORDS;
const tagOf = (path: string) => guessTag(path, pack).tag;

describe('the tag that a file’s name tells', () => {
  it.each([
    ['Rivera draft.pdf', 'draft'],
    ['DRAFT-2.pdf', 'draft'],
    ['AnaRiveraDraft2024.pdf', 'draft'],
    ['Review Copy.pdf', 'draft'],
    ['preliminary_return.pdf', 'draft'],
    ['2024 Final Return.pdf', 'final'],
    ['filed copy.pdf', 'final'],
    ['client-copy.pdf', 'final'],
    ['e-file.pdf', 'efile'],
    ['eFile 2024.pdf', 'efile'],
    ['EFILE confirmation.pdf', 'efile'],
    ['IRS acceptance.pdf', 'efile'],
    ['accepted.pdf', 'efile'],
    ['CA ack.pdf', 'efile'],
    ['e-file accepted ack.pdf', 'efile'],
    ['Form 9325.pdf', 'efile'],
    ['8879.pdf', 'EFILE_AUTHORIZATION'],
    ['Form8879.pdf', 'EFILE_AUTHORIZATION'],
    ['e-file authorization.pdf', 'EFILE_AUTHORIZATION'],
    ['8879 signed.pdf', 'EFILE_AUTHORIZATION'],
    ['signed 8879.pdf', 'EFILE_AUTHORIZATION'],
    ['signature form.pdf', 'EFILE_AUTHORIZATION'],
    ['signed.pdf', 'SIGNED_RETURN'],
    ['Signed return 2024.pdf', 'SIGNED_RETURN'],
    ['signed extension.pdf', 'EXTENSION'],
    ['certified mail receipt.pdf', 'PROOF_OF_MAILING'],
    ['proof-of-mailing.pdf', 'PROOF_OF_MAILING'],
    ['4868.pdf', 'EXTENSION'],
    ['Form 7004 extension.pdf', 'EXTENSION'],
    ['prior year return 2022.pdf', 'PRIOR_YEAR_RETURN'],
    ['W-2 Acme.pdf', 'W_2'],
    ['w2.pdf', 'W_2'],
    ['W2s.pdf', 'W_2'],
    ['1098-T.pdf', '1098'],
    ['2024 1099INT.pdf', '1099'],
    ["Driver's License.jpg", 'ID'],
    ['PhotoID.png', 'ID'],
    ['passports.pdf', 'ID'],
  ])('%j is %s', (path, tag) => {
    expect(tagOf(path)).toBe(tag);
  });

  it.each([
    'Rivera.pdf',
    'Jack.pdf',
    'package.pdf',
    'finalists.pdf',
    'redraft.pdf',
    'unsigned.pdf',
    '18879.pdf',
    'copy.pdf',
    '',
  ])('%j tells none', (path) => {
    expect(guessTag(path, pack)).toEqual({
      tag: null,
      word: null,
      tags: [],
      reason: 'no word for a tag in the path',
    });
  });

  it.each([
    ['final draft.pdf', ['draft', 'final']],
    ['draft v2 final review.pdf', ['draft', 'final']],
    ['signed final return.pdf', ['SIGNED_RETURN', 'final']],
    ['efile 8879.pdf', ['EFILE_AUTHORIZATION', 'efile']],
    ['efile rejected.pdf', ['efile']],
    ['rejection.pdf', ['efile']],
    ['IRS final notice.pdf', ['final']],
    ['W-2G.pdf', ['W_2']],
  ])('%j is for the pro to decide', (path, tags) => {
    expect(guessTag(path, pack)).toMatchObject({ tag: null, word: null, tags });
  });

  it('gives its reason', () => {
    expect(guessTag('x/8879 signed.pdf', pack)).toEqual({
      tag: 'EFILE_AUTHORIZATION',
      word: '8879',
      tags: ['EFILE_AUTHORIZATION'],
      reason: '“8879” in the name',
    });
    expect(guessTag('Drafts/x.pdf', pack).reason).toBe('“draft” in the folder “Drafts”');
    expect(guessTag('final draft.pdf', pack).reason).toBe('both “draft” and “final” in the name');
    expect(guessTag('efile rejected.pdf', pack).reason).toBe(
      '“rejected” in the name speaks against the tag efile',
    );
  });
});

describe('folders tell the tag', () => {
  it.each([
    ['Drafts/Rivera.pdf', 'draft'],
    ['finals/Rivera/1040.pdf', 'final'],
    ['finals/drafts/1040.pdf', 'draft'],
    ['drafts/Rivera final.pdf', 'final'],
    ['drafts/Rivera final draft.pdf', null],
  ])('in %j it is %s', (path, tag) => {
    expect(tagOf(path)).toBe(tag);
  });
});

describe('the client’s own name', () => {
  it.each([
    ['Frank Final.pdf', null],
    ['Frank Final draft.pdf', 'draft'],
    ['Final, Frank - final.pdf', 'final'],
    ['Final, Frank/final.pdf', 'final'],
    ['Final, Frank/draft.pdf', 'draft'],
    ['Final 1040.pdf', null],
  ])('does not count: %j is %s', (path, tag) => {
    expect(guessTag(path, pack, {}, ['Frank Final']).tag).toBe(tag);
  });
});

describe('the pro’s own words', () => {
  it('go before the pack’s', () => {
    const own = { 'Ready for Review': 'draft', final: 'OTHER', PBC: 'OTHER' };
    expect(guessTag('ready for review.pdf', pack, own).tag).toBe('draft');
    expect(guessTag('final.pdf', pack, own).tag).toBe('OTHER');
    expect(guessTag('pbc list.pdf', pack, own).tag).toBe('OTHER');
    expect(guessTag('final.pdf', pack, { '': 'x', '--': 'y' }).tag).toBe('final');
  });
});

it('has a pack for each workspace', () => {
  expect(TAG_WORDS.map(({ name }) => name)).toEqual(['rocket-tax', 'taxfyle']);
});

it('takes any path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (path) => {
      for (const each of TAG_WORDS) expect(guessTag(path, each, {}, [path]).reason).not.toBe('');
    }),
  );
});
