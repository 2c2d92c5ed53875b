import type { TransportOptions } from '../http/transport.ts';
import type { Streams } from '../terminal/terminal.ts';

/** What a run of taxq starts from; tests give their own. */
export interface Environment {
  streams: Streams;
  env: NodeJS.ProcessEnv;
  version: string;
  command: readonly string[];
  /** The message templates that come with taxq: a folder per locale. */
  templates: string;
  /** The program that reads PDFs in a process of its own. */
  pdfWorker: string;
  clock: () => Date;
  signal: AbortSignal;
  /** The exit code of a command that was interrupted; 130 unless given. */
  stopCode?: () => number;
  /** Changes to how requests are sent, such as shorter waits. */
  transport?: Partial<TransportOptions>;
}
