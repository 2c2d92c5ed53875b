import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING_KNOWN } from '../../../../src/rules/lint/facts.ts';
import { lintMessage } from '../../../../src/rules/lint/lint-message.ts';
import { FACTS, rulesIn } from './lint.ts';

const PIECES = [
  ...[
    'Hi ',
    'Dear Elena',
    ',',
    ' ',
    '\n',
    '. ',
    '!',
    '**',
    '|---|',
    '{{',
    '}}',
    '(',
    '[insert ',
    '_',
  ],
  ...['$', '$50', '219-09-9443', '4111 1111 1111 1111', '84-1234567', 'by March 9', 'tomorrow'],
  ...['call me', 'Taxfyle', 'contractor', 'I am a ', 'my fee', 'checking in', 'please', 'é', '😀'],
  ...['routing 021000021 account ', '\u0000', '\r\n', '```', '~~', 'you failed to', 'I will '],
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
);
const audience = fc.constantFrom('client' as const, 'note' as const);

describe('the message lint', () => {
  test('says something sound about any text', () => {
    fc.assert(
      fc.property(text, audience, fc.array(text, { maxLength: 3 }), (any, who, unanswered) => {
        const findings = lintMessage(any, { ...FACTS, audience: who, unanswered });
        for (const { start, end, message, fix } of findings) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(any.length);
          expect(message).toMatch(/^[A-Z0-9].{15,}\.$/);
          expect(fix.length).toBeGreaterThan(10);
        }
        expect(findings.map(({ start }) => start)).toEqual(
          findings.map(({ start }) => start).sort((one, other) => one - other),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('says the same however the text is written, but for shouting and names', () => {
    const caseless = (any: string) =>
      rulesIn(any).filter((rule) => !['M11', 'M17', 'M18', 'M2'].includes(rule));
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom(...PIECES), { maxLength: 20 })
          .map((pieces) => pieces.join(' ').replace(/[^\x20-\x7e]/g, '')),
        (any) => {
          expect(caseless(any.toUpperCase())).toEqual(caseless(any.toLowerCase()));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('knows without facts only what the text itself tells', () => {
    fc.assert(
      fc.property(text, (any) => {
        const rules = new Set(lintMessage(any, NOTHING_KNOWN).map(({ rule }) => rule));
        for (const rule of ['M1', 'M3', 'M8', 'M15', 'M18'] as const) {
          expect(rules.has(rule)).toBe(false);
        }
      }),
    );
  });

  test('finds the same when more is said before and after', () => {
    fc.assert(
      fc.property(fc.constantFrom('219-09-9443', 'my fee', '{{x}}', 'Taxfyle'), (words) => {
        const alone = lintMessage(words, FACTS).map(({ rule }) => rule);
        const before = 'The draft is ready.\n\n';
        const inside = lintMessage(`${before}${words}\n\nIt has 12 pages.`, FACTS);
        expect(inside.map(({ rule }) => rule)).toEqual(alone);
        expect(inside[0]?.start).toBe(before.length);
      }),
    );
  });

  test('stays quick with the longest texts', () => {
    const pieces = ['1', 'a', ' ', '\n', '{{', '. ', 'I will ', 'a@', 'in 1 day ', 'call me, '];
    for (const piece of [...pieces, 'Elena, ', 'a_', 'by ', 'is your ', 'Federal: you owe $5. ']) {
      const long = `x${piece.repeat(100_000 / piece.length)}x`;
      const started = process.cpuUsage();
      lintMessage(long, FACTS);
      expect(process.cpuUsage(started).user / 1000, piece).toBeLessThan(5_000);
    }
  });
});
