import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  openTransferBoard,
  type TransferBoardOptions,
} from '../../../../src/terminal/board/transfer-board.ts';
import { openTerminal } from '../../../../src/terminal/terminal.ts';
import { Capture, input } from '../../../support/streams.ts';
import { screenOf } from './screen-of.ts';

const MB = 1024 * 1024;
const TOTALS = { files: 1_000, bytes: 200 * MB };
const COLOUR = /\u001b\[\d+m/;

interface Setting {
  mode?: TransferBoardOptions['mode'];
  tty?: boolean;
  columns?: number;
  rows?: number;
  env?: NodeJS.ProcessEnv;
  quiet?: boolean;
}

const open = async ({
  mode = 'auto',
  tty = false,
  env = {},
  quiet = false,
  ...size
}: Setting = {}) => {
  const stderr = Object.assign(new Capture(tty), size);
  const streams = { stdin: input('', tty), stdout: new Capture(tty), stderr };
  const terminal = openTerminal({ streams, env, quiet });
  let time = 0;
  const board = await openTransferBoard(terminal, { mode, now: () => time, verb: 'uploaded' });
  const at = (seconds: number) => {
    const passed = seconds * 1_000 - time;
    time += passed;
    vi.advanceTimersByTime(passed);
  };
  return { board, at, stderr, stdout: streams.stdout, shown: () => screenOf(stderr.text) };
};

type Board = Awaited<ReturnType<typeof open>>['board'];

/** Uploads so many files of 1 MB each. */
const upload = (board: Board, from: number, count: number) => {
  for (let id = from; id < from + count; id += 1) {
    board.start(id, `${id}.pdf`, MB);
    board.sent(id, MB);
    board.settle(id, 'done', MB);
  }
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a bulk transfer on a terminal', () => {
  it('shows each file under way and the total, and moves', async () => {
    const { board, at, shown } = await open({ tty: true });
    board.begin(TOTALS);
    board.start(1, 'Raman draft 2025.pdf', 2 * MB);
    board.start(2, 'Kim final 2025.pdf', MB);
    board.sent(1, MB);
    at(0.1);
    expect(shown()).toEqual([
      `  ${'Raman draft 2025.pdf'.padEnd(50)} ━━━━━━━━━━──────────  50 %`,
      `  ${'Kim final 2025.pdf'.padEnd(50)} ────────────────────   0 %`,
      '──────────────────── 0 of 1,000 files · 0 B of 200 MB',
    ]);
    board.settle(1, 'done', 2 * MB);
    at(4);
    upload(board, 3, 38);
    at(4.1);
    expect(shown()).toEqual([
      `  ${'Kim final 2025.pdf'.padEnd(50)} ────────────────────   0 %`,
      '━━━━──────────────── 39 of 1,000 files · 40 of 200 MB · 9.8 MB/s · 17 s left',
    ]);
  });

  it('draws at most ten times a second, however much happens', async () => {
    const { board, at, stderr } = await open({ tty: true });
    board.begin(TOTALS);
    let writes = 0;
    stderr.onText = () => {
      writes += 1;
    };
    for (let step = 1; step <= 1_000; step += 1) {
      upload(board, step, 1);
      at(step / 1_000);
    }
    expect(writes).toBeGreaterThan(5);
    expect(writes).toBeLessThanOrEqual(10);
  });

  it.each([80, 40])(
    'never fills the last of %i columns, and is eight lines at most',
    async (columns) => {
      const { board, at, shown } = await open({ tty: true, columns });
      board.begin(TOTALS);
      for (let id = 0; id < 20; id += 1) {
        board.start(id, `${'長い名前 '.repeat(id)} client ${id}.pdf`, MB);
      }
      board.settle(20, 'failed', MB);
      upload(board, 21, 10);
      at(3);
      const lines = shown();
      expect(lines).toHaveLength(8);
      expect(lines[6]).toBe('  … and 14 more');
      expect(lines[7]).toContain('1 failed');
      for (const line of lines) expect(stringWidth(line)).toBeLessThan(columns);
    },
  );

  it('leaves room on a terminal of few rows', async () => {
    const { board, at, shown } = await open({ tty: true, rows: 4 });
    board.begin(TOTALS);
    for (let id = 0; id < 5; id += 1) board.start(id, `${id}.pdf`, MB);
    at(1);
    expect(shown()).toHaveLength(3);
    expect(shown()[1]).toBe('  … and 4 more');
  });

  it('shows the names of files without what a terminal would obey', async () => {
    const { board, at, stderr, shown } = await open({ tty: true });
    board.begin(TOTALS);
    board.start(1, 'a\u001b]0;evil\u0007b\n\u202ec.pdf', MB);
    at(1);
    expect(stderr.text).not.toMatch(/evil\u0007|\u202e/);
    expect(shown()[0]).toMatch(/^ {2}ab \\u202ec\.pdf /);
  });

  it('keeps what is noted above the moving part', async () => {
    const { board, shown } = await open({ tty: true });
    board.begin(TOTALS);
    board.start(1, 'a.pdf', MB);
    board.note('The portal asks to wait 12 s.');
    const [first, second, third] = shown();
    expect(first).toBe('The portal asks to wait 12 s.');
    expect(second).toMatch(/^ {2}a\.pdf/);
    expect(third).toContain('0 of 1,000 files');
  });

  it('leaves one line, what was noted, and no timer', async () => {
    const { board, at, stderr, shown } = await open({ tty: true });
    board.begin({ files: 3, bytes: 3 * MB });
    board.start(1, 'a.pdf', MB);
    board.note('A note.');
    upload(board, 2, 2);
    at(1);
    board.settle(1, 'failed', MB);
    board.end();
    const last = ['A note.', 'uploaded 2 of 3 files, 2.0 of 3.0 MB, 1 failed'];
    expect(shown()).toEqual(last);
    board.end();
    board.sent(1, 5);
    at(9);
    expect(shown()).toEqual(last);
    expect(vi.getTimerCount()).toBe(0);
    expect(stderr.text).toMatch(COLOUR);
  });

  it('writes nothing to standard output', async () => {
    const { board, stdout } = await open({ tty: true });
    board.begin(TOTALS);
    upload(board, 1, 10);
    board.end();
    expect(stdout.text).toBe('');
  });
});

