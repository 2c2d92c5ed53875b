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
});
