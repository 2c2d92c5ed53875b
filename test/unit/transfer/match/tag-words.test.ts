import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessTag } from '../../../../src/transfer/match/tag-words.ts';

const tagOf = (path: string) => guessTag(path).tag;

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
    'DraftKings.pdf',
    'FinalCut.pdf',
    '',
  ])('%j tells none', (path) => {
    expect(guessTag(path)).toEqual({
      tag: null,
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
    expect(guessTag(path)).toMatchObject({ tag: null, tags });
  });

  it.each([
    'DraftKings winnings Jordan Rivera.pdf',
    'Draft Kings winnings.pdf',
    'draft order.pdf',
    'bank draft.pdf',
    'Final K-1 Jordan Rivera.pdf',
    'Final pay stub 2025.pdf',
    'final paystub.pdf',
    'Final Statements.pdf',
    'final notice.pdf',
    'final bill.pdf',
    'Final closing disclosure.pdf',
    'Final 1099-B.pdf',
    'draft W-2.pdf',
    'signed engagement letter.pdf',
    'Final/K-1 Acme.pdf',
    'efile failed.pdf',
    'efile pending.pdf',
    'efile errors.pdf',
    'e-file declined.pdf',
    'efile not yet accepted.pdf',
    'e-file submitted.pdf',
    'Loan acceptance letter.pdf',
    'offer acceptance.pdf',
    'Accepted/offer.pdf',
  ])('%j is not told as a return or its acceptance', (path) => {
    expect(tagOf(path)).toBeNull();
  });

  it('gives its reason', () => {
    expect(guessTag('x/8879 signed.pdf')).toEqual({
      tag: 'EFILE_AUTHORIZATION',
      tags: ['EFILE_AUTHORIZATION'],
      reason: '“8879” in the name',
    });
    expect(guessTag('Drafts/x.pdf').reason).toBe('“draft” in the folder “Drafts”');
    expect(guessTag('final draft.pdf').reason).toBe('both “draft” and “final” in the name');
    expect(guessTag('Final/K-1 Acme.pdf')).toEqual({
      tag: null,
      tags: ['final'],
      reason: '“k-1” in the name speaks against the tag final',
    });
    expect(guessTag('efile rejected.pdf').reason).toBe(
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
    ['DraftFinal.pdf', 'draft'],
  ])('does not count: %j is %s', (path, tag) => {
    expect(guessTag(path, {}, ['Frank Final']).tag).toBe(tag);
  });
});

describe('the pro’s own words', () => {
  it('go before the usual ones', () => {
    const own = { 'Ready for Review': 'draft', final: 'OTHER', PBC: 'OTHER' };
    expect(guessTag('ready for review.pdf', own).tag).toBe('draft');
    expect(guessTag('final.pdf', own).tag).toBe('OTHER');
    expect(guessTag('pbc list.pdf', own).tag).toBe('OTHER');
    expect(guessTag('final k-1 notice.pdf', { 'final k-1': 'draft' }).tag).toBe('draft');
    expect(guessTag('final.pdf', { '': 'x', '--': 'y' }).tag).toBe('final');
  });
});

it('takes any path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (path) => {
      expect(guessTag(path, {}, [path]).reason).not.toBe('');
    }),
  );
});