describe('a bulk transfer elsewhere', () => {
  it.each<[string, Setting]>([
    ['into a pipe', {}],
    ['with NO_COLOR', { tty: true, env: { NO_COLOR: '1' } }],
    ['on a dumb terminal', { tty: true, env: { TERM: 'dumb' } }],
    ['on a terminal without a width', { tty: true, columns: 0 }],
    ['where lines are asked for', { tty: true, mode: 'lines' }],
  ])('is told in plain lines, one every five seconds: %s', async (_, setting) => {
    const { board, at, stderr } = await open(setting);
    board.begin(TOTALS);
    for (let second = 0; second <= 11; second += 1) {
      at(second);
      upload(board, second * 10, 10);
    }
    board.settle(500, 'failed', 2 * MB);
    expect(vi.getTimerCount()).toBe(0);
    board.end();
    expect(stderr.text.split('\n')).toEqual([
      'uploaded 50 of 1,000 files, 50 of 200 MB, about 15 s left',
      'uploaded 100 of 1,000 files, 100 of 200 MB, about 11 s left',
      'uploaded 120 of 1,000 files, 120 of 200 MB, 1 failed',
      '',
    ]);
  });

  it('is told in JSON, one object a line', async () => {
    const { board, at, stderr } = await open({ mode: 'json', tty: true });
    board.begin({ files: 4, bytes: 4 * MB });
    at(5);
    upload(board, 1, 2);
    board.note('The portal asks to wait.');
    board.settle(3, 'failed', MB);
    board.settle(4, 'left', MB);
    board.end();
    const rest = { files_total: 4, bytes_total: 4 * MB };
    const half = Math.round((2 * MB) / 5);
    expect(
      stderr.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        progress: {
          files_done: 0,
          files_failed: 0,
          bytes_acknowledged: 0,
          bytes_per_second: null,
          seconds_left: null,
          ...rest,
        },
      },
      { note: 'The portal asks to wait.' },
      {
        progress: {
          files_done: 2,
          files_failed: 1,
          bytes_acknowledged: 2 * MB,
          bytes_per_second: half,
          seconds_left: 0,
          ...rest,
        },
      },
    ]);
  });

  it.each<[string, Setting]>([
    ['--quiet', { quiet: true }],
    ['--quiet on a terminal', { quiet: true, tty: true }],
    ['--quiet with JSON', { quiet: true, mode: 'json' }],
    ['a board that is quiet itself', { mode: 'quiet', tty: true }],
  ])('is not told at all with %s', async (_, setting) => {
    const { board, at, stderr } = await open(setting);
    board.begin(TOTALS);
    at(6);
    upload(board, 1, 10);
    board.note('A note.');
    board.end();
    expect(stderr.text).toBe('');
  });
});
