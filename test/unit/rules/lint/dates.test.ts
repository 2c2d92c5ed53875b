import { describe, expect, test } from 'vitest';
import { promisedDates } from '../../../../src/rules/lint/promised-dates.ts';
import { rulesIn, wordsOf } from './lint.ts';

const TODAY = '2026-03-02';
const promised = (text: string, today = TODAY) => promisedDates(text, today);

describe('dates that the pro promises', () => {
  test.each([
    ['I will have the draft by March 9.', '2026-03-09'],
    ['You can expect the draft on Friday.', '2026-03-06'],
    ['I’ll send it tomorrow.', '2026-03-03'],
    ['The draft will be ready by 3/11/2026.', '2026-03-11'],
    ['The draft will be ready by 2026-03-11.', '2026-03-11'],
    ['I’ll upload it within 5 business days.', '2026-03-09'],
    ['We will finish in two weeks.', '2026-03-16'],
    ['By the end of the month I will be done.', '2026-03-31'],
    ['Your draft should be ready on the 4th of March.', '2026-03-04'],
    ['I’ll finish it this weekend.', '2026-03-07'],
    ['I should have it by Wed, March 4.', '2026-03-04'],
    ['I plan to upload it next week.', '2026-03-13'],
    ['We’re out Thursday and Friday, and I’ll have it on Tuesday.', '2026-03-10'],
    ['The hearing was moved to Friday, but I’ll have it by Wednesday.', '2026-03-04'],
    ['I’ll have it done over the weekend.', '2026-03-07'],
    ['I will not be able to finish by Wednesday; Friday instead.', '2026-03-06'],
    ['I can’t have it by Wednesday, but by Friday.', '2026-03-06'],
    ['I won’t have it by Wednesday, but I will by Friday.', '2026-03-06'],
    ['My daughter’s recital is on Wednesday, so I will answer on Friday.', '2026-03-06'],
    ['I will answer on Friday, because the recital is on Wednesday.', '2026-03-06'],
    ['On Friday or so I will have it.', '2026-03-06'],
    ['I’ll send it by end of day.', '2026-03-02'],
    ['I’ll send it by close of business.', '2026-03-02'],
    ['I’ll send it by EOD Friday.', '2026-03-06'],
    ['I’ll send it on Friday by end of day.', '2026-03-06'],
    ['I’ll send it by the end of the day tomorrow.', '2026-03-03'],
    ['By the 9th you will have the draft.', '2026-03-09'],
    ['You will have it by the 1st.', '2026-04-01'],
    ['I’ll upload it no later than the 9th.', '2026-03-09'],
  ])('“%s”: %s', (text, day) => {
    expect(promised(text)).toMatchObject([{ day }]);
  });

  test.each([
    'Please upload the W-2 by March 6.',
    'Your payment is due on April 15.',
    'Your return was accepted on March 1.',
    'I will send the receipt of February 27, 2026.',
    'I see that you moved two months ago.',
    'I will look at the last 3 months.',
    'If I have the K-1 by March 20, there is time.',
    'The extension runs until October 15.',
    'I will be out until March 20.',
    'I have 3/4 of the numbers.',
    'Did you sell it on March 30?',
    'I’ll keep working on it over the weekend.',
    'I will not be able to finish by Friday.',
    'I can’t have it by Friday, and Monday is a holiday.',
    'I can’t have it today, but Monday is a holiday.',
    'At the end of the day I will do what you prefer.',
    'The payment is due by the 15th.',
    'I will look at the 2nd page.',
    'I will file it by the 2nd method.',
  ])('are not in “%s”', (text) => {
    expect(promised(text)).toEqual([]);
  });

  test('have no day while they depend on the client', () => {
    expect(promised('I’ll have the draft within 7 business days once everything is here.')).toEqual(
      [{ start: expect.any(Number), end: expect.any(Number), day: null, businessDays: 7 }],
    );
  });

  test('without a year are the nearest ones, also across New Year', () => {
    expect(promised('I will have it by January 5.', '2026-12-29')).toMatchObject([
      { day: '2027-01-05' },
    ]);
    expect(promised('I will have it by February 30.')).toEqual([]);
  });

  test('point at the date', () => {
    const text = 'Thanks! I will have the draft by **March 9, 2026**.';
    const [found] = promised(text);
    expect(text.slice(found?.start, found?.end)).toBe('March 9, 2026');
  });
});

describe('promised dates that can’t be kept or are too far out (M3)', () => {
  test.each([
    ['more than 7 business days out', 'I’ll have the draft by March 12.', {}],
    ['ten business days', 'You’ll get the draft within 10 business days once I have it.', {}],
    ['after the due day', 'I’ll have the draft by March 6.', { draftDue: '2026-03-05' }],
    ['a Saturday', 'I’ll have the draft on March 7.', {}],
    ['a Sunday by name', 'The draft will be ready on Sunday.', {}],
    [
      'a holiday',
      'I’ll have it on March 5.',
      { isBusinessDay: (day: string) => day !== '2026-03-05' },
    ],
  ])('%s', (_, text, facts) => {
    expect(rulesIn(text, facts)).toEqual(['M3']);
  });

  test.each([
    ['the 7th business day', 'I’ll have the draft by March 11.', {}],
    ['the due day', 'I’ll have the draft by March 5.', { draftDue: '2026-03-05' }],
    ['a later due day', 'I’ll have the draft by March 13.', { draftDue: '2026-03-13' }],
    ['7 business days', 'You’ll get the draft within 7 business days once I have it.', {}],
    ['a Saturday, holidays unknown', 'I’ll have it on March 7.', { isBusinessDay: null }],
    ['an unknown today', 'I’ll have the draft by June 12.', { today: null }],
    ['a note', 'I’ll have the draft by June 12.', { audience: 'note' as const }],
  ])('not %s', (_, text, facts) => {
    expect(rulesIn(text, facts)).toEqual([]);
  });

  test('names the date', () => {
    expect(wordsOf('M3', 'I’ll have the draft by June 12.')).toEqual(['June 12']);
  });
});
