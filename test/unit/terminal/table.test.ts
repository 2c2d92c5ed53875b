import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { drawTable } from '../../../src/terminal/table.ts';
import type { Paint } from '../../../src/terminal/terminal.ts';

const plain = (text: string) => text;
const PAINT: Paint = { late: plain, risk: plain, done: plain, dim: plain, strong: plain };
const draw = (rows: readonly (readonly string[])[], columns: number, elastic = [1]) =>
  drawTable(
    ['JOB', 'CLIENT', 'NEW'],
    rows.map((row) => row.map((text) => ({ text }))),
    { columns, paint: PAINT, elastic },
  );

describe('a table', () => {
  it('has columns as wide as their widest cell, two apart, and no trailing spaces', () => {
    expect(
      draw(
        [
          ['J1', 'Rivera', '2'],
          ['J22222', 'Ng', ''],
        ],
        80,
      ),
    ).toBe(['JOB     CLIENT  NEW', 'J1      Rivera  2', 'J22222  Ng'].join('\n'));
  });

  it('cuts the elastic column with “…” when the terminal is narrow', () => {
    const lines = draw([['J1', 'Bartholomew Featherstonehaugh', '2']], 24).split('\n');
    expect(lines[1]).toMatch(/^J1 {3}Bartholomew F… {2}2$/);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(24);
  });

  it('counts cells and not bytes: wide letters and emoji stay in line', () => {
    const rows = [
      ['J1', '山田太郎', '1'],
      ['J2', 'Zoë 👩‍👩‍👧', '2'],
      ['J3', 'e\u0301cole', '3'],
    ];
    const lines = draw(rows, 80).split('\n').slice(1);
    expect(lines.map((line) => stringWidth(line.slice(0, -1)))).toEqual([15, 15, 15]);
    expect(lines.join('\n')).toContain('👩‍👩‍👧');
  });

  it('doesn’t cut a letter in two', () => {
    const [, line = ''] = draw([['J1', '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', '2']], 18).split('\n');
    expect(line).toMatch(/^J1 {3}(👩‍👩‍👧){3}… {3}2$/u);
  });

  it('becomes a block for each row where not even the narrowest columns fit', () => {
    const text = draw(
      [
        ['J1', 'Rivera', '2'],
        ['J2', 'Ng', ''],
      ],
      12,
    );
    expect(text).toBe(
      ['JOB     J1', 'CLIENT  Rivera', 'NEW     2', '', 'JOB     J2', 'CLIENT  Ng', 'NEW'].join(
        '\n',
      ),
    );
  });

  describe('with a column whose text is the message', () => {
    const LONG = 'The client has answered since the plan was made.';
    const drawn = (reasons: readonly string[], columns: number, heading = '') =>
      drawTable(
        ['CLIENT', heading, 'STATE'],
        reasons.map((text, i) => [{ text: `Client ${i + 1}` }, { text }, { text: 'done' }]),
        { columns, paint: PAINT, elastic: [0], below: 1 },
      ).split('\n');

    it('has it beside the others where all of it fits', () => {
      expect(drawn(['Late', 'Early'], 30, 'WHY')).toEqual([
        'CLIENT    WHY    STATE',
        'Client 1  Late   done',
        'Client 2  Early  done',
      ]);
    });

    it('has what is too long wrapped below its row, never cut', () => {
      expect(drawn([LONG, 'Late'], 30, 'WHY')).toEqual([
        'CLIENT    WHY   STATE',
        'Client 1        done',
        '  The client has answered',
        '  since the plan was made.',
        'Client 2  Late  done',
      ]);
    });

    it('has no such column where nothing is left of it', () => {
      expect(drawn([LONG, ''], 30, 'WHY')).toEqual([
        'CLIENT    STATE',
        'Client 1  done',
        '  The client has answered',
        '  since the plan was made.',
        'Client 2  done',
      ]);
    });

    it('has all of it below where not even its name fits', () => {
      expect(drawn(['Late', ''], 18, 'WHY')).toEqual([
        'CLIENT    STATE',
        'Client 1  done',
        '  Late',
        'Client 2  done',
      ]);
    });

    it('keeps it below the block of a row that can’t be a table', () => {
      expect(drawn([LONG], 12)).toEqual([
        'CLIENT  Client 1',
        'STATE   done',
        '  The client',
        '  has',
        '  answered',
        '  since the',
        '  plan was',
        '  made.',
      ]);
    });
  });
});
