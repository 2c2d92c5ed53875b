import type { Readable, Writable } from 'node:stream';
import { Chalk, type ChalkInstance } from 'chalk';
import { sanitize } from './sanitize.ts';
import { timeTeller } from './times.ts';
import { annotationLine, isWorkflowLog, withoutWorkflowCommands } from './workflow-commands.ts';
import { wrapNote } from './wrap-note.ts';
import { ReaderGone, writeText } from './write-text.ts';

export interface OutStream extends Writable {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

export interface InStream extends Readable {
  isTTY?: boolean;
}

export interface Streams {
  stdin: InStream;
  stdout: OutStream;
  stderr: OutStream;
}

/** What colour means, one thing each: never the only sign. */
export interface Paint {
  late(text: string): string;
  risk(text: string): string;
  done(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

/** The user's screen and keyboard. Nothing else in taxq writes to standard output or error. */
export interface Terminal {
  readonly stdin: InStream;
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly inIsTerminal: boolean;
  /** Whether lines on standard error can be drawn anew: a terminal with a width, not a dumb or plain one. */
  readonly errMoves: boolean;
  /** `--quiet`: only data and errors. */
  readonly quiet: boolean;
  /** Columns to write in; 80 where nobody says. */
  readonly columns: number;
  /** Colours for standard output. */
  readonly paint: Paint;
  /** Colours for standard error. */
  readonly errPaint: Paint;
  /** True once nobody reads standard output any more; lists stop then, work goes on. */
  readonly readerGone: boolean;
  /** An instant in the pro's zone, to the minute: `Apr 14, 2026 23:05`. */
  timeText(instant: string): string;
  /** Writes data; waits while a slow reader catches up. */
  data(text: string): Promise<void>;
  /** Says something on standard error, unless `--quiet`; on a screen broken between words, commands whole. */
  note(text: string): void;
  /** Writes a line to standard error always. */
  alert(text: string): void;
  /** Puts a note on the page of a GitHub Actions run; does nothing anywhere else. */
  annotate(level: 'error' | 'warning', title: string, text: string): void;
}

export interface TerminalOptions {
  streams: Streams;
  env: NodeJS.ProcessEnv;
  quiet?: boolean;
  /** The zone to tell times in, asked once one is told; this machine's where left out. */
  zone?: () => string;
  /** False after `--no-color`. */
  color?: boolean;
}

/** Whether one stream gets colours: flag, NO_COLOR, FORCE_COLOR, a dumb terminal, then the stream itself. */
export function wantsColor(stream: OutStream, env: NodeJS.ProcessEnv, flag?: boolean): boolean {
  if (flag === false) return false;
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  if (env['TERM'] === 'dumb') return false;
  return stream.isTTY === true;
}

function paint(chalk: ChalkInstance): Paint {
  return {
    late: (text) => chalk.red(text),
    risk: (text) => chalk.yellow(text),
    done: (text) => chalk.green(text),
    dim: (text) => chalk.dim(text),
    strong: (text) => chalk.bold(text),
  };
}

const NARROWEST = 20;
const WIDEST = 1_000;

/** A width that lines can be made for; null for anything else that is said to be one. */
function widthOf(said: string | number | undefined): number | null {
  const width = Number(said);
  return Number.isInteger(width) && width >= NARROWEST && width <= WIDEST ? width : null;
}

/** Opens the terminal over three streams; tests pass their own. */
export function openTerminal({ streams, env, quiet, zone, color }: TerminalOptions): Terminal {
  const { stdin, stdout, stderr } = streams;
  const level = (stream: OutStream) => (wantsColor(stream, env, color) ? 1 : 0);
  const columns = [env['COLUMNS'], stdout.columns, stderr.columns].map(widthOf).find(Boolean) ?? 80;
  let readerGone = false;
  const inWorkflow = isWorkflowLog(env);
  const harmless = inWorkflow ? withoutWorkflowCommands : (text: string) => text;
  const alert = (text: string) => {
    stderr.write(`${harmless(text)}\n`);
  };
  return {
    stdin,
    stdout,
    stderr,
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    inIsTerminal: stdin.isTTY === true,
    errMoves: stderr.isTTY === true && Number(stderr.columns) > 0 && level(stderr) > 0,
    quiet: quiet === true,
    columns,
    paint: paint(new Chalk({ level: level(stdout) })),
    errPaint: paint(new Chalk({ level: level(stderr) })),
    timeText: timeTeller(zone),
    get readerGone() {
      return readerGone;
    },
    data: async (text) => {
      if (readerGone) return;
      await writeText(stdout, harmless(text)).catch((error: unknown) => {
        if (!(error instanceof ReaderGone)) throw error;
        readerGone = true;
      });
    },
    note: (text) => {
      // Lines of a log stay whole.
      if (quiet !== true) alert(stderr.isTTY === true ? wrapNote(text, columns) : text);
    },
    alert,
    annotate: (level, title, text) => {
      if (inWorkflow) stderr.write(`${annotationLine(level, sanitize(title), sanitize(text))}\n`);
    },
  };
}
