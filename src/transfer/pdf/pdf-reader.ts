import { access, constants, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { whyUnreadable } from '../unreadable.ts';
import { type PdfReading, STOPPED, TOO_MUCH_MEMORY, unread } from './reading.ts';
import { type ReadingProcess, startReadingProcess } from './reading-process.ts';

/** Reads the text of PDFs in processes of its own, which a hostile PDF may hold or end. */
export interface PdfReader {
  /**
   * Reads one; as many at once as there are processes, others wait.
   *
   * @throws TaxqError `pdf_reader_broken` (failed) when no process can be started
   */
  read(path: string): Promise<PdfReading>;
  /** Ends all processes, so that taxq can end; what is not read by then is unread. */
  close(): Promise<void>;
}

export interface PdfReaderOptions {
  /** Path of the program that reads, `dist/pdf-worker.js`. */
  worker: string;
  /** Most processes; one a processor and 4 at most when absent. */
  workers?: number | undefined;
  /** Longest time for one PDF, in milliseconds; 15,000 when absent. */
  timeMs?: number | undefined;
  /** Most heap of a process, and as much again of buffers, in MiB; 256 when absent. */
  memoryMib?: number | undefined;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Opens a reader. Processes start when they are needed; one that had to be ended is replaced. */
export function openPdfReader(options: PdfReaderOptions): PdfReader {
  const { worker, workers, timeMs = 15_000, memoryMib = 256 } = options;
  const queue = new PQueue({ concurrency: workers ?? Math.min(availableParallelism(), 4) });
  const all = new Set<ReadingProcess>();
  const idle: ReadingProcess[] = [];
  let isClosed = false;

  async function readWith(used: ReadingProcess | undefined, path: string): Promise<PdfReading> {
    const process = used ?? startReadingProcess(worker, { timeMs, memoryMib });
    all.add(process);
    const reading = await process.read(path);
    if (process.isAlive) idle.push(process);
    else all.delete(process);
    return reading;
  }

  async function readNow(path: string): Promise<PdfReading> {
    const why = await whyNotToRead(path);
    if (why !== null) return unread(why);
    if (isClosed) return unread(STOPPED);
    const used = idle.pop();
    const reading = await readWith(used, path);
    // What earlier PDFs left behind in the process is no fault of this one.
    const isOwnFault =
      used === undefined || reading.status !== 'unread' || reading.why !== TOO_MUCH_MEMORY;
    return isOwnFault || isClosed ? reading : readWith(undefined, path);
  }

  return {
    read: (path) => queue.add(() => readNow(path)),
    async close() {
      isClosed = true;
      await Promise.all([...all].map((process) => process.end()));
      await queue.onIdle();
    },
  };
}

async function whyNotToRead(path: string): Promise<string | null> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return 'It is not a regular file.';
    if (facts.size > MAX_BYTES) return 'It is larger than 64 MiB.';
    await access(path, constants.R_OK);
    return null;
  } catch (error) {
    return whyUnreadable(error);
  }
}
