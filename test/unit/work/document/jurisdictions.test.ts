import { describe, expect, it } from 'vitest';
import { jurisdictionsIn } from '../../../../src/work/document/jurisdictions.ts';

describe('the jurisdictions in a name', () => {
  it.each([
    ['Federal e-file ack.pdf', ['US']],
    ['fed and NY ack.pdf', ['NY', 'US']],
    ['IRS acceptance', ['US']],
    ['rivera_US_CA_2024.pdf', ['CA', 'US']],
    ['RIVERA NY FINAL.PDF', ['NY']],
    ['California return', ['CA']],
    ['new york return', ['NY']],
    ['NewYork return', ['NY']],
    ['West Virginia', ['WV']],
    ['Virginia and West Virginia', ['VA', 'WV']],
    ['Washington DC', ['DC']],
    ['Washington', ['WA']],
    ['United States', ['US']],
    ['IL1040.pdf', ['IL']],
    ['Rivera IN final', ['IN']],
    ['CO final', ['CO']],
    ['STATE IN', ['IN']],
    ['Maryland (MD)', ['MD']],
  ])('%j tells %j', (name, codes) => {
    expect(jurisdictionsIn(name)).toEqual(codes);
  });

  it.each([
    'final in review',
    'FINAL IN REVIEW.pdf',
    'ACCEPTED OK.pdf',
    'ready or not, ok',
    'Photo ID.pdf',
    'ny return',
    'AnaCA',
    'CATS',
    'us',
    'Arkansasville',
    '',
  ])('%j tells none', (name) => {
    expect(jurisdictionsIn(name)).toEqual([]);
  });

  it('do not come from the client’s own name', () => {
    expect(jurisdictionsIn('Georgia Lee CA ack', ['Georgia Lee'])).toEqual(['CA']);
    expect(jurisdictionsIn('Georgia ack', ['Ana Rivera'])).toEqual(['GA']);
  });
});
