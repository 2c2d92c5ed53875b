import { describe, expect, test } from 'vitest';
import { rulesIn, wordsOf } from './lint.ts';

const closing = (...lines: string[]) =>
  ['Your 2025 tax return is done.', '', ...lines, '', 'I am closing this job now.'].join('\n');

describe('two results of one return in a close-out message (M17)', () => {
  test.each([
    [['- **Federal:** accepted. You receive a refund.', '- **Federal:** accepted. You owe $12.']],
    [
      [
        '- **Federal:** accepted. You receive a refund.',
        '- **Federal:** accepted. Nothing is owed and no refund is due.',
      ],
    ],
    [
      [
        '- **Ohio:** accepted. You owe the amount shown on the return, to be paid by the due date of the return.',
        '- **Ohio:** accepted. Nothing is owed and no refund is due.',
      ],
    ],
    [['Federal: you receive a refund of $640.', 'Federal: you receive a refund of $720.']],
    [['1. Federal - refund of $640', '2. IRS - you owe $12']],
    [['Federal: accepted. You receive a refund of $640. You owe $12.']],
    [['Your federal refund is $640.', 'You owe the IRS $12.']],
    [['You get a federal refund and you owe the IRS $12.']],
  ])('is an error in %j', (lines) => {
    expect(wordsOf('M17', closing(...lines))).toHaveLength(1);
  });

  test('is one for each place', () => {
    const lines = ['Federal', 'West Virginia', 'Virginia'].flatMap((place) => [
      `- **${place}:** accepted. You receive a refund.`,
      `- **${place}:** accepted. You owe $5.`,
    ]);
    expect(wordsOf('M17', closing(...lines))).toHaveLength(3);
  });

  test.each([
    [
      [
        '- **Federal:** accepted. You receive a refund of **$640.00**.',
        '- **Ohio:** accepted. You owe **$12.00**, to be paid by **April 15, 2026**.',
      ],
    ],
    [
      [
        '- **Virginia:** accepted. You owe $5.',
        '- **West Virginia:** accepted. You receive a refund.',
      ],
    ],
    [['Federal: accepted. You receive a refund, so nothing is owed.']],
    [['Federal: you owe $312, of which $200 is paid. No refund is due.']],
    [
      [
        'Federal: refund of $640.',
        'Ohio: nothing is owed.',
        'Your federal refund of $640 comes by direct deposit.',
      ],
    ],
    [['Federal 2024: refund of $640.', 'Federal 2025: you owe $12.']],
    [['Your federal refund is $640 and you owe Ohio $12.']],
  ])('is not in %j', (lines) => {
    expect(rulesIn(closing(...lines))).not.toContain('M17');
  });

  test('is none where a draft is compared', () => {
    const text = 'Joint: Federal: refund of $640.\nSeparate: Federal: you owe $12.\nWhich is it?';
    expect(rulesIn(text)).not.toContain('M17');
    expect(
      rulesIn(closing('Federal: refund of $6.', 'Federal: you owe $1.'), { audience: 'note' }),
    ).not.toContain('M17');
  });
});
