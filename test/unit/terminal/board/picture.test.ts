import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fileLine, totalLine } from '../../../../src/terminal/board/picture.ts';
import type { Standing } from '../../../../src/terminal/board/tally.ts';

const plain = (text: string) => text;
const PLAIN = { late: plain, risk: plain, done: plain, dim: plain, strong: plain };
const RED = { ...PLAIN, late: (text: string) => `<${text}>` };

const MB = 1024 * 1024;

const standing = (files: Partial<Standing['files']> = {}, over: Partial<Standing> = {}) => ({
  files: { total: 1_000, done: 128, already: 0, failed: 0, left: 0, ...files },
  bytes: { total: 196 * MB, acknowledged: 25 * MB },
  bytesPerSecond: 31 * MB,
  secondsLeft: 5,
  ...over,
});

describe('the total of a transfer', () => {
  it('is a bar, the files, the size, the speed and the time left', () => {
    expect(totalLine(standing(), 79, PLAIN)).toBe(
      '━━────────────────── 128 of 1,000 files · 25 of 196 MB · 31 MB/s · 5 s left',
    );
  });

  it('says in red how many failed, and nothing of none', () => {
    expect(totalLine(standing({ failed: 2 }), 120, RED)).toMatch(/ · <2 failed>$/);
    expect(totalLine(standing(), 120, RED)).not.toContain('failed');
  });

  it.each([
    [79, '━───────── 128 of 1,000 files · 25 of 196 MB · 31 MB/s · 5 s left · 2 failed'],
    [70, '128 of 1,000 files · 25 of 196 MB · 31 MB/s · 5 s left · 2 failed'],
    [60, '128 of 1,000 files · 25 of 196 MB · 5 s left · 2 failed'],
    [50, '128/1,000 files · 25/196 MB · 5 s left · 2 failed'],
    [39, '128/1,000 files · 5 s left · 2 failed'],
    [30, '128/1,000 files · 2 failed'],
    [10, '128/1,000…'],
  ])('leaves the less important out where there are %i cells', (width, line) => {
    expect(totalLine(standing({ failed: 2 }), width, PLAIN)).toBe(line);
  });

  it('makes no promise of time as long as nobody knows', () => {
    const early = standing({}, { bytesPerSecond: null, secondsLeft: null });
    expect(totalLine(early, 120, PLAIN)).toBe(
      '━━────────────────── 128 of 1,000 files · 25 of 196 MB',
    );
  });

  it('is never wider than there is room', () => {
    const amount = fc.integer({ min: 0, max: 1e12 });
    const few = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        few,
        few,
        amount,
        amount,
        (width, a, b, x, y) => {
          const given = {
            files: { total: a, done: b, already: 0, failed: b, left: 0 },
            bytes: { total: x, acknowledged: y },
            bytesPerSecond: x / 3,
            secondsLeft: b,
          };
          expect(stringWidth(totalLine(given, width, PLAIN))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('a file on its way', () => {
  it('has its name, a bar and the share of it that was sent', () => {
    const line = fileLine({ label: 'Raman draft.pdf', size: 200, sent: 101 }, 60, PLAIN);
    expect(line).toBe(`  ${'Raman draft.pdf'.padEnd(31)} ━━━━━━━━━━──────────  50 %`);
  });

  it('has no bar where it is narrow, and its name is cut', () => {
    const label = 'Meridian Holdings draft return 2025.pdf';
    expect(fileLine({ label, size: 10, sent: 10 }, 39, PLAIN)).toBe(
      '  Meridian Holdings draft return… 100 %',
    );
  });

  it('is exactly as wide as there is room, whatever it is called', () => {
    const label = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(label, fc.integer({ min: 12, max: 200 }), fc.nat(200), (name, width, sent) => {
        const line = fileLine({ label: name, size: 100, sent }, width, PLAIN);
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
