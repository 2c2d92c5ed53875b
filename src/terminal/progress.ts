import { WriteStream } from 'node:tty';
import type { Ora } from 'ora';
import { sanitizeLine } from './sanitize.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far one thing at a time has come, on standard error. */
export interface Progress {
  /** @param total size of the whole in bytes; null when nobody knows */
  begin(label: string, total: number | null): Promise<void>;
  /** @param done bytes so far */
  advance(done: number): void;
  end(): void;
}

/** A moving line with a percentage on a terminal; one plain line for each thing elsewhere. */
export function openProgress(terminal: Terminal): Progress {
  const { stderr, quiet } = terminal;
  // Some terminals (a container's, an expect script's) have no width, and ora then clears lines forever.
  const moving = stderr instanceof WriteStream && stderr.isTTY && stderr.columns > 0 && !quiet;
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
      const { default: ora } = await import('ora');
      // Left to itself ora takes standard input, and with it Ctrl-C.
      spinner = ora({ text, stream: stderr, discardStdin: false }).start();
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
