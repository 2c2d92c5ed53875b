import { describe, expect, test } from 'vitest';
import { saysTheSame } from '../../../../src/work/message/same-text.ts';

const SENT = 'Hi José,\n\nyour “draft” isn’t ready – R&D costs > $5.\n';

describe('a text that a portal stored', () => {
  test.each([
    ['with other line ends', SENT.replaceAll('\n', '\r\n')],
    ['with its accents apart', SENT.normalize('NFD')],
    [
      'escaped for a web page',
      SENT.replace('&', '&amp;').replace('>', '&gt;').replace('’', '&#39;'),
    ],
    ['escaped by number', SENT.replace('“', '&#8220;').replace('”', '&#x201D;')],
    ['with straight quotes and dashes', SENT.replace(/[“”]/g, '"').replace('–', '-')],
    ['with its blanks run together', SENT.replace(/\s+/g, ' ')],
  ])('%s is the one that was sent', (_, stored) => {
    expect(saysTheSame(stored, SENT)).toBe(true);
  });

  test.each([
    ['in other words', SENT.replace('costs', 'cost')],
    ['for another amount', SENT.replace('$5', '$50')],
    ['that was emptied', ''],
  ])('%s is another', (_, stored) => {
    expect(saysTheSame(stored, SENT)).toBe(false);
  });
});
