import { describe, expect, test } from 'vitest';
import { rulesIn } from './lint.ts';

const ASKED =
  'Hi Jordan, I still need your W-2 from Acme to finish the draft. Please upload it here.';

describe('the same message again to a silent client (M1)', () => {
  test.each([
    ['word for word', ASKED],
    ['in other case', ASKED.toUpperCase()],
    ['with another greeting and thanks', `${ASKED.replace('Hi Jordan', 'Hello')} Thank you!`],
    ['as a reminder', `Just following up: ${ASKED}`],
    ['with another date', `${ASKED} Please send it by March 6.`],
    ['with bold words and another quote', ASKED.replace('W-2', '**W-2**')],
    ['with a signature', `${ASKED}\n\nBest regards,\nDana`],
  ])('is an error %s', (_, text) => {
    expect(rulesIn(text, { unanswered: ['Welcome!', ASKED] })).toContain('M1');
  });

  test.each([
    ['another form', ASKED.replace('W-2', '1099-NEC')],
    ['another item', 'Hi Jordan, I still need the lease of your flat. Please upload it here.'],
    ['news', 'Your federal return was accepted today.'],
    ['a question', 'Which state did you live in on January 1?'],
    ['the same item with a reason that is new', `${ASKED} Box 12 decides whether the HSA counts.`],
    ['something short', 'Thank you!'],
  ])('is not %s', (_, text) => {
    expect(rulesIn(text, { unanswered: [ASKED] })).not.toContain('M1');
  });

  test('is none once the client has answered, or when nobody knows', () => {
    expect(rulesIn(ASKED, { unanswered: [] })).toEqual([]);
    expect(rulesIn(ASKED, { unanswered: null })).toEqual([]);
  });
});

describe('a message that only checks in (M2)', () => {
  test.each([
    'Just checking in!',
    'Any updates?',
    'Hi Jordan, just following up on my last message. Let me know. Thanks, Dana',
    'Hello Jordan, hope all is well. Touching base.',
    'Circling back on this.',
    'Hi Jordan, friendly reminder.',
  ])('says nothing: “%s”', (text) => {
    expect(rulesIn(text)).toEqual(['M2']);
  });

  test.each([
    'Just checking in: I’m still missing the 1098.',
    'Any update on the corrected W-2?',
    'Following up on page 2 of the draft: is the address right?',
    'Quick reminder that Form 8879 waits for your signature.',
    'Just checking in. Your federal return was transmitted this morning.',
    'Thank you!',
  ])('says something: “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M2');
  });
});
