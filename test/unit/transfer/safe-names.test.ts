import { basename, join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveInside, safeFileName, uniqueNames } from '../../../src/transfer/safe-names.ts';

describe('a file name given by a server', () => {
  it.each([
    ['return.pdf', 'return.pdf'],
    ['.thing.output.json', '.thing.output.json'],
    ['Böhm – 2025 (draft).pdf', 'Böhm – 2025 (draft).pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\roe\\w2.pdf', 'w2.pdf'],
    ['folder/', 'folder'],
    ['..', 'document'],
    ['.', 'document'],
    ['a/..', 'document'],
    ['', 'document'],
    ['   ', 'document'],
    ['\u0000\u0007', 'document'],
    ['a\u0000b\n\u001b[31m.pdf', 'ab[31m.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['\u2066a\u2069\u200f.pdf', 'a.pdf'],
    ['w2.pdf. . .', 'w2.pdf'],
    ['  w2.pdf', 'w2.pdf'],
    ['a<b>c:d"e|f?g*.pdf', 'a_b_c_d_e_f_g_.pdf'],
    ['file.txt:stream', 'file.txt_stream'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    ['aux .pdf', '_aux .pdf'],
    ['COM1.tar.gz', '_COM1.tar.gz'],
    ['lpt²', '_lpt²'],
    ['console.log', 'console.log'],
    ['COM10.txt', 'COM10.txt'],
    ['lone\ud800.pdf', 'lone_.pdf'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  it('is cut between characters and keeps its extension', () => {
    const safe = safeFileName(`${'é😀'.repeat(100)}.pdf`);
    expect(safe).toMatch(/^(é😀)+é?\.pdf$/u);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
    expect(Buffer.byteLength(safe)).toBeGreaterThan(190);
  });

  it('does not become a reserved name by being cut', () => {
    expect(safeFileName(`con${' '.repeat(300)}x.pdf`)).toBe('_con.pdf');
  });

  it('is always one harmless segment, and making it safe again changes nothing', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '.',
        '..',
        '/',
        '\\',
        ' ',
        'a',
        'CON',
        ':',
        '\u202e',
        '\0',
        '😀',
        '.pdf',
        'x'.repeat(90),
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 60 })), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\\u0000-\u001f\u007f-\u009f<>:"|?*\u202a-\u202e]|[. ]$|^$/u);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(201);
        expect(resolveInside('/safe', safe)).toBe(`/safe/${safe}`);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});

describe('a path inside a folder', () => {
  it.each(['a.pdf', 'sub/a.pdf', '..hidden', '...', 'a/../b.pdf'])('takes %j', (name) => {
    expect(resolveInside('/data/out', name)).toBe(resolve('/data/out', name));
  });

  it('is absolute for a relative folder', () => {
    expect(resolveInside('out', 'a.pdf')).toBe(join(process.cwd(), 'out', 'a.pdf'));
  });

  it.each(['..', '../x', '../out-of/x', '/etc/passwd', 'a/../../x', '', '.', 'a\0b'])(
    'refuses %j',
    (name) => {
      expect(() => resolveInside('/data/out', name)).toThrow(
        expect.objectContaining({ kind: 'refused', code: 'name_outside_folder' }),
      );
    },
  );
});

describe('names that collide', () => {
  it.each([
    [
      ['a.pdf', 'b.pdf'],
      ['a.pdf', 'b.pdf'],
    ],
    [
      ['a.pdf', 'a.pdf', 'a.pdf'],
      ['a.pdf', 'a (2).pdf', 'a (3).pdf'],
    ],
    [
      ['a.pdf', 'A.PDF'],
      ['a.pdf', 'A (2).PDF'],
    ],
    [
      ['é.pdf', 'e\u0301.pdf'],
      ['é.pdf', 'e\u0301 (2).pdf'],
    ],
    [
      ['a.pdf', 'a.pdf', 'a (2).pdf'],
      ['a.pdf', 'a (3).pdf', 'a (2).pdf'],
    ],
    [
      ['.env', '.env', 'x', 'x'],
      ['.env', '.env (2)', 'x', 'x (2)'],
    ],
    [[], []],
  ])('%j become %j', (given, unique) => {
    expect(uniqueNames(given)).toEqual(unique);
  });

  it('are unique afterwards in any case, in the same order', () => {
    const names = fc.array(fc.constantFrom('a.pdf', 'A.pdf', 'a (2).pdf', 'a (3).pdf', 'b'));
    fc.assert(
      fc.property(names, (given) => {
        const unique = uniqueNames(given);
        expect(new Set(unique.map((name) => name.toLowerCase())).size).toBe(given.length);
        for (const [index, name] of unique.entries()) {
          expect(name.startsWith(basename(given[index] ?? '', '.pdf'))).toBe(true);
        }
      }),
    );
  });

  it('are found quickly among ten thousand', () => {
    const unique = uniqueNames(Array<string>(10_000).fill('W-2.pdf'));
    expect(unique.at(-1)).toBe('W-2 (10000).pdf');
  });
});
