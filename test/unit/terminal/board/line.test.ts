import { describe, expect, it } from 'vitest';
import { standingLine } from '../../../../src/terminal/board/line.ts';
import type { Standing } from '../../../../src/terminal/board/tally.ts';

const MB = 1024 * 1024;
const DURING = { isOver: false, columns: Number.POSITIVE_INFINITY };
const AFTER = { isOver: true, columns: 80 };

const standing = (files: Partial<Standing['files']> = {}, over: Partial<Standing> = {}) => ({
  files: { total: 1_000, done: 128, already: 0, failed: 0, left: 0, ...files },
  bytes: { total: 196 * MB, acknowledged: 25 * MB },
  bytesPerSecond: 31 * MB,
  secondsLeft: 5,
  ...over,
});

describe('the standing in words', () => {
  it('says what was done, what failed, and about when it ends', () => {
    expect(standingLine('uploaded', standing({ failed: 2 }), DURING)).toBe(
      'uploaded 128 of 1,000 files, 25 of 196 MB, 2 failed, about 5 s left',
    );
  });

  it('says at the end what is left to do, and no time', () => {
    expect(standingLine('uploaded', standing({ already: 28, left: 872 }), AFTER)).toBe(
      'uploaded 128 of 1,000 files (28 there already), 25 of 196 MB, 872 left',
    );
  });

  it('leaves the size out where the terminal is narrow', () => {
    const narrow = { isOver: true, columns: 50 };
    expect(standingLine('uploaded', standing({ failed: 2 }), narrow)).toBe(
      'uploaded 128 of 1,000 files, 2 failed',
    );
  });

  it('names both units where they differ, and one file alone', () => {
    const bytes = { total: 196 * MB, acknowledged: 300 * 1024 };
    const one = standing({ total: 1, done: 0 }, { bytes, secondsLeft: null });
    expect(standingLine('uploaded', one, DURING)).toBe('uploaded 0 of 1 file, 300 KB of 196 MB');
  });

  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [150, '3 min'],
    [3_600, '1 h'],
    [3_900, '1 h 5 min'],
  ])('gives %i s as “%s”', (secondsLeft, text) => {
    const line = standingLine('uploaded', standing({}, { secondsLeft }), DURING);
    expect(line).toMatch(new RegExp(`, about ${text} left$`));
  });
});
