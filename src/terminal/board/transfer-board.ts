import { safeJson, sanitizeLine } from '../sanitize.ts';
import type { Terminal } from '../terminal.ts';
import { standingLine } from './line.ts';
import type { Screen } from './screen.ts';
import { type BoardTotals, type Outcome, openTally, type Standing, type Tally } from './tally.ts';

export type { BoardTotals } from './tally.ts';

/** Shows on standard error how a transfer of many files comes along. Sizes are in bytes. */
export interface TransferBoard {
  begin(totals: BoardTotals): void;
  /** A file starts, or starts again: its bytes go back to zero. */
  start(id: number, label: string, size: number): void;
  /** @param bytes of the file handed to the connection so far */
  sent(id: number, bytes: number): void;
  /** @param bytes of the file that the portal has said it holds */
  acknowledged(id: number, bytes: number): void;
  /** A file failed in a way that may pass: it is no longer under way until it starts again. */
  setAside(id: number): void;
  settle(id: number, outcome: Outcome, size: number): void;
  /** A line to stay, above the moving part. */
  note(text: string): void;
  /** Shows the final state in one line. To be called whatever happened: it gives the cursor back. */
  end(): void;
}

export interface TransferBoardOptions {
  /** `auto`: moving on a terminal that can, else lines. `--quiet` silences them all. */
  mode: 'lines' | 'json' | 'quiet' | 'auto';
  /** Milliseconds by any clock. */
  now: () => number;
  /** What is done to the files, in the past: `uploaded`. */
  verb: string;
}

const LINE_EVERY_MS = 5_000;

const jsonOf = ({ files, bytes, bytesPerSecond, secondsLeft }: Standing) => ({
  files_done: files.done,
  files_failed: files.failed,
  files_total: files.total,
  bytes_acknowledged: bytes.acknowledged,
  bytes_total: bytes.total,
  bytes_per_second: bytesPerSecond === null ? null : Math.round(bytesPerSecond),
  seconds_left: secondsLeft,
});

/**
 * Opens the board of one transfer: moving lines on a terminal; elsewhere a line of text or JSON every
 * five seconds, as things happen, and one at the end.
 */
export async function openTransferBoard(
  terminal: Terminal,
  { mode, now, verb }: TransferBoardOptions,
): Promise<TransferBoard> {
  const isSilent = mode === 'quiet' || terminal.quiet;
  let screen: Screen | null = null;
  if (mode === 'auto' && !isSilent && terminal.errMoves) {
    // What measures and redraws text takes a while to load, and a pipe needs none of it.
    const { openScreen } = await import('./screen.ts');
    screen = openScreen(terminal);
  }
  let tally: Tally | null = null;
  let lastLine = 0;

  const say = (line: Record<string, unknown>, text: string) => {
    if (!isSilent) terminal.note(mode === 'json' ? safeJson(line) : text);
  };
  const sayStanding = (standing: Standing, isOver: boolean) => {
    const columns = screen === null ? Number.POSITIVE_INFINITY : (terminal.stderr.columns ?? 80);
    say({ progress: jsonOf(standing) }, standingLine(verb, standing, { isOver, columns }));
  };

  const tell = (change: (tally: Tally) => void) => {
    if (tally === null) return;
    change(tally);
    if (screen !== null || isSilent) return;
    const time = now();
    if (time - lastLine < LINE_EVERY_MS) return;
    lastLine = time;
    sayStanding(tally.standing(), false);
  };

  return {
    begin: (totals) => {
      tally = openTally(totals, now);
      lastLine = now();
      screen?.begin(tally);
    },
    start: (id, label, size) => tell((all) => all.start(id, sanitizeLine(label), size)),
    sent: (id, bytes) => tell((all) => all.sent(id, bytes)),
    acknowledged: (id, bytes) => tell((all) => all.acknowledged(id, bytes)),
    setAside: (id) => tell((all) => all.setAside(id)),
    settle: (id, outcome, size) => tell((all) => all.settle(id, outcome, size)),
    note: (text) => {
      const line = sanitizeLine(text);
      if (screen !== null && tally !== null) screen.note(line);
      else say({ note: line }, line);
    },
    end: () => {
      if (tally === null) return;
      const standing = tally.standing();
      tally = null;
      screen?.end();
      sayStanding(standing, true);
    },
  };
}
