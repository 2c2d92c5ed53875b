import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson, sanitize, sanitizeLine } from '../../../src/terminal/sanitize.ts';

const DANGEROUS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/;
const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const nasty = fc
  .array(
    fc.constantFrom(
      '\u001b[31m',
      '\u001b]0;x\u0007',
      '\u009b2J',
      '\u202e',
      '\r',
      '\u0000',
      'a',
      '\t',
      '\n',
    ),
  )
  .map((parts) => parts.join(''));

describe('text from a portal', () => {
  it.each([
    ['colours', 'a\u001b[31mred\u001b[0m', 'ared'],
    ['a title (OSC)', 'a\u001b]0;owned\u0007b', 'ab'],
    ['a link (OSC 8)', '\u001b]8;;https://evil.example\u0007pay here\u001b]8;;\u0007', 'pay here'],
    ['8-bit controls (C1)', 'a\u009b2Jb', 'ab'],
    ['a sequence that never ends', 'a\u001b]0;owned', 'a;owned'],
    ['a change of direction', 'invoice\u202efdp.exe', 'invoice\\u202efdp.exe'],
    ['an isolate', '\u2067x\u2069', '\\u2067x\\u2069'],
    ['a carriage return that overwrites', 'safe\rdanger', 'safe\\u000ddanger'],
    ['a null, a backspace and a delete', 'a\u0000\b\u007f', 'a\\u0000\\u0008\\u007f'],
  ])('has %s made harmless', (_, text, shown) => {
    expect(sanitize(text)).toBe(shown);
  });

  it('keeps lines, tabs, accents, emoji and right-to-left letters', () => {
    const text = 'Zoë\tÅngström\n👩‍👩‍👧 שלום';
    expect(sanitize(text)).toBe(text);
    expect(sanitize('a\r\nb')).toBe('a\nb');
  });

  it('is one line in a cell', () => {
    expect(sanitizeLine(' a\n\tb\r\nc ')).toBe('a b c');
  });

  it('never reaches the terminal with a control or direction character', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (text) => {
        expect(sanitize(text)).not.toMatch(DANGEROUS);
        expect(sanitizeLine(text)).not.toMatch(/[\n\t]/);
      }),
    );
  });
});

it('prints JSON that keeps every character and drives no terminal', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, nasty), (text) => {
      const printed = safeJson({ [text]: [text] });
      expect(printed).not.toMatch(DANGEROUS);
      expect(JSON.parse(printed)).toEqual({ [text]: [text] });
    }),
  );
});

it('gives JSON that strict readers take: half a character is replaced, and nothing else', () => {
  const text = 'cut \ud83d | \udc00 | whole 👍 | \\ud83d | \\\\ud83d';
  const json = safeJson({ [text]: text });
  expect(json).not.toMatch(/(^|[^\\])(\\\\)*\\ud/);
  const plain = text.replace('\ud83d |', '\ufffd |').replace('\udc00', '\ufffd');
  expect(JSON.parse(json)).toEqual({ [plain]: plain });
});
