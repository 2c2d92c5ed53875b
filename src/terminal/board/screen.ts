import { createLogUpdate } from 'log-update';
import type { Terminal } from '../terminal.ts';
import { fileLine, totalLine } from './picture.ts';
import type { Tally } from './tally.ts';

/** The moving part of a terminal. */
export interface Screen {
  /** Draws anew ten times a second from now on. */
  begin(tally: Tally): void;
  /** A line above the moving part, for good. */
  note(text: string): void;
  /** Takes the moving part away and gives the cursor back. */
  end(): void;
}

const MOST_LINES = 8;
const REDRAW_MS = 100;

/** The lines of one picture, none wider than the terminal: the files under way, and the total. */
function picture(tally: Tally, { stderr, errPaint }: Terminal): string {
  // A line as wide as the terminal makes some of them go on to the next.
  const width = Math.max(1, (stderr.columns ?? 80) - 1);
  const room = Math.max(0, Math.min(MOST_LINES, (stderr.rows ?? 24) - 1) - 1);
  const files = tally.underWay();
  const shown = files.length <= room ? files : files.slice(0, Math.max(0, room - 1));
  const lines = shown.map((file) => fileLine(file, width, errPaint));
  const more = files.length - shown.length;
  if (more > 0 && room > 0) lines.push(errPaint.dim(`  … and ${more} more`));
  return [...lines, totalLine(tally.standing(), width, errPaint)].join('\n');
}

/** Opens the moving part on standard error. Its timer doesn't keep the process alive. */
export function openScreen(terminal: Terminal): Screen {
  const draw = createLogUpdate(terminal.stderr);
  let shown: Tally | null = null;
  let timer: NodeJS.Timeout | undefined;
  const redraw = () => {
    if (shown !== null) draw(picture(shown, terminal));
  };
  return {
    begin: (tally) => {
      shown = tally;
      redraw();
      timer = setInterval(redraw, REDRAW_MS).unref();
    },
    note: (text) => {
      draw.persist(text);
      redraw();
    },
    end: () => {
      clearInterval(timer);
      draw.clear();
      draw.done();
      shown = null;
    },
  };
}
