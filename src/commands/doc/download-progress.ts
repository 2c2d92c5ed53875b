import { openCounter } from '../../terminal/progress.ts';
import { sizeText } from '../../terminal/size-text.ts';
import type { DownloadOptions } from '../../work/download/download-jobs.ts';
import type { Context } from '../context.ts';

/** What a download tells while it goes on. */
export interface DownloadProgress
  extends Required<Pick<DownloadOptions, 'onFound' | 'onBegin' | 'onBytes' | 'onEnd'>> {
  /** When all is over, before anything else is written. */
  end(): void;
}

/**
 * One line for all documents on a terminal, as `3 of 12 documents, 4.2 MB`; in a pipe a line for each
 * that is begun.
 */
export function downloadProgress({ terminal, output }: Context): DownloadProgress {
  const counter = openCounter(terminal);
  // On a terminal these rows are the progress, and a moving line would run into them.
  const rowsTell = terminal.outIsTerminal && ['ndjson', 'csv'].includes(output.format);
  const bytesOf = new Map<string, number>();
  let bytes = 0;
  let total = 0;
  let ended = 0;
  const show = () =>
    counter.show(`Downloading: ${ended} of ${total} documents, ${sizeText(bytes)}`);
  return {
    onFound: (documents) => {
      total += documents.length;
      show();
    },
    onBegin: async ({ file_name, title, size }) => {
      if (rowsTell) return;
      const what = `Downloading ${file_name ?? title}`;
      await counter.begin(size === null ? what : `${what}, ${sizeText(size)}`);
    },
    onBytes: ({ id }, done) => {
      bytes += done - (bytesOf.get(id) ?? 0);
      bytesOf.set(id, done);
      show();
    },
    onEnd: () => {
      ended += 1;
      show();
    },
    end: counter.end,
  };
}
