import { describe, expect, test } from 'vitest';
import { lintMessage } from '../../../../src/rules/lint/lint-message.ts';
import { findStandIn } from '../../../../src/rules/unfilled.ts';
import { FACTS, wordsOf } from './lint.ts';

describe('what nobody filled in (M17)', () => {
  test.each([
    ['Hi (client name), hello.', '(client name)'],
    ['Call on [insert date].', '[insert date]'],
    ['Hi {{client.first_name}}!', '{{client.first_name}}'],
    ['{% if x %}a{% endif %}', '{% if x %}'],
    ['I’m _____ from Ohio.', '_____'],
    ['Pay <amount> now.', '<amount>'],
    ['Due on [date].', '[date]'],
    ['Hi %FIRST_NAME%!', '%FIRST_NAME%'],
    ['Hi {first_name}!', '{first_name}'],
    ['Hi undefined!', 'undefined'],
    ['I still need:\n\n- TODO: what is missing', 'TODO'],
    ['I still need:\n\n1. **WHAT**\n2. **Your W-2**', 'WHAT'],
    ['- FILE\n- your 1099', 'FILE'],
    ['Please send:\n\n- …', '…'],
    ['WHY', 'WHY'],
    ['On XX/XX/2026 it was accepted.', 'XX/XX/2026'],
    ['Hi , hello.', 'Hi ,'],
    ['For , and 2025.', 'For ,'],
    ['Your refund of $ is here.', '$'],
    ['Please send it by .', 'by .'],
    ['Hi null, hello.', 'null'],
    ['The account () is new.', '()'],
  ])('is an error in “%s”', (text, words) => {
    expect(wordsOf('M17', text)).toContain(words);
    expect(lintMessage(text, FACTS)).toContainEqual(
      expect.objectContaining({ rule: 'M17', severity: 'error' }),
    );
  });

  test.each([
    'Sign Form 8879 (both of you).',
    'Your returns (federal and state) are done.',
    'The account [ending in 4417] is right.',
    '[Direct Pay](https://www.irs.gov/payments/direct-pay)',
    'One sentence.  Another one.',
    'Your state (Colorado) follows.',
    'What is it for?',
    'WHAT is it for?',
    '1. What you bought\n2. Why',
    'WHY?',
    '- FILE separately\n- FILE jointly',
    'One moment …\nHere it is.',
    'It costs $ 12, not $12.50.',
    'Field {12} is empty.',
    'Federal:    $812\nColorado:   $85',
  ])('is not in %j', (text) => {
    expect(wordsOf('M17', text)).toEqual([]);
  });

  test('may hide in two blanks, which is a warning', () => {
    expect(lintMessage('Your  return is done.', FACTS)).toMatchObject([
      { rule: 'M17', severity: 'warning', start: 4, end: 6 },
    ]);
  });
});

describe('what a suggested command leaves to be written', () => {
  test.each([
    ['WHY', 'WHY'],
    [' why ', 'why'],
    ['WHAT.', 'WHAT.'],
    ['…', '…'],
    ['I read it: …', 'I read it: …'],
    ['Signed on ...', 'Signed on ...'],
    ['Because of {reason}', '{reason}'],
    ['Lived in OR … and WA', null],
    ['It is for what', null],
    ['WHY it is needed: a Schedule C', null],
  ])('is found in “%s”: %s', (words, expected) => {
    expect(findStandIn(words)).toBe(expected);
  });
});
