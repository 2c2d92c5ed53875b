import { type ChildProcess, fork } from 'node:child_process';
import { asSentence, TaxqError } from '../../errors.ts';
import { type PdfReading, READY, STOPPED, TOO_MUCH_MEMORY, unread } from './reading.ts';

/** One process that reads PDFs, one at a time. */
export interface ReadingProcess {
  /**
   * Reads a PDF. When that takes too much time or memory, or the process dies of it, the PDF is
   * unread and the process is over.
   *
   * @throws TaxqError `pdf_reader_broken` (failed) when the process can’t be started
   */
  read(path: string): Promise<PdfReading>;
  /** Whether it can read another one. */
  readonly isAlive: boolean;
  /** Ends it at once; a PDF under way is unread. */
  end(): Promise<void>;
}

export interface ReadingLimits {
  /** Longest time for one PDF, in milliseconds. */
  timeMs: number;
  /** Most heap, and as much again of buffers, in MiB. */
  memoryMib: number;
}

/**
 * Starts a process with no environment and no way to the screen. A thread would not do: V8 ends the
 * whole program when one of its threads asks for a large piece of heap beyond its limit.
 *
 * @param file path of the built program
 */
export function startReadingProcess(file: string, limits: ReadingLimits): ReadingProcess {
  const child = forked(file, limits.memoryMib);
  let isAlive = true;
  let isEnded = false;
  let hear: (reading: PdfReading) => void = () => {};

  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const ready = new Promise<void>((resolve, reject) => {
    const over = (why: string, cause?: unknown) => {
      isAlive = false;
      hear(unread(isEnded ? STOPPED : why));
      if (isEnded) resolve();
      else reject(notStarted(file, cause));
    };
    child.on('error', (cause) => over(FAILED, cause));
    child.on('exit', (code, signal) => over(whyItEnded(code, signal)));
    child.on('message', (message) => {
      if (message === READY) resolve();
      else hear(asSentences(message as PdfReading));
    });
  });
  // Told to whoever reads; nobody may have come yet.
  ready.catch(() => {});

  async function end(): Promise<void> {
    isAlive = false;
    isEnded = true;
    child.kill('SIGKILL');
    await gone;
  }

  async function read(path: string): Promise<PdfReading> {
    await ready;
    if (!isAlive) return unread(STOPPED);
    const reading = await new Promise<PdfReading>((resolve) => {
      const timer = setTimeout(() => resolve(unread(tooSlow(limits.timeMs))), limits.timeMs);
      hear = (heard) => {
        clearTimeout(timer);
        resolve(heard);
      };
      // That it can’t be sent means that the process is gone, which is told by itself.
      child.send(path, () => {});
    });
    hear = () => {};
    if (reading.status === 'unread') await end();
    return reading;
  }

  return {
    read,
    end,
    get isAlive() {
      return isAlive;
    },
  };
}

const FAILED = 'The PDF reader failed on it.';

/** What Node’s exit code is where there are no signals, when V8 aborts. */
const ABORTED = 134;

function forked(file: string, memoryMib: number): ChildProcess {
  return fork(file, [String(memoryMib * 1024 * 1024)], {
    execArgv: [`--max-old-space-size=${memoryMib}`, '--disallow-code-generation-from-strings'],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function whyItEnded(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === 'SIGABRT' || code === ABORTED ? TOO_MUCH_MEMORY : FAILED;
}

function tooSlow(timeMs: number): string {
  return `Reading it takes longer than ${timeMs / 1000} s.`;
}

function asSentences(reading: PdfReading): PdfReading {
  return 'why' in reading ? { ...reading, why: asSentence(reading.why) } : reading;
}

function notStarted(file: string, cause: unknown): TaxqError {
  return new TaxqError({
    kind: 'failed',
    code: 'pdf_reader_broken',
    message: 'The PDF reader does not start.',
    why: `It is a part of taxq, ${file}, and may be missing or damaged.`,
    hint: 'Install taxq again.',
    cause,
  });
}
