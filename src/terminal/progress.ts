import { WriteStream } from 'node:tty';
import type { Ora } from 'ora';
import { sanitizeLine } from './sanitize.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far one thing at a time has come, on standard error. */
export interface Progress {
  /** @param total how much there is, in bytes or in files; null when nobody knows */
  begin(label: string, total: number | null): Promise<void>;
  /** @param done how much so far, in the same unit */
  advance(done: number): void;
  end(): void;
}

/** Shows how far several things at once have come, on standard error. */
export interface Counter {
  /** One more of them is begun. */
  begin(label: string): Promise<void>;
  /** Says how far they have come together. */
  show(text: string): void;
  end(): void;
}

/** Without a width ora clears lines forever, and it moves with methods that only Node's own terminals have. */
const canMove = ({ stderr, errMoves, quiet }: Terminal): boolean =>
  errMoves && !quiet && stderr instanceof WriteStream;

async function startSpinner(text: string, { stderr }: Terminal): Promise<Ora> {
  const { default: ora } = await import('ora');
  // Left to itself ora takes standard input, and with it Ctrl-C.
  return ora({ text, stream: stderr, discardStdin: false }).start();
}

/** One moving line for all of them on a terminal; one plain line for each thing elsewhere. */
export function openCounter(terminal: Terminal): Counter {
  const moving = canMove(terminal);
  let spinner: Promise<Ora> | null = null;
  let shown: Ora | null = null;
  let ended = false;
  let latest = '';
  return {
    begin: async (label) => {
      if (!moving) {
        terminal.note(sanitizeLine(label));
        return;
      }
      spinner ??= startSpinner(latest, terminal);
      shown = await spinner;
      shown.text = latest;
      if (ended) shown.stop();
    },
    show: (text) => {
      latest = sanitizeLine(text);
      if (shown !== null) shown.text = latest;
    },
    end: () => {
      ended = true;
      shown?.stop();
    },
  };
}

/** A moving line with a percentage on a terminal; one plain line for each thing elsewhere. */
export function openProgress(terminal: Terminal): Progress {
  const moving = canMove(terminal);
  let spinner: Ora | null = null;
  let text = '';
  let whole: number | null = null;
  return {
    begin: async (label, total) => {
      text = sanitizeLine(label);
      whole = total;
      if (!moving) {
        terminal.note(text);
        return;
      }
      spinner = await startSpinner(text, terminal);
    },
    advance: (done) => {
      if (spinner === null || whole === null || whole === 0) return;
      spinner.text = `${text}  ${Math.min(100, Math.floor((done / whole) * 100))} %`;
    },
    end: () => {
      spinner?.stop();
      spinner = null;
    },
  };
}
